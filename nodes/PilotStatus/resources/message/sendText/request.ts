import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../../shared/api/answers';
import type { ApiRequest } from '../../../../shared/api/request';
import { checkSendBody } from '../../../../shared/api/schemas/send';
import { InvalidInput } from '../../../../shared/invalidInput';
import type { ItemReader } from '../../../operation';
import { readButtons, readButtonsJson } from '../shared/buttons';
import { readDestination } from '../shared/destination';
import { MAX_SHORT_TEXT, MAX_TEXT, readMessageText } from '../shared/messageText';
import { SEND_PATH } from '../shared/path';
import { readSendOptions } from '../shared/sendOptions';
import { readText } from '../../shared/text';

/**
 * A free text with its buttons, header and footer (current send page, mode free text).
 *
 * @throws {InvalidInput} when the item asks for something the API does not take
 */
export function toRequest(item: ItemReader): ApiRequest {
	const buttons = readEitherButtons(item);
	const header = readHeader(item.get('header', {}));
	const footer = readText(item.get('footer', ''), 'Footer');
	if (header?.type === 'video' || header?.type === 'document') {
		item.hint(
			'Meta may refuse buttons together with a video or document when the message is delivered. Watch for the failed status of these messages.',
		);
	}
	const body = checkSendBody({
		...readDestination(item),
		text:
			readMessageText(item, 'text', 'Text', buttons === undefined ? MAX_TEXT : MAX_SHORT_TEXT) ??
			'',
		...(buttons === undefined ? {} : { buttons }),
		...(header === undefined ? {} : { header }),
		...(footer === undefined ? {} : { footer }),
		...readSendOptions(item, 'textOptions'),
	});
	return { method: 'POST', path: SEND_PATH, body };
}

function readEitherButtons(item: ItemReader): IDataObject[] | undefined {
	const fields = readButtons(item.get('buttons', {}));
	const json = readButtonsJson(item.get('buttonsJson', ''));
	if (fields !== undefined && json !== undefined) {
		throw new InvalidInput(
			'"Buttons" and "Buttons (JSON)" are both filled',
			'Use only one of them',
		);
	}
	return fields ?? json;
}

function readHeader(collection: unknown): IDataObject | undefined {
	const value = isRecord(collection) ? collection.value : undefined;
	if (!isRecord(value)) return undefined;
	return { type: value.type ?? 'text', content: readText(value.content, 'Header Content') ?? '' };
}
