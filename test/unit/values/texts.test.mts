import { DateTime } from 'luxon';

import { describeValue, isEmptyText, shorten, tidy } from '../../../nodes/shared/describeValue.ts';
import { readText } from '../../../nodes/shared/values.ts';

const invisible = ['\u200b', '\u061c', '\ufeff', '\u00ad', '\u2060', '\u202e', '\u3164', '\u2800'];

describe('tidy and isEmptyText', () => {
	it.each(invisible)('sees nothing in %j', (mark) => {
		expect(isEmptyText(` ${mark}\n${mark}`)).toBe(true);
		expect(tidy(`${mark} 1203@g.us${mark}\u00a0`)).toBe('1203@g.us');
		expect(tidy(`a${mark}b`)).toBe(`a${mark}b`);
	});

	it('keeps the marks that belong to an emoji at the end', () => {
		expect(tidy('Thanks ❤\ufe0f ')).toBe('Thanks ❤\ufe0f');
		const scotland = '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}';
		expect(tidy(`${scotland}\u200b`)).toBe(scotland);
	});

	it('takes long runs of blanks and lone surrogates', () => {
		expect(tidy(`${' '.repeat(200_000)}a${' '.repeat(200_000)}`)).toBe('a');
		expect(tidy(' \ud800 ')).toBe('\ud800');
		expect(tidy(' \udc00 ')).toBe('\udc00');
		expect(isEmptyText('\ud800')).toBe(false);
	});
});

describe('describeValue', () => {
	const circular: Record<string, unknown> = { id: 1 };
	circular.self = circular;
	it.each([
		[undefined, 'is empty (undefined)'],
		[null, 'is empty (null)'],
		['', 'is empty'],
		[' \n', 'is empty'],
		['\u200b ', 'is empty (only invisible characters)'],
		['a\nb\u0000', 'is "a b "'],
		['x'.repeat(500), `is "${'x'.repeat(60)}…"`],
		[true, 'is true'],
		[-1.5, 'is -1.5'],
		[BigInt(7), 'is 7'],
		[[], 'is a list without entries'],
		[['a'], 'is a list'],
		[{}, 'is an object without fields'],
		[{ a: 1, b: 2, c: 3, d: 4 }, 'is an object (a, b, c, …)'],
		[circular, 'is an object (id, self)'],
		[Object.create(null), 'is an object without fields'],
		[new Date(0), 'is a date'],
		[new Date(Number.NaN), 'is "Invalid Date"'],
		[DateTime.now(), 'is a date'],
		[DateTime.invalid('x'), 'is "Invalid DateTime"'],
		[() => 1, 'is a function'],
		[Symbol('x'), 'is a symbol'],
	])('says of %p that it %s', (value, expected) => {
		expect(describeValue(value)).toBe(expected);
	});

	it('shortens by whole characters', () => {
		expect(shorten('😀'.repeat(61))).toBe(`${'😀'.repeat(60)}…`);
		expect(shorten('😀'.repeat(60))).toBe('😀'.repeat(60));
	});
});

describe('readText', () => {
	it.each([
		[undefined, undefined],
		[null, undefined],
		[' \u200b', undefined],
		[' a ', 'a'],
		[0, '0'],
		[false, 'false'],
		[BigInt('12345678901234567890'), '12345678901234567890'],
		['Mr. Null', 'Mr. Null'],
		['NULL', 'NULL'],
		['#PROMO!', '#PROMO!'],
	])('reads %p as %p', (value, expected) => {
		expect(readText(value, 'Text')).toBe(expected);
	});

	it('keeps the space of a message', () => {
		expect(readText(' a\n', 'Text', { keepSpace: true })).toBe(' a\n');
		expect(readText(' \u200b\n', 'Text', { keepSpace: true })).toBe(undefined);
	});

	it.each([
		[['a'], '"Text" is a list instead of text'],
		[{ id: 1 }, '"Text" is an object (id) instead of text'],
		[Number.NaN, '"Text" is "NaN": the expression returned no valid number'],
		[Number('12345678901234567890'), 'has lost its last digits'],
		['undefined', 'the expression returned no value'],
		[
			' Invalid DateTime\u200b',
			'"Text" is "Invalid DateTime": the expression returned no valid date',
		],
		['[object Promise]', 'returned an object'],
		['#N/A', 'the spreadsheet has an error there'],
		['#¡VALOR!', 'the spreadsheet has an error there'],
		['#DIV/0!', 'the spreadsheet has an error there'],
	])('refuses %p: %s', (value, reason) => {
		expect(() => readText(value, 'Text')).toThrow(reason);
	});

	it('refuses true and false where something is named', () => {
		expect(() => readText(true, 'Message ID', { exact: true })).toThrow(
			'"Message ID" is true instead of text',
		);
	});
});
