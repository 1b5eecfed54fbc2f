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
export function unwrapPhone(text: string): string | { problem: PhoneProblem } {
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
