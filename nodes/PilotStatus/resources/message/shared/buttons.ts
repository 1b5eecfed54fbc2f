import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isRecord } from '../../../../shared/api/answers';
import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import { normalisePhone } from '../../../../shared/phone';
import { parseJson } from '../../shared/json';

/** Fields of one button (reference 3.4), each shown for its type only. */
export const buttonValues: INodeProperties[] = [
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'Call', value: 'call', description: 'Calls a phone number' },
			{ name: 'Copy Code', value: 'copy', description: 'Copies a code' },
			{ name: 'Quick Reply', value: 'reply', description: 'Answers with the text of the button' },
			{ name: 'Web Page', value: 'url', description: 'Opens a web page' },
		],
		default: 'reply',
	},
	{
		displayName: 'Button Text',
		name: 'displayText',
		type: 'string',
		default: '',
		placeholder: 'e.g. Yes, please',
		description: 'What stands on the button',
	},
	{
		displayName: 'Button ID',
		name: 'id',
		type: 'string',
		default: '',
		placeholder: 'e.g. confirm',
		description:
			'Names the button for you; the contact does not see it. Left empty, it is button-1 and so on.',
		displayOptions: { show: { type: ['reply'] } },
	},
	{
		displayName: 'Button URL',
		name: 'url',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/order/42',
		displayOptions: { show: { type: ['url'] } },
	},
	{
		displayName: 'Button Phone Number',
		name: 'phoneNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. +55 11 99999-9999',
		displayOptions: { show: { type: ['call'] } },
	},
	{
		displayName: 'Code to Copy',
		name: 'copyCode',
		type: 'string',
		default: '',
		placeholder: 'e.g. SAVE10',
		displayOptions: { show: { type: ['copy'] } },
	},
];

const VALUE_FIELD = new Map([
	['reply', { name: 'id', label: 'Button ID' }],
	['url', { name: 'url', label: 'Button URL' }],
	['call', { name: 'phoneNumber', label: 'Button Phone Number' }],
	['copy', { name: 'copyCode', label: 'Code to Copy' }],
]);

/**
 * The buttons of a fixedCollection as the API takes them; undefined when there are none. A quick reply without an
 * ID gets its position as ID, since the API wants one.
 *
 * @param collection value of the parameter, `{ values: [...] }`
 * @throws {InvalidInput} when a button lacks what its type needs
 */
export function readButtons(collection: unknown): IDataObject[] | undefined {
	const values = isRecord(collection) ? collection.values : undefined;
	if (!Array.isArray(values) || values.length === 0) return undefined;
	return values.filter(isRecord).map((value, position) => {
		const type = value.type ?? 'reply';
		const field = typeof type === 'string' ? VALUE_FIELD.get(type) : undefined;
		if (field === undefined || typeof type !== 'string') {
			throw invalidChoice(`Type of button ${position + 1}`, type, [...VALUE_FIELD.keys()]);
		}
		const content = asText(value[field.name]);
		return {
			type,
			displayText: asText(value.displayText),
			[field.name]: withDefault(type, content, position, field.label),
		};
	});
}

/**
 * Buttons given as JSON, text or an object from an expression; undefined when left empty.
 *
 * @throws {InvalidInput} when it is not a list of objects
 */
export function readButtonsJson(value: unknown): IDataObject[] | undefined {
	const parsed = parseJson(value, 'Buttons (JSON)');
	if (parsed === undefined || (Array.isArray(parsed) && parsed.length === 0)) return undefined;
	if (!Array.isArray(parsed) || !parsed.every(isRecord)) {
		throw new InvalidInput(
			'"Buttons (JSON)" must be a list of objects',
			'Write it like [{ "type": "reply", "displayText": "Yes", "id": "yes" }]',
		);
	}
	return parsed.map((button) => ({ ...button }));
}

function withDefault(type: string, content: string, position: number, label: string): string {
	if (type === 'call') return normalisePhone(content, label);
	return type === 'reply' && content === '' ? `button-${position + 1}` : content;
}

function asText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
