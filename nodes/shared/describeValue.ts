/**
 * Marks that nobody sees: white space, control characters, and what Unicode calls ignorable (zero-width, direction
 * and soft-hyphen marks, fillers); also the blank braille pattern, which people use to send "nothing".
 */
const INVISIBLE = '[\\s\\p{Cc}\\p{Default_Ignorable_Code_Point}\\u2800]';
const ONE_INVISIBLE = new RegExp(`^${INVISIBLE}$`, 'u');
const ONLY_INVISIBLE = new RegExp(`^${INVISIBLE}*$`, 'u');
const UNPRINTABLE = /[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;
/** Variation selectors and tags: at the end of a text they belong to the emoji before them. */
const PART_OF_EMOJI = /^[\uFE00-\uFE0F\u{E0020}-\u{E007F}]$/u;

/** Longest value that a sentence shows (characters). */
const MAX_SHOWN = 60;
/** Most field names of an object that a sentence shows. */
const MAX_KEYS = 3;

/** Tells that a text shows nothing to a reader: it is empty, blank, or holds only invisible marks. */
export function isEmptyText(text: string): boolean {
	return ONLY_INVISIBLE.test(text);
}

/** Removes white space and invisible marks from both ends of a text; an emoji keeps its own marks. */
export function tidy(text: string): string {
	if (isEmptyText(text)) return '';
	let start = 0;
	let mark = characterAt(text, start);
	while (ONE_INVISIBLE.test(mark)) {
		start += mark.length;
		mark = characterAt(text, start);
	}
	let end = text.length;
	mark = characterBefore(text, end);
	while (ONE_INVISIBLE.test(mark) && !PART_OF_EMOJI.test(mark)) {
		end -= mark.length;
		mark = characterBefore(text, end);
	}
	return text.slice(start, end);
}

function characterAt(text: string, index: number): string {
	return String.fromCodePoint(text.codePointAt(index) ?? 0);
}

function characterBefore(text: string, index: number): string {
	const isPair = /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, index - 2), index));
	return text.slice(index - (isPair ? 2 : 1), index);
}

/** Shortens a text for a sentence (60 characters), its invisible characters shown as blanks. */
export function shorten(text: string): string {
	const characters = [...text.slice(0, 4 * MAX_SHOWN).replace(UNPRINTABLE, ' ')];
	if (characters.length <= MAX_SHOWN && text.length <= 4 * MAX_SHOWN) return characters.join('');
	return `${characters.slice(0, MAX_SHOWN).join('')}…`;
}

/**
 * Says what came, for a sentence that names the field before it: `is empty`, `is a list`, `is an object (id, name)`,
 * `is true`, `is "abc"`. Texts are shortened; never throws, whatever an expression gives.
 */
export function describeValue(value: unknown): string {
	if (value === undefined || value === null) return `is empty (${String(value)})`;
	if (typeof value === 'string') {
		if (isEmptyText(value))
			return value.trim() === '' ? 'is empty' : 'is empty (only invisible characters)';
		return `is "${shorten(value)}"`;
	}
	if (typeof value === 'function' || typeof value === 'symbol') return `is a ${typeof value}`;
	if (typeof value !== 'object') return `is ${String(value)}`;
	if (Array.isArray(value)) return value.length === 0 ? 'is a list without entries' : 'is a list';
	return describeObject(value);
}

function describeObject(value: object): string {
	if (value instanceof Date)
		return Number.isNaN(value.getTime()) ? 'is "Invalid Date"' : 'is a date';
	if ('isLuxonDateTime' in value)
		return 'isValid' in value && value.isValid === true ? 'is a date' : 'is "Invalid DateTime"';
	const keys = Object.keys(value).map(shorten);
	if (keys.length === 0) return 'is an object without fields';
	const more = keys.length > MAX_KEYS ? ', …' : '';
	return `is an object (${keys.slice(0, MAX_KEYS).join(', ')}${more})`;
}

/** Words of a spreadsheet's errors in English, Portuguese, Spanish, French and German. */
const CELL_ERRORS =
	'REF|BEZUG|VALUE|VALOR|VALEUR|WERT|NAME|NOMBRE|NOME|NOM|NUM|NÚM|ZAHL|DIV\\/0|NULL|NULO|NUL|SPILL|CALC|ERROR|ERRO';

/** What conversions leave behind when they fail, and why they did. */
const FAILED: ReadonlyArray<readonly [pattern: string, reason: string]> = [
	['Invalid DateTime|Invalid Date|NaT', 'the expression returned no valid date'],
	['NaN|-?Infinity', 'the expression returned no valid number'],
	['undefined|null', 'the expression returned no value'],
	['\\[object \\w+\\]', 'the expression returned an object instead of text'],
	[`#N\\/[AD]|#NV|#[¡¿]?(?:${CELL_ERRORS})[!?]`, 'the spreadsheet has an error there'],
];

const WHOLE = FAILED.map(([pattern, reason]) => ({
	pattern: new RegExp(`^(?:${pattern})$`, 'u'),
	reason,
}));
const INSIDE = new RegExp(
	`(?<![\\p{L}\\p{N}_])(?:${FAILED.map(([pattern]) => pattern).join('|')})(?![\\p{L}\\p{N}_])`,
	'u',
);
/** A placeholder or an expression that nothing has filled in, such as `{{ $json.name }}` in a field that is no expression. */
const UNFILLED = /\{\{[^{}\n]{1,60}\}\}/;
/** Longest text that can be nothing but a failed conversion (characters). */
const LONGEST = 40;

/** Returns why a text is nothing but a failed conversion, such as `Invalid DateTime`; undefined when it is not. */
export function failedConversion(text: string): string | undefined {
	if (text.length > LONGEST) return undefined;
	const whole = tidy(text);
	return WHOLE.find(({ pattern }) => pattern.test(whole))?.reason;
}

/** Finds a failed conversion inside a text, such as the `undefined` of `Hello undefined`, or a placeholder left in it. */
export function findFailedConversion(text: string): string | undefined {
	return (INSIDE.exec(text) ?? UNFILLED.exec(text))?.[0];
}
