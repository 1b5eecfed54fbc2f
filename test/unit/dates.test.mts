import { DateTime } from 'luxon';

import { toIsoDate } from '../../nodes/shared/dates.ts';

const zone = 'America/Sao_Paulo';

describe('toIsoDate', () => {
	it.each([
		['2026-03-01T09:00:00', '2026-03-01T09:00:00.000-03:00'],
		['2026-03-01 09:00:00', '2026-03-01T09:00:00.000-03:00'],
		['2026-03-01', '2026-03-01T00:00:00.000-03:00'],
		['2026-03-01T09:00:00Z', '2026-03-01T09:00:00.000Z'],
		['Sun, 01 Mar 2026 09:00:00 -0300', '2026-03-01T09:00:00.000-03:00'],
		['2026-03-01T09:00:00+05:30', '2026-03-01T09:00:00.000+05:30'],
	])('reads the text %p as %p', (value, expected) => {
		expect(toIsoDate(value, 'Deliver At', zone)).toBe(expected);
	});

	it('reads what expressions give: Luxon, Date and milliseconds', () => {
		const moment = DateTime.fromISO('2026-03-01T12:00:00Z', { zone: 'UTC' });
		expect(toIsoDate(moment, 'Deliver At', zone)).toBe('2026-03-01T12:00:00.000Z');
		const date = moment.toJSDate();
		expect(Date.parse(toIsoDate(date, 'Deliver At', zone))).toBe(date.getTime());
		expect(Date.parse(toIsoDate(date.getTime(), 'Deliver At', zone))).toBe(date.getTime());
	});

	it.each([
		['tomorrow'],
		['03/04/2026'],
		['foo 1'],
		['2026'],
		[Number.NaN],
		[''],
		[null],
		[undefined],
		[true],
		[{}],
		[DateTime.invalid('made up')],
	])('refuses %p and names the field', (value) => {
		expect(() => toIsoDate(value, 'Deliver At', zone)).toThrow(/"Deliver At"/);
	});
});
