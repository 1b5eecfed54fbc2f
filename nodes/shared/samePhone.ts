import { isEmptyText } from './describeValue';
import { readPhoneText } from './phoneText';

/** Brazil with the ninth digit of mobile numbers: WhatsApp may leave it out. Landlines begin with 2 to 5 and have none. */
const BRAZIL_WITH_NINE = /^(55\d{2})9([6-9]\d{7})$/;
/** Mexico as WhatsApp may write it: 52, 1, ten digits. */
const MEXICO_WITH_ONE = /^521(\d{10})$/;
/** Argentina as WhatsApp writes mobile numbers: 54, 9, ten digits. */
const ARGENTINA_WITH_NINE = /^549(\d{10})$/;
const FULL_NUMBER = /^[1-9]\d{6,14}$/;

/**
 * Compares two numbers, user IDs or JIDs of persons: true when both are the same WhatsApp account. WhatsApp spells some
 * numbers of Brazil, Mexico and Argentina otherwise than people do, and both spellings count as one. What is no phone
 * number equals nothing. Never used to send.
 */
export function isSameNumber(one: unknown, other: unknown): boolean {
	const account = accountOf(one);
	return account !== undefined && account === accountOf(other);
}

function accountOf(value: unknown): string | undefined {
	const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
	if (typeof text !== 'string' || isEmptyText(text)) return undefined;
	const reading = readPhoneText(text);
	if (reading.kind === 'problem') return undefined;
	if (reading.kind === 'userId') return reading.id;
	if (!FULL_NUMBER.test(reading.digits)) return undefined;
	return reading.digits
		.replace(BRAZIL_WITH_NINE, '$1$2')
		.replace(MEXICO_WITH_ONE, '52$1')
		.replace(ARGENTINA_WITH_NINE, '54$1');
}
