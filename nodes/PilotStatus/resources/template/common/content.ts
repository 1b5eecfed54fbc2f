import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../../shared/json';
import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import { readText } from '../../../../shared/values';
import type { ItemContext } from '../../../operation';
import { parseJson, requireText } from '../../common/read';
import { readButtons, readButtonsJson } from './buttons';
import { readHeaderFile } from './headerLimits';
import { checkContent } from './limits';
import { readExamples } from './placeholders';

/** What a template is for (docs/api-reference.md 7); fixed when it is created. */
export const CATEGORIES = ['MARKETING', 'UTILITY', 'OTP'] as const;

const HEADER_TYPES = ['NONE', 'TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT'] as const;

/**
 * The content of a template and its examples, as the API's `body` and `examples` (docs/api-reference.md 7). All limits of the
 * reference are checked.
 *
 * @throws {InvalidInput} one sentence about what the API would refuse
 */
export function readContent(item: ItemContext): {
	body: IDataObject | string;
	examples?: IDataObject;
} {
	const mode = item.get<unknown>('templateContentMode', 'fields');
	if (mode !== 'fields' && mode !== 'json') {
		throw invalidChoice('Content', mode, ['fields', 'json']);
	}
	const body = withHeaderFile(mode === 'json' ? fromJson(item) : fromFields(item));
	checkContent(body);
	return { body, ...readExamples(item, mode, body) };
}

function withHeaderFile(content: IDataObject | string): IDataObject | string {
	if (typeof content === 'string' || content.header === undefined) return content;
	return { ...content, header: readHeaderFile(content.header) };
}

function fromJson(item: ItemContext): IDataObject | string {
	const value = parseJson(item.get('templateContentJson', ''), 'Content (JSON)');
	if (isRecord(value)) return withButtons(value);
	if (typeof value === 'string' && value.trim() !== '') return value;
	throw new InvalidInput(
		value === undefined ? '"Content (JSON)" is empty' : '"Content (JSON)" must be an object',
		'Write it like { "body": { "text": "Hello {{name}}, welcome." } }',
	);
}

/** The content with its buttons as the API takes them; a content without any stays as it is. */
function withButtons(content: IDataObject): IDataObject {
	const buttons = readButtonsJson(content.buttons);
	if (buttons !== undefined) return { ...content, buttons };
	const { buttons: none, ...others } = content;
	return none === undefined || none === null ? content : others;
}

function fromFields(item: ItemContext): IDataObject {
	const header = readHeader(item);
	const text = readText(item.get('templateBody', ''), 'Body', { keepSpace: true });
	if (text === undefined) {
		throw new InvalidInput('"Body" is empty', 'Enter the text of the template');
	}
	const footer = readText(item.get('templateFooter', ''), 'Footer');
	const buttons = readButtons(item.get('templateContentButtons', {}));
	return {
		...(header === undefined ? {} : { header }),
		body: { text },
		...(footer === undefined ? {} : { footer: { text: footer } }),
		...(buttons === undefined ? {} : { buttons }),
	};
}

function readHeader(item: ItemContext): IDataObject | undefined {
	const chosen = item.get<unknown>('templateHeaderType', 'NONE');
	const type = HEADER_TYPES.find((value) => value === chosen);
	if (type === undefined) throw invalidChoice('Header', chosen, HEADER_TYPES);
	if (type === 'NONE') return undefined;
	if (type === 'TEXT') {
		const next = 'Enter the header text, or choose None';
		return { type, text: requireText(item, 'templateHeaderText', 'Header Text', next) };
	}
	const next = 'Enter the public URL of the file, or choose None';
	const file = requireText(item, 'templateHeaderFile', 'Header File', next);
	return /^\W{0,3}https?:/i.test(file) ? { type, url: file } : { type, base64: file };
}
