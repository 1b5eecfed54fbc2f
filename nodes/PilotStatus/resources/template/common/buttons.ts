import type { IDataObject } from 'n8n-workflow';

import { InvalidInput } from '../../../../shared/invalidInput';
import { normalisePhone } from '../../../../shared/phone';
import { readText } from '../../../../shared/values';
import {
	atButton,
	type ButtonField,
	type ButtonKind,
	EDITOR_NAMES,
	readButtonEntries,
	refuseTwins,
} from '../../common/buttonList';
import { type ButtonShape, readButtonShape } from '../../common/buttonShape';
import { checkAddress, checkCode, checkCounts } from './limits';

const API_TYPES: Readonly<Record<ButtonKind, string>> = {
	reply: 'QUICK_REPLY',
	url: 'URL',
	call: 'PHONE_NUMBER',
	copy: 'COPY_CODE',
};
const types = Object.values(API_TYPES);
const FIELDS: ButtonField = {
	label: 'Buttons',
	form: 'fields',
	names: { ...EDITOR_NAMES, types },
};
const JSON_FIELD: ButtonField = {
	label: 'Content (JSON): buttons',
	form: 'json',
	names: {
		text: 'text',
		reply: 'id',
		url: 'url',
		call: 'phone_number',
		copy: 'example',
		types,
	},
};

/**
 * Reads the buttons of the fixedCollection as the API takes them (docs/api-reference.md 7). What is left in a field
 * that the type of a button hides is not read.
 *
 * @param collection value of the parameter, `{ values: [...] }`
 * @returns undefined when there are none
 * @throws {InvalidInput} when a button lacks what its type needs, or a limit is broken
 */
export function readButtons(collection: unknown): IDataObject[] | undefined {
	return read(collection, FIELDS);
}

/**
 * Reads the `buttons` of a template's content as the API takes them, however they were written: a list of texts, types
 * in any case, the names that buttons of a message have. Parts that are not known go to the API as they are.
 *
 * @returns undefined when there are none
 * @throws {InvalidInput} when a button lacks what its type needs, or a limit is broken
 */
export function readButtonsJson(value: unknown): IDataObject[] | undefined {
	return read(value, JSON_FIELD);
}

function read(value: unknown, field: ButtonField): IDataObject[] | undefined {
	const entries = readButtonEntries(value, field);
	if (entries.length === 0) return undefined;
	const buttons = entries.map((entry, position) => {
		const shape = readButtonShape(entry, position, field);
		return atButton(field, position, shape.text, () => toButton(shape, field));
	});
	checkCounts(buttons, field.label);
	refuseTwins(
		buttons.map(({ text }) => (typeof text === 'string' ? { text } : {})),
		field,
	);
	return buttons;
}

function toButton(shape: ButtonShape, { form }: ButtonField): IDataObject & { type: string } {
	const { kind, valueLabel, rest } = shape;
	const type = API_TYPES[kind];
	const more = form === 'json' ? (rest as IDataObject) : {};
	if (kind === 'copy') return { type, ...textOf(shape, form), ...codeOf(shape, form), ...more };
	const text = need(shape.text, shape.textLabel);
	switch (kind) {
		case 'reply':
			return { type, text, ...idOf(shape, form), ...more };
		case 'url': {
			const url = need(readText(shape.value, valueLabel, { exact: true }), valueLabel);
			checkAddress(url, valueLabel);
			return { type, text, url, ...more };
		}
		case 'call':
			return { type, text, phone_number: readPhone(shape), ...more };
	}
}

/** The text of a code to copy is WhatsApp's own; the API's form has none. */
function textOf({ text }: ButtonShape, form: 'fields' | 'json'): { text?: string } {
	return text === undefined || form === 'fields' ? {} : { text };
}

/** A code may be missing in JSON: the button of a one-time password has it from a variable. */
function codeOf({ value, valueLabel }: ButtonShape, form: 'fields' | 'json'): IDataObject {
	const code = readText(value, valueLabel, { exact: true });
	if (code === undefined && form === 'json') return {};
	const given = need(code, valueLabel);
	checkCode(given, valueLabel);
	return { example: [given] };
}

/** The API documents no ID for the button of a template; one that is written as JSON is left to the API. */
function idOf({ value, valueLabel }: ButtonShape, form: 'fields' | 'json'): IDataObject {
	const id = form === 'json' ? readText(value, valueLabel, { exact: true }) : undefined;
	return id === undefined ? {} : { id };
}

function need(text: string | undefined, label: string): string {
	if (text !== undefined) return text;
	throw new InvalidInput(`"${label}" is empty`, 'Fill it in, or remove the button');
}

function readPhone({ value, valueLabel }: ButtonShape): string {
	const phone = normalisePhone(value, valueLabel);
	if (phone.startsWith('+')) return phone;
	throw new InvalidInput(
		`"${valueLabel}" is "${phone}", which is not a phone number`,
		'Write it like +55 11 99999-9999',
	);
}
