import type { PhoneProblem } from './phoneProblems';
import { unwrapPhone } from './phoneWrappings';

/** Holds what a text was read as; `problem` says why it is not one phone number. */
export type PhoneReading =
	| { kind: 'userId'; id: string }
	| { kind: 'international'; digits: string }
	/** Has no `+`, so the country is not known; may begin with 0. */
	| { kind: 'national'; digits: string }
	| { kind: 'problem'; problem: PhoneProblem };

/** Business-scoped user ID of Meta, such as `BR.1349…`: a country, a dot, letters or digits (docs/api-reference.md 3.1). */
const USER_ID = /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/;

/** Digits and the marks that people put between the digits of one number. */
const ONE_NUMBER = /^[( ]*(\+ ?)?\(? ?\d(?:[ .()-]*\d)*[ .)-]*$/;

const SCIENTIFIC = /^\+? ?\d+(?:[.,]\d*)? ?e ?[+-]? ?\d{1,3}$/i;
const EXTENSION =
	/\d[ .,;-]*(?:(?:extension|extn?|ramal|ram|extensi[oó]n|anexo|interno|int|durchwahl|poste|x)[ .:=]*|# ?)\d+$/i;
/** A word or sign between two runs of digits. */
const BETWEEN_NUMBERS = /\d[ .)]*(?:[/\\,;|&\n\t]|\b(?:or|ou|o|e|y|and|und|oder|et|a)\b)/i;
const TRUNK_ZERO = /[([{] ?0 ?[)\]}]/;

/**
 * Countries whose own numbers may begin with 0 after the country code, which is then no trunk prefix: Italy, Burkina
 * Faso, Niger, Benin, Ivory Coast, Gabon, Congo, Ascension, San Marino, Tonga, New Caledonia, Tajikistan.
 */
const ZERO_BELONGS = new Set('39 225 226 227 229 241 242 247 378 676 687 992'.split(' '));
/**
 * Most digits after the country code, of countries that dial a digit other than 0 before a number at home: the 8 of
 * `+7 (8) 495 …`, the 1 of `+1 (1) 212 …`, the 15 of `+54 11 15 …`. Left in, it makes a number that nobody has.
 */
const MOST_AFTER_CODE: ReadonlyArray<readonly [code: string, digits: number]> = [
	['1', 10],
	['7', 10],
	['54', 11],
	['370', 8],
	['375', 9],
	['993', 8],
	['998', 9],
];
/** Country codes with one or two digits; all others have three (ITU-T E.164). */
const SHORT_COUNTRY_CODE = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** Most and fewest digits of a number with its country code (ITU-T E.164). */
const MAX_DIGITS = 15;
const MIN_DIGITS = 7;
/** Longest text that is looked at (characters): a number with all its marks is shorter. */
const MAX_TEXT = 100;

/**
 * Reads one phone number or user ID. Marks go only where they separate the digits of one number; no digit is added,
 * dropped or moved, and whatever could be two numbers, a decimal number or a trunk zero is a problem.
 *
 * @param text not empty
 */
export function readPhoneText(text: string): PhoneReading {
	const unwrapped = unwrapPhone(text);
	if (typeof unwrapped !== 'string') return { kind: 'problem', ...unwrapped };
	if (USER_ID.test(unwrapped)) return { kind: 'userId', id: unwrapped };
	const problem = problemOf(unwrapped);
	if (problem !== undefined) return { kind: 'problem', problem };
	const digits = unwrapped.replace(/\D/g, '');
	return { kind: unwrapped.includes('+') ? 'international' : 'national', digits };
}

function problemOf(text: string): PhoneProblem | undefined {
	if (text.length > MAX_TEXT) return /\p{L}/u.test(text) ? 'letters' : 'length';
	if (SCIENTIFIC.test(text)) return 'scientific';
	if (EXTENSION.test(text)) return 'extension';
	if (isDecimal(text)) return 'decimal';
	if (TRUNK_ZERO.test(text)) return 'trunkZero';
	if (BETWEEN_NUMBERS.test(text) || /\d.*\+/s.test(text)) return 'twoNumbers';
	if (/\p{L}/u.test(text)) return 'letters';
	if (!/\d/.test(text)) return 'noDigits';
	if (!ONE_NUMBER.test(text)) return 'marks';
	return text.includes('+') ? internationalProblem(text) : nationalProblem(text);
}

/** Tells a number that a spreadsheet or a program wrote as decimal: `551199999999.0`, `551199999999,00`. */
function isDecimal(text: string): boolean {
	const [, whole = '', part = ''] = /^\+? ?([\d ()-]+)[.,] ?(\d+)$/.exec(text) ?? [];
	if (part !== '') {
		return part.length <= 2 || (/^\d+ ?$/.test(whole) && (whole.length >= 8 || Number(part) === 0));
	}
	return /\d[.] ?\d$/.test(text);
}

function internationalProblem(text: string): PhoneProblem | undefined {
	const digits = text.replace(/\D/g, '');
	if (digits.startsWith('0')) return 'countryCode';
	if (hasTrunkZero(digits)) return 'trunkZero';
	if (digits.length < MIN_DIGITS || digits.length > MAX_DIGITS) return 'length';
	if (holdsTwo(text)) return 'twoNumbers';
	return hasTrunkDigit(digits) ? 'trunkDigit' : undefined;
}

function nationalProblem(text: string): PhoneProblem | undefined {
	const digits = text.replace(/\D/g, '');
	if (digits.startsWith('00')) return 'doubleZero';
	if (digits.length > MAX_DIGITS) return 'length';
	return holdsTwo(text) ? 'twoNumbers' : undefined;
}

/** Tells that the number proper begins with the 0 that people dial inside their country. */
export function hasTrunkZero(digits: string): boolean {
	const length = /^[17]/.test(digits) ? 1 : SHORT_COUNTRY_CODE.test(digits) ? 2 : 3;
	return digits.charAt(length) === '0' && !ZERO_BELONGS.has(digits.slice(0, length));
}

/** Tells that a digit which people dial inside their country, other than 0, has made the number too long. */
function hasTrunkDigit(digits: string): boolean {
	return MOST_AFTER_CODE.some(
		([code, most]) => digits.startsWith(code) && digits.length > code.length + most,
	);
}

/**
 * Tells that the digits could be two numbers, or one with something behind it: 14 or 15 digits that fall apart into two parts
 * which are each long enough, or a single digit after a long group, which no country writes.
 */
function holdsTwo(text: string): boolean {
	const groups = text.match(/\d+/g) ?? [];
	const total = groups.join('').length;
	const [last = '', beforeLast = ''] = groups.slice(-2).reverse();
	if (last.length === 1 && beforeLast.length >= 4) return true;
	let before = 0;
	return groups.some((group) => {
		before += group.length;
		return total >= 14 && before >= 7 && total - before >= 6;
	});
}
