import { isSet, readBoolean, readList, readNumber } from '../../../nodes/shared/values.ts';

describe('readBoolean', () => {
	it.each([true, 'true', 'TRUE', ' Yes ', '1', 1, 'on', 'Sim', 'sí', 'VERDADEIRO', 'WAHR', '１'])(
		'reads %p as true',
		(value) => expect(readBoolean(value, 'Flag')).toBe(true),
	);

	it.each([false, 'False', '0', 0, 'no', 'OFF', 'não', 'FALSCH', 'false\u200b'])(
		'reads %p as false',
		(value) => expect(readBoolean(value, 'Flag')).toBe(false),
	);

	it.each([
		['maybe', 'is "maybe"'],
		[2, 'is 2'],
		['', 'is empty'],
		[null, 'is empty (null)'],
		[[], 'is a list'],
		[{ a: 1 }, 'is an object (a)'],
		['constructor', 'is "constructor"'],
	])('refuses %p', (value, reason) => {
		expect(() => readBoolean(value, 'Flag')).toThrow(`"Flag" ${reason}`);
		expect(() => readBoolean(value, 'Flag')).toThrow('must be true or false');
	});
});

describe('readNumber', () => {
	it.each([
		[5, 5],
		[' 20 ', 20],
		['-1.5', -1.5],
		['＋２０', 20],
		['007', 7],
		[BigInt(3), 3],
	])('reads %p as %p', (value, expected) => expect(readNumber(value, 'Limit')).toBe(expected));

	it.each([undefined, null, '', '\u200b'])('takes the fallback for %p', (value) => {
		expect(readNumber(value, 'Limit', { fallback: 50 })).toBe(50);
		expect(() => readNumber(value, 'Limit')).toThrow('"Limit" is empty');
	});

	it.each(['abc', '1,5', '1.000,00', '0x10', '1e3', 'Infinity', Number.NaN, true, [], [5], {}])(
		'refuses %p',
		(value) => expect(() => readNumber(value, 'Limit', { fallback: 1 })).toThrow('"Limit" is '),
	);

	it('keeps to its limits', () => {
		const limits = { min: 1, max: 20, integer: true };
		expect(readNumber(20, 'Limit', limits)).toBe(20);
		expect(() => readNumber(0, 'Limit', limits)).toThrow(
			'"Limit" is 0, but must be a whole number from 1 to 20',
		);
		expect(() => readNumber('2.5', 'Limit', limits)).toThrow('"Limit" is "2.5"');
		expect(() => readNumber(0, 'Limit', { min: 1 })).toThrow('a number from 1 up');
		expect(() => readNumber(9, 'Limit', { max: 1 })).toThrow('a number up to 1');
	});
});

describe('readList', () => {
	it.each<[unknown, string[]]>([
		[undefined, []],
		[null, []],
		[' ', []],
		[[], []],
		['vip', ['vip']],
		['a, b,,c;d\ne', ['a', 'b', 'c', 'd', 'e']],
		['"Silva, João", vip', ['Silva, João', 'vip']],
		['12" pizza, vip', ['12" pizza', 'vip']],
		[
			['Silva, João', 'vip'],
			['Silva, João', 'vip'],
		],
		['["a, b","c"]', ['a, b', 'c']],
		[' ["a"]\u200b', ['a']],
		[
			['a', null, '', undefined, 7],
			['a', '7'],
		],
		[42, ['42']],
	])('reads %j as %j', (value, expected) => expect(readList(value, 'Labels')).toEqual(expected));

	it.each<[unknown, string]>([
		['null', '"Labels" is "null"'],
		['["a"', '"Labels" is "["a"", which looks like a list but is not valid JSON'],
		["['a'", 'looks like a list but is not valid JSON'],
		['{"labels":["a"]}', 'which looks like JSON but is no list'],
		['a, undefined', 'Entry 2 of "Labels" is "undefined"'],
		[['null'], 'Entry 1 of "Labels" is "null"'],
		[[['a']], 'Entry 1 of "Labels" is a list'],
		[[{ name: 'a' }], 'Entry 1 of "Labels" is an object (name)'],
		[[true], 'Entry 1 of "Labels" is true'],
		[true, '"Labels" is true'],
		[{ name: 'a' }, '"Labels" is an object (name)'],
		["['a', 'b']", 'looks like a list but is not valid JSON'],
		['[vip]', 'looks like a list but is not valid JSON'],
	])('refuses %j', (value, reason) => expect(() => readList(value, 'Labels')).toThrow(reason));
});

test('isSet sees no value in an invisible text', () => {
	expect([undefined, null, '', ' ', '\u200b\n'].map(isSet)).toEqual(Array(5).fill(false));
	expect([0, false, 'a', [], {}].map(isSet)).toEqual(Array(5).fill(true));
});
