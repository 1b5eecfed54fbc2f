import { DateTime } from 'luxon';

import { type DateOptions, toIsoDate } from '../../nodes/shared/dates.ts';

const zone = 'America/Sao_Paulo';
const read = (value: unknown, options?: DateOptions, timezone = zone) =>
	toIsoDate(value, 'Deliver At', timezone, options);

describe('toIsoDate', () => {
	it.each([
		['2026-03-01T09:00:00', '2026-03-01T09:00:00.000-03:00'],
		['2026-03-01 09:00:00', '2026-03-01T09:00:00.000-03:00'],
		['2026-03-01T09:00', '2026-03-01T09:00:00.000-03:00'],
		['2026-03-01 09:00:00.123456', '2026-03-01T09:00:00.123-03:00'],
		['2026-03-01', '2026-03-01T00:00:00.000-03:00'],
		['2026/3/1 9:00', '2026-03-01T09:00:00.000-03:00'],
		['2026-03-01T09:00:00Z', '2026-03-01T09:00:00.000Z'],
		['2026-03-01 09:00:00+00', '2026-03-01T09:00:00.000Z'],
		['2026-03-01T09:00:00+05:30', '2026-03-01T09:00:00.000+05:30'],
		['2026-03-01T09:00:00 -0300', '2026-03-01T09:00:00.000-03:00'],
		['2026-03-01T09:00:00-03:00[America/Sao_Paulo]', '2026-03-01T09:00:00.000-03:00'],
		['20260301T090000Z', '2026-03-01T09:00:00.000Z'],
		['20260301T0900', '2026-03-01T09:00:00.000-03:00'],
		['Sun, 01 Mar 2026 09:00:00 -0300', '2026-03-01T09:00:00.000-03:00'],
		['Sun, 01 Mar 2026 12:00:00 GMT', '2026-03-01T12:00:00.000Z'],
		['2027-03-04 9:00 PM', '2027-03-04T21:00:00.000-03:00'],
		['2027-03-04 9:00\u202fp.m.', '2027-03-04T21:00:00.000-03:00'],
		['2027-03-04 12:05 am', '2027-03-04T00:05:00.000-03:00'],
		['4 Mar 2027 10:00', '2027-03-04T10:00:00.000-03:00'],
		['04-Mar-2027', '2027-03-04T00:00:00.000-03:00'],
		['March 4, 2027 at 9:00 PM', '2027-03-04T21:00:00.000-03:00'],
		['Thursday, March 4th, 2027, 9 PM', '2027-03-04T21:00:00.000-03:00'],
		['Thu Mar 04 2027 10:00:00', '2027-03-04T10:00:00.000-03:00'],
		['Thu Mar 04 2027 10:00:00 GMT-0500 (Colombia Standard Time)', '2027-03-04T10:00:00.000-05:00'],
		['\ufeff 2026-03-01T09:00:00\u200b', '2026-03-01T09:00:00.000-03:00'],
		['２０２６-０３-０１', '2026-03-01T00:00:00.000-03:00'],
		['1772366400000', '2026-03-01T09:00:00.000-03:00'],
	])('reads the text %p as %p', (value, expected) => expect(read(value)).toBe(expected));

	it('reads what expressions give: Luxon, Date and milliseconds', () => {
		const moment = DateTime.fromISO('2026-03-01T12:00:00Z', { zone: 'UTC' });
		expect(read(moment)).toBe('2026-03-01T12:00:00.000Z');
		expect(read(moment.toString())).toBe('2026-03-01T12:00:00.000Z');
		const date = moment.toJSDate();
		expect(read(date)).toBe('2026-03-01T09:00:00.000-03:00');
		expect(read(String(date))).toBe(
			DateTime.fromISO(read(String(date)), { setZone: true }).toISO(),
		);
		expect(Date.parse(read(String(date)))).toBe(date.getTime());
		expect(read(date.getTime())).toBe('2026-03-01T09:00:00.000-03:00');
	});

	it.each([
		['tomorrow', 'which is not a date and time'],
		['foo 1', 'which is not a date and time'],
		['10:00', 'which is not a date and time'],
		['2026-03-01T10', 'which is not a date and time'],
		['2026-03', 'which is not a date and time'],
		['2026-03-01T09:00:00 03:00', 'which is not a date and time'],
		['2026-03-01T09:00:00 EST', 'which is not a date and time'],
		['2026-03-01 and later', 'which is not a date and time'],
		['4 Mar 27', 'which is not a date and time'],
		['4 de março de 2027', 'which is not a date and time'],
		['03/04/2026', 'can be read as two different dates'],
		['03-04-2026', 'can be read as two different dates'],
		['3.4.26 10:00', 'can be read as two different dates'],
		['27-03-04', 'can be read as two different dates'],
		['Thursday, 04/03/2027', 'can be read as two different dates'],
		['Thu 03/04/2027', 'can be read as two different dates'],
		['2027-03/04 10:00', '"Deliver At" is "2027-03/04 10:00"'],
		['2027-02-30', 'does not exist'],
		['2027-02-30T10:00', 'does not exist'],
		['2027-13-01', 'does not exist'],
		['0000-00-00 00:00:00', 'does not exist'],
		['2027-03-04 25:00', 'does not exist'],
		['2027-03-04 10:60', 'does not exist'],
		['2027-03-04 13:00 PM', 'does not exist'],
		['2027-03-04T10:00:00+25:00', 'does not exist'],
		['Fri Mar 04 2027', 'falls on another day of the week'],
		['Invalid DateTime', 'the expression returned no valid date'],
		['null', 'the expression returned no value'],
		['', 'is empty'],
		['\u200b', 'is empty'],
		[null, 'is empty (null)'],
		[undefined, 'is empty (undefined)'],
		[true, 'is true'],
		[{}, 'is an object'],
		[{ isLuxonDateTime: true, isValid: true }, 'is a date'],
		[['2026-03-01'], 'is a list'],
		[new Date(Number.NaN), 'is "Invalid Date"'],
		[DateTime.invalid('made up'), 'is "Invalid DateTime"'],
	])('refuses %p: %s', (value, reason) => {
		expect(() => read(value)).toThrow(/^"Deliver At" /);
		expect(() => read(value)).toThrow(reason);
	});

	it.each([
		[1803816000, 'is 1803816000, which looks like Unix seconds'],
		['1803816000', 'is "1803816000", which looks like Unix seconds'],
		[1803816000.123, 'looks like Unix seconds'],
		[46500.375, 'a spreadsheet stores for a date'],
		['46082', 'a spreadsheet stores for a date'],
		[20270304, 'without its separators'],
		['20270304', 'without its separators'],
		[20270304100000, 'without its separators'],
		[1803816000000000, 'looks like microseconds'],
		[1.803816e18, 'looks like nanoseconds'],
		[2026, 'is not a time'],
		[0, 'is not a time'],
		['0', 'is not a time'],
		[-1, 'is not a time'],
		[Number.NaN, 'is NaN, which is not a time'],
		[Infinity, 'is not a time'],
	])('refuses the number %p: %s', (value, reason) => {
		expect(() => read(value)).toThrow(/^"Deliver At" /);
		expect(() => read(value)).toThrow(reason);
	});
});

