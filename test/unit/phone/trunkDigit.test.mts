import { InvalidInput } from '../../../nodes/shared/invalidInput.ts';
import { normalisePhone } from '../../../nodes/shared/phone.ts';

const LABEL = 'Phone Number';

/** The refusal of a value, as `message | description`. */
function refusal(value: unknown): string {
	try {
		return `read as ${normalisePhone(value, LABEL)}`;
	} catch (error) {
		if (!(error instanceof InvalidInput)) throw error;
		return `${error.message} | ${error.description ?? ''}`;
	}
}

describe('digits that are dialed only inside a country, other than 0', () => {
	it.each([
		'+7 (8) 495 123-45-67',
		'+7 8 495 123 45 67',
		'+370 (8) 612 34567',
		'+375 8 29 123 45 67',
		'+998 8 90 123 45 67',
		'+1 (1) 212 555 0100',
		'+54 11 (15) 1234-5678',
	])('refuses what is dialed only inside the country in %p', (typed) => {
		expect(refusal(typed)).toMatch(/with more digits than .* \| .*dialed only inside the country/);
	});

	it.each([
		['+7 (800) 555-35-35', '+78005553535'],
		['+370 (861) 12345', '+37086112345'],
		['+1 (800) 555-0100', '+18005550100'],
		['+54 9 (11) 1234-5678', '+5491112345678'],
		['+52 1 55 1234 5678', '+5215512345678'],
		['+55 (11) (9) 9999-9999', '+5511999999999'],
	])('takes the digits in brackets of %p for a part of the number', (typed, expected) => {
		expect(normalisePhone(typed, LABEL)).toBe(expected);
	});

	it.each(['+5511999999999 e +5511888888888', '+5511999999999 e 5511888888888'])(
		'does not take the word "e" of %p for an exponent',
		(typed) => {
			expect(refusal(typed)).toMatch(/more than one phone number/);
		},
	);
});
