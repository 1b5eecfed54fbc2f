import { describeValue, isEmptyText, shorten, tidy, failedConversion } from './describeValue';
import { InvalidInput } from './invalidInput';
import { readNationalNumber } from './nationalNumber';
import { phoneRefusal } from './phoneProblems';
import { readPhoneText } from './phoneText';

export { readPhoneList } from './phoneList';
export { isSameNumber } from './samePhone';

/** Fits the reading of a phone number to the field; given only where the person can choose a country. */
export interface PhoneOptions {
	/** Country of a number without `+`, as ISO 3166-1 alpha-2 code such as `BR`; undefined when none is chosen. */
	country?: string;
}

const EXAMPLE = 'Enter the phone number with + and country code, such as +55 11 99999-9999';

/**
 * Reads one phone number as people, spreadsheets and other tools write it, or a business-scoped user ID
 * (docs/api-reference.md 3.1). Marks go where they separate digits of one number; digits stay as they are: a ninth digit of Brazil is
 * never added or dropped. A number without `+` is read only with a country, as people dial there.
 *
 * @param value what the person or an expression gave
 * @param label the field's name as the editor shows it
 * @returns E.164 with a leading `+`, or the user ID unchanged
 * @throws {InvalidInput} when it is neither, or could be more than one number; shows the value and the way out
 */
export function normalisePhone(value: unknown, label: string, options?: PhoneOptions): string {
	const text = textOfPhone(value, label);
	const reading = readPhoneText(text);
	switch (reading.kind) {
		case 'problem':
			throw phoneRefusal(reading.problem, label, text);
		case 'userId':
			return reading.id;
		case 'international':
			return `+${reading.digits}`;
		case 'national': {
			const country = options?.country;
			if (country === undefined) throw withoutPlus(text, label, options !== undefined);
			return readNationalNumber(reading.digits, country, { label, shown: text });
		}
	}
}

function textOfPhone(value: unknown, label: string): string {
	if (typeof value === 'number') return textOfNumber(value, label);
	if (typeof value === 'bigint') return String(value);
	if (typeof value !== 'string' || isEmptyText(value)) {
		const isNothing = typeof value === 'string' || value === undefined || value === null;
		throw new InvalidInput(
			`"${label}" ${describeValue(value)}${isNothing ? '' : ' instead of a phone number'}`,
			isNothing
				? EXAMPLE
				: 'Use an expression that returns one phone number as text, such as {{ $json.phone }}',
		);
	}
	const failed = failedConversion(value.replace(/^[\s+]+/, ''));
	if (failed === undefined) return tidy(value);
	throw new InvalidInput(
		`"${label}" is "${shorten(tidy(value))}": ${failed}`,
		'Check the expression or the column the value comes from',
	);
}

function textOfNumber(value: number, label: string): string {
	const text = String(value);
	if (Number.isSafeInteger(value) && value > 0) return text;
	if (Number.isFinite(value) && !Number.isInteger(value))
		throw phoneRefusal('decimal', label, text);
	throw new InvalidInput(
		`"${label}" is the number ${text}, which cannot be a phone number`,
		'Give the phone number as text, with + and country code, such as +55 11 99999-9999',
	);
}

function withoutPlus(text: string, label: string, canChooseCountry: boolean): InvalidInput {
	const ways = [
		'If it has its country code, put + before it: +55 11 99999-9999, or +{{ $json.phone }} in an expression.',
		canChooseCountry
			? 'If it has none, set "Country of Numbers Without +" in Sending Options.'
			: 'If it has none, write the country code too.',
		'The country is never guessed, because the message could reach another person',
	];
	return new InvalidInput(
		`"${label}" is "${shorten(text)}", which needs to begin with + and the country code`,
		ways.join(' '),
	);
}
