import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../shared/json';
import { InvalidInput } from '../../../shared/invalidInput';
import { locatorValue } from '../../../shared/locator';
import { describeValue, isSet, tidy, readText } from '../../../shared/values';
import type { ItemContext } from '../../operation';

/**
 * Reads a collection of options; empty when an expression gives nothing.
 *
 * @param label the field's name as the editor shows it
 * @throws {InvalidInput} when an expression gave something else than an object
 */
export function readCollection(item: ItemContext, name: string, label = 'Options'): IDataObject {
	const options = item.get<unknown>(name, {});
	if (isRecord(options)) return options;
	if (!isSet(options)) return {};
	throw new InvalidInput(
		`"${label}" ${describeValue(options)} instead of an object`,
		'Add the options in the editor, or provide an object with their names and values',
	);
}

/** The fence that language models put around JSON. */
const FENCE = /^\s*```[a-z]*\s*\n([\s\S]*?)\n?\s*```\s*$/i;

/**
 * Gives the JSON inside what was written: without the fence of a language model, and without the quotes of JSON that was
 * turned into a JSON text once more.
 */
export function innerJson(written: string): string {
	const text = tidy(FENCE.exec(written)?.[1] ?? written);
	const inner = text.startsWith('"') ? parse(text)?.value : undefined;
	return typeof inner === 'string' && /^\s*[[{]/.test(inner) ? inner : text;
}

/**
 * The value of a JSON field: a text is parsed, an object or list from an expression is taken as it is.
 *
 * @param label the field's name as the editor shows it
 * @returns undefined when the field is empty
 * @throws {InvalidInput} when a text is not JSON
 */
export function parseJson(value: unknown, label: string): unknown {
	if (value === undefined || value === null) return undefined;
	if (typeof value !== 'string') return value;
	const text = innerJson(value);
	if (text === '') return undefined;
	const parsed = parse(text);
	if (parsed !== undefined) return parsed.value;
	throw new InvalidInput(
		`"${label}" is not valid JSON: it ${describeValue(text)}`,
		'Check brackets, commas and double quotes, or use an expression that returns an object',
	);
}

function parse(text: string): { value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) as unknown };
	} catch {
		return undefined;
	}
}

export { pathWith } from '../../../shared/pathWith';

/**
 * Reads a field that must not be empty, trimmed. A number from an expression becomes its text.
 *
 * @param label the field's name as the editor shows it
 * @param next what the person can do when it is empty
 * @throws {InvalidInput} when it is empty or no text
 */
export function requireText(item: ItemContext, name: string, label: string, next: string): string {
	const value = item.get<unknown>(name, '');
	const text = readText(value, label, { exact: true });
	if (text === undefined) throw new InvalidInput(`"${label}" ${describeValue(value)}`, next);
	return text;
}

/**
 * Reads a picker that must not be empty.
 *
 * @param label the field's name as the editor shows it
 * @throws {InvalidInput} when nothing is chosen, or an expression gave something that is no ID
 */
export function requireId(item: ItemContext, name: string, label: string): string {
	const id = item.getId(name, label);
	if (id !== '') return id;
	const came = describeValue(locatorValue(item.get<unknown>(name, '')));
	throw new InvalidInput(`"${label}" ${came}`, 'Choose one from the list, or enter its ID');
}
