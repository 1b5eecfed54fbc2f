import { describeValue, isEmptyText, shorten, tidy, failedConversion } from './describeValue';
import { InvalidInput } from './invalidInput';

/** Fits a text field to what it is for. */
interface TextOptions {
	/** White space around the text is kept, as in a message. */
	keepSpace?: boolean;
	/** The text names something (an ID, a code, a file): true and false are refused instead of becoming a text. */
	exact?: boolean;
	/** Position of the text in the field's list, from 1. */
	entry?: number;
}

const NEXT_OF_OBJECT = 'Pick the field inside it that contains the text';
const NEXT_OF_FAILED = 'Check the expression or the column the value comes from';

/**
 * Reads a text field. A number or boolean from an expression becomes its text.
 *
 * @param label the field's name as the editor shows it
 * @returns undefined when the field is empty, blank, or holds only invisible marks
 * @throws {InvalidInput} for an object or list, for a number whose digits JavaScript has lost, and for what a failed
 * conversion leaves behind, such as `undefined` or `Invalid DateTime`
 */
export function readText(
	value: unknown,
	label: string,
	{ keepSpace = false, exact = false, entry }: TextOptions = {},
): string | undefined {
	if (value === undefined || value === null) return undefined;
	const subject = entry === undefined ? `"${label}"` : `Entry ${entry} of "${label}"`;
	if (typeof value === 'object' || typeof value === 'function' || typeof value === 'symbol') {
		throw new InvalidInput(`${subject} ${describeValue(value)} instead of text`, NEXT_OF_OBJECT);
	}
	if (typeof value === 'boolean' && exact) {
		throw new InvalidInput(`${subject} is ${String(value)} instead of text`, NEXT_OF_FAILED);
	}
	if (typeof value === 'number') refuseLostDigits(value, subject);
	const text = String(value);
	if (isEmptyText(text)) return undefined;
	refuseFailed(text, subject);
	return keepSpace ? text : tidy(text);
}

function refuseFailed(text: string, subject: string): void {
	const reason = failedConversion(text);
	if (reason === undefined) return;
	throw new InvalidInput(`${subject} is "${shorten(tidy(text))}": ${reason}`, NEXT_OF_FAILED);
}

function refuseLostDigits(value: number, subject: string): void {
	if (!Number.isInteger(value) || Number.isSafeInteger(value)) return;
	throw new InvalidInput(
		`${subject} is the number ${String(value)}, which has lost its last digits`,
		'Provide it as text: in quotes in JSON, or in a text column of a spreadsheet',
	);
}

/** An entry in double quotes, which may hold separators, or what stands between separators. */
const TYPED_ENTRY = /\s*"([^"]+)"\s*(?=[,;\r\n]|$)|[^,;\r\n]+/g;

/**
 * Reads a list of texts. The entries of a list, or of the JSON text of one, stay whole; a typed text is split at
 * commas, semicolons and line breaks. Empty entries are dropped.
 *
 * @param label the field's name as the editor shows it
 * @returns the entries, tidied; none for an empty field
 * @throws {InvalidInput} for an entry that is no text, and for a text that looks like JSON and is no list
 */
export function readList(value: unknown, label: string): string[] {
	if (value === undefined || value === null) return [];
	if (Array.isArray(value)) return readEntries(value, label);
	if (typeof value === 'object' || typeof value === 'boolean') {
		throw new InvalidInput(
			`"${label}" ${describeValue(value)} instead of a list of texts`,
			'Give a list of texts, or a text with commas between the entries',
		);
	}
	const text = readText(value, label) ?? '';
	if (/^(\[.*\]|\[ *["'{[].*|\{.*\})$/s.test(text))
		return readEntries(parseList(text, label), label);
	return readEntries(
		[...text.matchAll(TYPED_ENTRY)].map(([whole, quoted]) => quoted ?? whole),
		label,
	);
}

function readEntries(entries: unknown[], label: string): string[] {
	return entries.flatMap((entry, position) => {
		const text = readText(entry, label, { exact: true, entry: position + 1 });
		return text === undefined ? [] : [text];
	});
}

function parseList(text: string, label: string): unknown[] {
	try {
		const parsed = JSON.parse(text) as unknown;
		if (Array.isArray(parsed)) return parsed;
	} catch {
		// told below
	}
	throw new InvalidInput(
		`"${label}" ${describeValue(text)}, ${text.startsWith('[') ? 'which looks like a list but is not valid JSON' : 'which looks like JSON but is no list'}`,
		'Write it like ["one", "two"], or separate the entries by commas without brackets',
	);
}

export { describeValue, isEmptyText, shorten, tidy } from './describeValue';

/** Yes and no as spreadsheets, databases, forms and language models write them. */
const YES = new Set(
	'true 1 yes y on t checked sim s sí si verdadeiro verdadero vero ja oui vrai wahr waar'.split(
		' ',
	),
);
const NO = new Set(
	'false 0 no n off f unchecked não nao falso nein non faux falsch onwaar'.split(' '),
);

/**
 * Reads a yes or no, also where it came as a text or number.
 *
 * @param label the field's name as the editor shows it
 * @throws {InvalidInput} when it is neither, with the value shown
 */
export function readBoolean(value: unknown, label: string): boolean {
	if (typeof value === 'boolean') return value;
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
		const word = tidy(String(value)).normalize('NFKC').toLowerCase();
		if (YES.has(word)) return true;
		if (NO.has(word)) return false;
	}
	throw new InvalidInput(
		`"${label}" ${describeValue(value)}, but must be true or false`,
		'Use true or false, or an expression that returns one of them',
	);
}

/** Fits a number field to what it is for. */
interface NumberOptions {
	min?: number;
	max?: number;
	/** Stands for a field that is not set; without it an empty field is refused. */
	fallback?: number;
	/** Fractions are refused. */
	integer?: boolean;
}

const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;

/**
 * Reads a number, also where it came as a text such as `"20"`.
 *
 * @param label the field's name as the editor shows it
 * @throws {InvalidInput} when it is no number or outside the limits, with the value shown
 */
export function readNumber(
	value: unknown,
	label: string,
	{ min = -Infinity, max = Infinity, fallback, integer = false }: NumberOptions = {},
): number {
	if (!isSet(value) && fallback !== undefined) return fallback;
	const number = toNumber(value);
	if (number !== undefined && number >= min && number <= max) {
		if (!integer || Number.isInteger(number)) return number;
	}
	const kind = integer ? 'a whole number' : 'a number';
	const range = rangeOf(min, max);
	throw new InvalidInput(
		`"${label}" ${describeValue(value)}, but must be ${kind}${range}`,
		`Enter ${kind}${range}, written with digits and without a thousands separator`,
	);
}

function toNumber(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	if (typeof value === 'bigint') return Number(value);
	if (typeof value !== 'string') return undefined;
	const text = tidy(value).normalize('NFKC');
	return PLAIN_NUMBER.test(text) ? Number(text) : undefined;
}

function rangeOf(min: number, max: number): string {
	if (min === -Infinity) return max === Infinity ? '' : ` up to ${max}`;
	return max === Infinity ? ` from ${min} up` : ` from ${min} to ${max}`;
}

/** Tells that an optional field was given a value: neither nothing nor an invisible text. */
export function isSet(value: unknown): boolean {
	if (typeof value === 'string') return !isEmptyText(value);
	return value !== undefined && value !== null;
}
