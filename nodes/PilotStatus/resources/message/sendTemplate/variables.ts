import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../../shared/json';
import { failedConversion } from '../../../../shared/describeValue';
import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import { describeValue, isEmptyText, isSet, readBoolean, tidy } from '../../../../shared/values';
import type { ItemContext } from '../../../operation';
import { readCollection, innerJson, parseJson } from '../../common/read';
import { hintAtFailedConversion } from '../common/messageText';

const RUN = /[\s\u0085]+/g;
const BREAK = /[\t-\r\u0085\u2028\u2029]/;
/** Most blanks in a row that Meta takes in a variable. */
const MAX_BLANKS = 4;

/**
 * Makes one blank of white space that Meta refuses in a template variable: line breaks, tabs, and more than four blanks in a
 * row. At the ends of the text it goes altogether. Other white space stays as it is.
 */
function cleanWhiteSpace(text: string): string {
	return text.replace(RUN, (run: string, position: number) => {
		if (run.length <= MAX_BLANKS && !BREAK.test(run)) return run;
		const isAtEnd = position === 0 || position + run.length === text.length;
		return isAtEnd ? '' : ' ';
	});
}

/** A text in quotes, which stays, or a number outside of quotes. */
const TEXT_OR_NUMBER = /("(?:[^"\\]|\\.)*")|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses JSON with its numbers as texts, in the digits that were written: JavaScript would make 1.1 of `1.10`, and change
 * the last digits of a long one.
 *
 * @param json a valid JSON text
 */
function parseWithWrittenNumbers(json: string): unknown {
	const quoted = json.replace(TEXT_OR_NUMBER, (found: string, text: string | undefined) =>
		text === undefined ? `"${found}"` : text,
	);
	return JSON.parse(quoted) as unknown;
}

/**
 * Reads the variables of the template, as the request's `variables`; nothing where the template has none.
 *
 * @throws {InvalidInput} naming the variable that is missing or cannot be sent
 */
export function readVariables(item: ItemContext): { variables?: IDataObject } {
	const mode = item.get<unknown>('variablesMode', 'fields');
	if (mode !== 'fields' && mode !== 'json') {
		throw invalidChoice('Specify Variables', mode, ['fields', 'json']);
	}
	const values = Object.entries(mode === 'json' ? byName(fromJson(item)) : fromFields(item));
	if (values.length === 0) return {};
	const isCleaned = wantsCleaning(item);
	const variables = values.map(([name, value]) => {
		const text = toText(name, value);
		hintAtFailedConversion(item, `The template variable "${name}"`, text);
		return [name, isCleaned ? clean(item, name, text) : text] as const;
	});
	return { variables: Object.fromEntries(variables) };
}

function wantsCleaning(item: ItemContext): boolean {
	const { cleanVariables } = readCollection(item, 'templateOptions');
	return !isSet(cleanVariables) || readBoolean(cleanVariables, 'Clean Up White Space');
}

function clean(item: ItemContext, name: string, text: string): string {
	const cleaned = cleanWhiteSpace(text);
	if (cleaned !== text) {
		item.hint(
			`Line breaks, tabs or repeated spaces in the template variable "${name}" were replaced with one space because Meta rejects them [item ${item.index}]. QR-paired numbers accept them: to keep them, turn off the option Clean Up White Space.`,
			'white space',
		);
	}
	return cleaned;
}

function fromJson(item: ItemContext): IDataObject {
	const label = 'Template Variables (JSON)';
	const given = item.get<unknown>('templateVariablesJson', '{}');
	const parsed = parseJson(given, label);
	if (parsed === undefined) return {};
	const value =
		typeof given === 'string' && isRecord(parsed)
			? parseWithWrittenNumbers(innerJson(given))
			: parsed;
	if (isRecord(value)) return value;
	throw new InvalidInput(
		`"${label}" ${describeValue(value)}, but must be an object`,
		'Write it like { "name": "Ana", "order_id": "42" }',
	);
}

/**
 * Names the values as the API does: what was copied from the template as `{{name}}` is called `name`.
 *
 * @throws {InvalidInput} when both forms of a name are there
 */
function byName(values: IDataObject): IDataObject {
	const named = new Map<string, unknown>();
	for (const [key, value] of Object.entries(values)) {
		const name = tidy(/^\s*\{\{([^{}]*)\}\}\s*$/.exec(key)?.[1] ?? key);
		if (named.has(name)) {
			throw new InvalidInput(
				`The template variable "${name}" is given twice`,
				'Give each variable one value, under its name without braces',
			);
		}
		named.set(name, value);
	}
	return Object.fromEntries(named) as IDataObject;
}

/** The mapper's values; a variable that the chosen template needs and that has no value is refused here. */
function fromFields(item: ItemContext): IDataObject {
	const mapper = readCollection(item, 'templateVariables', 'Template Variables');
	if (isSet(mapper.value) && !isRecord(mapper.value)) {
		throw new InvalidInput(
			`"Template Variables" ${describeValue(mapper.value)} instead of an object`,
			'Give an object with the names and values, such as {{ { name: $json.name } }}',
		);
	}
	const values = isRecord(mapper.value) ? mapper.value : {};
	const known: unknown[] = Array.isArray(mapper.schema) ? mapper.schema : [];
	// the fields belong to the template that was chosen in the editor, not to one that an expression names
	if (templateIsFixed(item)) {
		for (const field of known) {
			if (isRecord(field) && field.required === true && field.removed !== true) {
				const name = String(field.id);
				if (!Object.hasOwn(values, name)) toText(name, undefined);
			}
		}
	}
	return values;
}

function templateIsFixed(item: ItemContext): boolean {
	const saved = item.rawParameter('templateId');
	const value = isRecord(saved) ? saved.value : saved;
	return typeof value === 'string' && value !== '' && !value.startsWith('=');
}

/** Makes the text of a variable: variables go out as texts that are not blank (docs/api-reference.md 3.3). */
function toText(name: string, value: unknown): string {
	const subject = `The template variable "${name}"`;
	if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
		throw new InvalidInput(
			`${subject} is the number ${String(value)}, which has lost its last digits`,
			'Provide it as text: in quotes in JSON, or in a text column of a spreadsheet',
		);
	}
	const text = plainText(value);
	if (text === undefined || isEmptyText(text)) {
		throw new InvalidInput(
			`${subject} ${describeValue(value)}`,
			'Enter a text, a number or a date. WhatsApp does not accept empty variables',
		);
	}
	const failed = failedConversion(text);
	if (failed === undefined) return text;
	throw new InvalidInput(
		`${subject} is "${text.trim()}": ${failed}`,
		'Check the expression or the column the value comes from',
	);
}

function plainText(value: unknown): string | undefined {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') {
		return String(value);
	}
	if (value instanceof Date) {
		return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
	}
	return isoOf(value);
}

/** Luxon's DateTime, which `$now` and date expressions give. */
function isoOf(value: unknown): string | undefined {
	if (typeof value !== 'object' || value === null || !('toISO' in value)) return undefined;
	const { toISO } = value;
	if (typeof toISO !== 'function') return undefined;
	const iso: unknown = toISO.call(value);
	return typeof iso === 'string' ? iso : 'Invalid DateTime';
}