describe('a day without a time', () => {
	it('means its end where it is a deadline, and its begin elsewhere', () => {
		expect(read('2026-03-01', { endOfDay: true })).toBe('2026-03-01T23:59:59.999-03:00');
		expect(read('1 Mar 2026', { endOfDay: true })).toBe('2026-03-01T23:59:59.999-03:00');
		expect(read('2026-03-01T00:00', { endOfDay: true })).toBe('2026-03-01T00:00:00.000-03:00');
	});

	it('begins when the clocks begin it, also where they skip midnight', () => {
		expect(read('2018-11-04')).toBe('2018-11-04T01:00:00.000-02:00');
	});
});

describe('a change of the clocks', () => {
	const york = 'America/New_York';

	it('moves a time that is skipped to the one after the change', () => {
		expect(read('2027-03-14T02:30:00', {}, york)).toBe('2027-03-14T03:30:00.000-04:00');
	});

	it('takes the first of a time that comes twice', () => {
		expect(read('2027-11-07T01:30:00', {}, york)).toBe('2027-11-07T01:30:00.000-04:00');
	});
});

describe('a moment that has to lie ahead', () => {
	const notBefore = Date.parse('2026-03-01T12:00:00Z');

	it.each(['2026-03-01T11:56:00Z', '2026-03-01T09:00:00', '2026-03-01T12:00:00Z', '2027-01-01'])(
		'takes %p',
		(value) => expect(() => read(value, { notBefore })).not.toThrow(),
	);

	it.each([
		['2020-01-01T00:00:00Z', 'is in the past (2019-12-31 21:00 in America/Sao_Paulo)'],
		['2026-03-01T08:54:00', 'is in the past (2026-03-01 08:54 in America/Sao_Paulo)'],
		['2026-03-01', 'is in the past'],
		[new Date(0), 'is in the past (1969-12-31 21:00'],
		['2206-03-01', 'is too far in the future (2206-03-01 00:00'],
	])('refuses %p and shows how it was read', (value, reason) => {
		expect(() => read(value, { notBefore })).toThrow(reason);
	});
});

describe('a time zone that does not exist', () => {
	it.each(['', 'Foo/Bar', 'DEFAULT', 'local'])('is named as the cause: %p', (timezone) => {
		expect(() => read('2026-03-01T09:00:00', {}, timezone)).toThrow(
			/time zone of the workflow is .*not a valid time zone/,
		);
	});

	it('does not matter for a moment that needs none', () => {
		const expected = '2026-03-01T12:00:00.000Z';
		expect(read('2026-03-01T12:00:00Z', {}, '')).toBe(expected);
		expect(read(1772366400000, {}, 'Foo/Bar')).toBe(expected);
		expect(read(new Date(1772366400000), {}, '')).toBe(expected);
	});
});
