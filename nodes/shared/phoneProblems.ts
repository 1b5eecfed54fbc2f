import { shorten } from './describeValue';
import { InvalidInput } from './invalidInput';

/** Names each reason for which a text is not read as one phone number. */
export type PhoneProblem =
	| 'broadcast'
	| 'channel'
	| 'countryCode'
	| 'decimal'
	| 'doubleZero'
	| 'email'
	| 'extension'
	| 'group'
	| 'letters'
	| 'lid'
	| 'link'
	| 'length'
	| 'marks'
	| 'noDigits'
	| 'scientific'
	| 'trunkDigit'
	| 'trunkZero'
	| 'twoNumbers';

const AS_TEXT =
	'Format the column as text in the spreadsheet, and enter the number with + and the country code';
const LIKE = 'Write it with + and the country code, such as +55 11 99999-9999';

/** Says of each problem what is wrong with the value, and what the person can do. */
const SENTENCES: Record<PhoneProblem, [says: string, next: string]> = {
	broadcast: ['which is a status or broadcast list', 'Enter the phone number of one contact'],
	channel: [
		'which is a channel',
		'Enter a phone number. To send to a channel, choose Channel or Any (By ID) in "Send To"',
	],
	countryCode: ['and no country code begins with 0', LIKE],
	decimal: ['which is a decimal number: digits may have been added or lost', AS_TEXT],
	doubleZero: [
		'which begins with 00',
		'Write + instead of 00, then the country code, such as +55 11 99999-9999',
	],
	email: ['which looks like an email address', 'Enter the phone number, such as +55 11 99999-9999'],
	extension: [
		'which has an extension, and WhatsApp does not support extensions',
		'Leave out the extension, if the number has WhatsApp without it',
	],
	group: [
		'which is a group',
		'Enter a phone number. To send to a group, choose Group or Any (By ID) in "Send To"',
	],
	letters: ['which contains letters', LIKE],
	lid: [
		'which is a hidden WhatsApp ID (@lid), not a phone number',
		"Use the contact's phone number, or the user ID that begins with a country and a dot, such as BR.1349",
	],
	link: [
		'which is a link without exactly one phone number',
		'Enter the phone number itself, such as +55 11 99999-9999',
	],
	length: [
		'which has the wrong number of digits',
		'A phone number has 7 to 15 digits with its country code, like +55 11 99999-9999',
	],
	marks: ['which has a character that phone numbers do not have', LIKE],
	noDigits: ['which has no digits', LIKE],
	scientific: [
		'in scientific notation: the spreadsheet has lost the last digits',
		'Format the column as text in the spreadsheet, and enter the number again',
	],
	trunkDigit: [
		'with more digits than a number of that country has',
		'Leave out what is dialed only inside the country: write +7 495 123-45-67 instead of +7 (8) 495 123-45-67',
	],
	trunkZero: [
		'with a 0 that is dialed only inside the country',
		'Leave out that 0: write +44 20 7946 0018 instead of +44 (0)20 7946 0018',
	],
	twoNumbers: [
		'which could be more than one phone number',
		'Give one phone number, with only spaces, dashes, dots and brackets between its digits',
	],
};

/**
 * Makes the error for a text that is not read as one phone number.
 *
 * @param label the field's name as the editor shows it
 * @param value the text as it came; shown shortened
 */
export function phoneRefusal(problem: PhoneProblem, label: string, value: string): InvalidInput {
	const [says, next] = SENTENCES[problem];
	const joint = /^(with|in|and) /.test(says) ? ' ' : ', ';
	return new InvalidInput(`"${label}" is "${shorten(value.trim())}"${joint}${says}`, next);
}
