import { tidy } from './describeValue';

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
