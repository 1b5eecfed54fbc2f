import { describeValue, isEmptyText, tidy } from './describeValue';
import { InvalidInput } from './invalidInput';

export { describeValue, isEmptyText, shorten, tidy } from './describeValue';
export { readList } from './readList';
export { readText } from './readText';

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
export interface NumberOptions {
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
