import { isEmptyText, tidy } from './describeValue';
import type { PhoneProblem } from './phoneProblems';

/** Marks that nobody sees, between any two digits: zero-width, direction and soft-hyphen marks, control characters. */
const HIDDEN = /(?![\n\t])[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;
const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const BLANK = /[^\S\n\t]|\u2800/g;
const DASH = /[\p{Pd}\u2212]/gu;
/** Full-width signs, digits and letters of East Asian keyboards; each stands 0xFEE0 above its ASCII sign. */
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_OFFSET = 0xfee0;
const OTHER_PLUS = /[\ufe62\u207a]/g;
/** The zero of each further set of decimal digits that keyboards have: Arabic, Persian, Devanagari, Bengali. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6];
const OTHER_DIGIT = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/g;

const QUOTES = `["'\`\u00b4\u2018-\u201f\u00ab\u00bb]`;
const QUOTED = new RegExp(`^=?${QUOTES}+(.+?)${QUOTES}+$`, 's');
const APOSTROPHE = /^['`\u00b4\u2018\u2019]+/;

/** A JID of one person, perhaps of one of their devices: `5511999999999:12@s.whatsapp.net`. */
const PERSON_JID = /^\+?(\d+)(?::\d{1,3})?@(?:s\.whatsapp\.net|c\.us)$/i;
const JID_PROBLEMS: Array<[RegExp, PhoneProblem]> = [
	[/@(?:hosted\.)?lid$/i, 'lid'],
	[/@g\.us$/i, 'group'],
	[/@newsletter$/i, 'channel'],
	[/@broadcast$/i, 'broadcast'],
];

const SCHEME = /^(?:tel|whatsapp|phone|sms|callto):(?:\/\/)?/i;
const LINK = /^(?:https?:|whatsapp:)\/\/|^(?:www\.)?(?:wa\.me|(?:api|web)\.whatsapp\.com)\//i;
const SHORT_LINK = /^(?:https?:\/\/)?(?:www\.)?wa\.me\/([^/?#]+)\/?(?:[?#].*)?$/i;
const SEND_LINK =
	/^(?:(?:https?:\/\/)?(?:www\.)?(?:api\.|web\.)?whatsapp\.com\/send\/?|whatsapp:\/\/send\/?)\?([^#]*)(?:#.*)?$/i;

/**
 * Takes a phone number out of what always wraps one with its country code (a JID, a wa.me link), and out of marks around
 * it (quotes, a spreadsheet's apostrophe, full-width signs). What it gives has ASCII digits, blanks and dashes only where
 * those of other scripts were.
 *
 * @returns the text inside, perhaps no phone number either; or the problem of a wrapping that holds none
 */
function unwrapPhone(text: string): string | { problem: PhoneProblem } {
	const plain = unquote(simplify(tidy(text)));
	if (isEmptyText(plain)) return { problem: 'noDigits' };
	if (LINK.test(plain)) return fromLink(plain);
	const [, person] = PERSON_JID.exec(plain) ?? [];
	if (person !== undefined) return `+${person}`;
	const [, problem] = JID_PROBLEMS.find(([ending]) => ending.test(plain)) ?? [];
	if (problem !== undefined) return { problem };
	if (plain.includes('@')) return { problem: /@.*@/s.test(plain) ? 'twoNumbers' : 'email' };
	return onePlus(plain.replace(SCHEME, '').trim());
}

/** Brings marks of other scripts to their ASCII form and drops invisible ones; line breaks and tabs stay. */
function simplify(text: string): string {
	return text
		.replace(LINE_BREAK, '\n')
		.replace(HIDDEN, '')
		.replace(BLANK, ' ')
		.replace(FULL_WIDTH, (mark) => String.fromCharCode(mark.charCodeAt(0) - FULL_WIDTH_OFFSET))
		.replace(OTHER_PLUS, '+')
		.replace(OTHER_DIGIT, asciiDigit)
		.replace(DASH, '-');
}

function asciiDigit(mark: string): string {
	const code = mark.charCodeAt(0);
	const zero = ZEROS.find((candidate) => code >= candidate && code <= candidate + 9) ?? code;
	return String(code - zero);
}

function unquote(text: string): string {
	const [, inner] = QUOTED.exec(text) ?? [];
	return (inner ?? text.replace(APOSTROPHE, '')).trim();
}

/** `++55`, `+ +55` and `+55` are the same beginning. */
function onePlus(text: string): string {
	return text.replace(/^\+(?: ?\+)+/, '+');
}

function fromLink(link: string): string | { problem: PhoneProblem } {
	if (/\s/.test(link)) return { problem: 'link' };
	const [, path] = SHORT_LINK.exec(link) ?? [];
	const [, query] = SEND_LINK.exec(link) ?? [];
	const found = path === undefined ? phonesOf(query ?? '') : [path];
	const [only] = found;
	if (only === undefined || found.length > 1) return { problem: 'link' };
	const number = only.replace(/%2B/gi, '+').replace(/%20/g, ' ').trim().replace(/^\++/, '');
	return /^\d/.test(number) ? `+${number}` : { problem: 'link' };
}

function phonesOf(query: string): string[] {
	return query
		.split('&')
		.filter((part) => /^phone=/i.test(part))
		.map((part) => part.slice('phone='.length));
}

/** Holds what a text was read as; `problem` says why it is not one phone number. */
type PhoneReading =
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
