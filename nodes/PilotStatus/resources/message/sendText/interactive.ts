import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../../shared/api/answers';
import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import type { ItemContext } from '../../../operation';
import { readText } from '../../../../shared/values';
import { hintAtButtons } from '../shared/buttonHints';
import type { ButtonParameters } from '../shared/chosenButtons';
import { readChosenButtons } from '../shared/chosenButtons';
import { readMediaAddress } from '../shared/mediaAddress';

const BUTTONS: ButtonParameters = {
	mode: 'buttonsMode',
	without: { name: 'None', value: 'none' },
	fields: 'buttons',
	json: 'buttonsJson',
};
const HEADER_TYPES = ['text', 'image', 'video', 'document'] as const;

/**
 * Reads the buttons of a free text with their header and footer, which exist only beside buttons (docs/api-reference.md
 * 3.3). Without buttons nothing of them is read.
 *
 * @returns the request's `buttons`, `header` and `footer`, as far as the item has them
 * @throws {InvalidInput} when one of them cannot be sent
 */
export function readInteractive(item: ItemContext): IDataObject {
	const buttons = readChosenButtons(item, BUTTONS);
	if (buttons === undefined) return {};
	const header = readHeader(item);
	const footer = readText(item.get('footer', ''), 'Footer');
	hintAtButtons(item, buttons);
	if (header?.type === 'video' || header?.type === 'document') {
		item.hint(
			'Meta may reject buttons with a video or document on delivery. Watch for the failed status of these messages.',
		);
	}
	return {
		buttons,
		...(header === undefined ? {} : { header }),
		...(footer === undefined ? {} : { footer }),
	};
}

function readHeader(item: ItemContext): IDataObject | undefined {
	const collection = item.get<unknown>('header', {});
	const value = isRecord(collection) ? collection.value : undefined;
	if (!isRecord(value)) return undefined;
	const given = value.type ?? 'text';
	const type = HEADER_TYPES.find(
		(known) => typeof given === 'string' && known === given.trim().toLowerCase(),
	);
	if (type === undefined) throw invalidChoice('Header Type', given, HEADER_TYPES);
	const content = readText(value.content, 'Header Content');
	if (content !== undefined) {
		if (type === 'text') return { type, content };
		return { type, content: readMediaAddress(content, 'Header Content', item) };
	}
	throw new InvalidInput(
		'"Header Content" is empty',
		type === 'text'
			? 'Enter the header text, or remove the header'
			: 'Enter the public URL of the file, or remove the header',
	);
}
