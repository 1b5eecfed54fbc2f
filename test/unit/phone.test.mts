import fc from 'fast-check';

import { InvalidInput } from '../../nodes/shared/invalidInput.ts';
import { normalisePhone } from '../../nodes/shared/phone.ts';

describe('normalisePhone', () => {
	it.each([
		['+55 (11) 99999-9999', '+5511999999999'],
		['+551199999999', '+551199999999'],
		['  +1 650.555.1234 ', '+16505551234'],
		['\u202a+55 11 99999\u20119999\u202c', '+5511999999999'],
		['+44/20/7946/0958', '+442079460958'],
		['BR.1349abc', 'BR.1349abc'],
	])('reads %p as %p', (typed, expected) => {
		expect(normalisePhone(typed, 'Phone Number')).toBe(expected);
	});

	it.each([
		['', /empty/],
		[undefined, /empty/],
		[null, /empty/],
		[{}, /empty/],
		['11 99999-9999', /begins with \+/],
		[5511999999999, /begins with \+/],
		['005511999999999', /begins with \+/],
		['+0511999999999', /not a phone number/],
		['+55', /not a phone number/],
		['+5511999999999999', /not a phone number/],
		['+55 11 CALL-ME', /not a phone number/],
		['++5511999999999', /not a phone number/],
	])('refuses %p and names the field', (typed, reason) => {
		expect(() => normalisePhone(typed, 'Phone Number')).toThrow(InvalidInput);
		expect(() => normalisePhone(typed, 'Phone Number')).toThrow(reason);
		expect(() => normalisePhone(typed, 'Phone Number')).toThrow(/"Phone Number"/);
	});

	it('never changes, adds or drops a digit', () => {
		const punctuation = fc.constantFrom('', ' ', '-', '(', ')', '.', '/', '\u00a0');
		const digits = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), punctuation), {
			minLength: 6,
			maxLength: 14,
		});
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 9 }), digits, (first, rest) => {
				const typed = `+${first}${rest.map(([digit, mark]) => `${mark}${digit}`).join('')}`;
				const expected = `+${first}${rest.map(([digit]) => digit).join('')}`;
				expect(normalisePhone(typed, 'Phone Number')).toBe(expected);
			}),
		);
	});
});
