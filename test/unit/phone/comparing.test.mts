import { isSameNumber, readPhoneList } from '../../../nodes/shared/phone.ts';

describe('isSameNumber', () => {
	it.each([
		['+55 11 99999-9999', '+551199999999'],
		['+5511999990000', '551199990000'],
		['+5511999990000', '5511999990000:3@s.whatsapp.net'],
		['+52 55 1234 5678', '+5215512345678'],
		['+54 11 2345-6789', '+5491123456789'],
		['\u202a+55 11 99999\u20119999', '5511999999999'],
		[5511999999999, '+5511999999999'],
		['BR.1349abc', ' BR.1349abc'],
	])('takes %p and %p for one account', (one, other) => {
		expect(isSameNumber(one, other)).toBe(true);
		expect(isSameNumber(other, one)).toBe(true);
	});

	it.each([
		['+55 11 94444-4444', '+55 11 4444-4444'],
		['+5511999999999', '5511999999999@lid'],
		['+5511999999999', 'order 5511999999999'],
		['+5511999999999', '11999999999'],
		['+551199999999', '+551199999999.0'],
		['+52 55 1234 5678', '+1 55 1234 5678'],
		['BR.1349abc', 'BR.1349ABC'],
		['BR.5511999999999', '+5511999999999'],
		['', ''],
		['abc', 'abc'],
		['1@lid', '1@lid'],
		[null, null],
		[undefined, undefined],
		[['+5511999999999'], ['+5511999999999']],
		['123', '123'],
	])('takes %p and %p for two', (one, other) => {
		expect(isSameNumber(one, other)).toBe(false);
		expect(isSameNumber(other, one)).toBe(false);
	});
});

describe('readPhoneList', () => {
	it.each<[unknown, string[]]>([
		[
			'+55 11 99999-9999, 5511988888888;5511977777777@c.us\nBR.1',
			['+5511999999999', '+5511988888888', '+5511977777777', 'BR.1'],
		],
		[
			['+5511999999999', 5511988888888, null],
			['+5511999999999', '+5511988888888'],
		],
		['["+5511999999999", 5511988888888]', ['+5511999999999', '+5511988888888']],
		[5511999999999, ['+5511999999999']],
		['+5511999999999, , +55 11 99999-9999', ['+5511999999999']],
	])('reads %p', (value, expected) => {
		expect(readPhoneList(value, 'Approvers')).toEqual(expected);
	});

	it.each(['', ' , ', '\u200b', '[]', null, undefined, [], [null], ['', ' ']])(
		'refuses %p, which must not let everybody in',
		(value) => {
			expect(() => readPhoneList(value, 'Approvers')).toThrow(
				/^"Approvers" .* must have at least one phone number/,
			);
		},
	);

	it.each<[unknown, RegExp]>([
		[{}, /is an object/],
		[true, /is true/],
		['abc', /"abc", which contains letters/],
		['+5511999999999, manager', /"manager"/],
		['5511999999999,0', /"0"/],
		['12', /number of digits/],
		['69385314111689@lid', /@lid/],
		['1@g.us', /group/],
		['+5511999999999/98', /more than one/],
		['011999999999', /begins with 0/],
		[[['+5511999999999']], /is a list/],
	])('refuses %p', (value, reason) => {
		expect(() => readPhoneList(value, 'Approvers')).toThrow(reason);
		expect(() => readPhoneList(value, 'Approvers')).toThrow(/"Approvers/);
	});
});
