import type { ApiRequest } from '../../../../shared/api/request';
import { checkSendBody } from '../../../../shared/api/schemas/send';
import type { ItemContext } from '../../../operation';
import { readDestination } from '../shared/destination';
import { MAX_SHORT_TEXT, MAX_TEXT, readMessageText } from '../shared/messageText';
import { SEND_PATH } from '../shared/path';
import { readSendOptions } from '../shared/sendOptions';
import { readInteractive } from './interactive';

/**
 * A free text with its buttons, header and footer (docs/api-reference.md 3.2, free text).
 *
 * @throws {InvalidInput} when the item asks for something the API does not take
 */
export function toRequest(item: ItemContext): ApiRequest {
	const interactive = readInteractive(item);
	const body = checkSendBody({
		...readDestination(item),
		text:
			readMessageText(
				item,
				'text',
				'Text',
				interactive.buttons === undefined ? MAX_TEXT : MAX_SHORT_TEXT,
			) ?? '',
		...interactive,
		...readSendOptions(item, 'textOptions'),
	});
	return { method: 'POST', path: SEND_PATH, body };
}
