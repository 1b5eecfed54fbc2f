import { InvalidInput } from './invalidInput';

/** Business-scoped user id of Meta, such as `BR.1349…`: a country code, a dot, letters or digits (messages/send-message). */
const BSUID = /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/;
/** What people put between digits; includes the invisible marks that come along when a contact is copied. */
const PUNCTUATION =
	/[\s().\-/\u00a0\u00ad\u2010-\u2015\u2212\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * Brings a phone number to E.164 with a leading `+` (current send page): punctuation goes, digits stay as they
 * are. A Brazilian ninth digit is never added or dropped, and a country code is never guessed. A BSUID passes as is.
 *
 * @param value what the person or an expression gave
 * @param label the field's name as the editor shows it
 * @throws {InvalidInput} when it is neither
 */
export function normalisePhone(value: unknown, label: string): string {
	const typed = typeof value === 'number' ? String(value) : value;
	if (typeof typed !== 'string' || typed.trim() === '') {
		throw new InvalidInput(
			`"${label}" is empty`,
			'Enter the phone number with country code, such as +55 11 99999-9999',
		);
	}
	const trimmed = typed.trim();
	if (BSUID.test(trimmed)) return trimmed;
	const compact = trimmed.replace(PUNCTUATION, '');
	if (!compact.startsWith('+')) {
		throw new InvalidInput(
			`"${label}" needs a phone number that begins with + and the country code`,
			'Write it like +55 11 99999-9999. The country code is not added for you, because guessing it could reach the wrong person',
		);
	}
	if (!E164.test(compact)) {
		throw new InvalidInput(
			`"${label}" is not a phone number`,
			'Write + and the country code, then the number: 7 to 15 digits in all, like +55 11 99999-9999',
		);
	}
	return compact;
}

/** A Brazilian mobile number with its ninth digit: +55, area code, 9, eight digits. */
const BRAZIL_WITH_NINE = /^(\+55\d{2})9(\d{8})$/;

/**
 * Whether two numbers are the same WhatsApp account, whatever their punctuation. WhatsApp may spell a Brazilian
 * number without the ninth digit that people write, so both spellings count as one. Never used to send.
 */
export function isSameNumber(one: string, other: string): boolean {
	return identity(one) === identity(other);
}

function identity(value: string): string {
	const trimmed = value.trim();
	if (BSUID.test(trimmed)) return trimmed;
	const digits = trimmed.replace(/\D/g, '');
	return `+${digits}`.replace(BRAZIL_WITH_NINE, '$1$2');
}
