import { tryToParseDateTime } from 'n8n-workflow';

import { numberProblem, type DateProblem, readDateText, type WrittenDate } from './dateText';
import { describeValue, tidy, failedConversion } from './describeValue';
import { InvalidInput } from './invalidInput';

type DateTime = ReturnType<typeof tryToParseDateTime>;

/** Fits a date to what it is for. */
export interface DateOptions {
	/** A day without a time means its end, as for a deadline; else its beginning. */
	endOfDay?: boolean;
	/**
	 * Moment (ms since 1970) before which the date makes no sense, such as the start of the run for a scheduled message.
	 * A few minutes are allowed, for clocks and for an explicit "now".
	 */
	notBefore?: number;
}

/** How long ago a moment may be where it should lie ahead (ms). */
const TOLERANCE_MS = 300_000;
/** Last year in which anything is delivered. */
const LATEST_YEAR = 2100;
const NEXT =
	'Use a date such as 2026-03-01T09:00:00 or 2026-03-01T09:00:00-03:00, or an expression that returns a date';

/**
 * Reads a date that can be read in one way only: the date picker's text, ISO 8601, SQL, a date with the month's English
 * name, a JavaScript Date, Luxon's DateTime (`$now`), or milliseconds since 1970.
 *
 * A time that the clocks of the time zone skip counts as the one after the change, and of a time that comes twice the
 * first one is meant, as calendars do it (RFC 5545).
 *
 * @param value what the person or an expression gave
 * @param label the field's name as the editor shows it
 * @param timezone IANA name; used for a text that has no offset, as the date picker's
 * @returns ISO 8601 with offset, such as `2026-03-01T09:00:00.000-03:00`
 * @throws {InvalidInput} when it is no date, could be two dates, or lies too far back
 */
export function toIsoDate(
	value: unknown,
	label: string,
	timezone: string,
	options: DateOptions = {},
): string {
	const moment = toDateTime(value, label, timezone, options);
	const iso = moment.toISO();
	if (iso === null) throw refused(label, value, 'is not a date and time');
	refuseFarOff(moment, label, value, timezone, options);
	return iso;
}

/** The zone judged last: making a formatter costs more than the rest of reading a date. */
let judged = { name: 'UTC', exists: true };

/** Tells that a time zone is one that the tz database has. */
export function isTimeZone(name: string): boolean {
	if (name !== judged.name) judged = { name, exists: existsInDatabase(name) };
	return judged.exists;
}

function existsInDatabase(name: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
	} catch {
		return false;
	}
}

function toDateTime(
	value: unknown,
	label: string,
	timezone: string,
	{ endOfDay = false }: DateOptions,
): DateTime {
	if (typeof value === 'number') return fromNumber(value, value, label, timezone);
	if (typeof value === 'string') {
		const text = tidy(value);
		if (/^[+-]?\d+(\.\d+)?$/.test(text)) return fromNumber(Number(text), text, label, timezone);
		return fromText(text, label, timezone, endOfDay);
	}
	if (!isMoment(value)) throw refused(label, value, 'is not a date and time');
	return tryToParseDateTime(value, zoneOrUtc(timezone));
}

function isMoment(value: unknown): boolean {
	if (value instanceof Date) return !Number.isNaN(value.getTime());
	// a function, which no item's data can hold, tells Luxon's DateTime from an object that only looks like one
	const isLuxon = typeof (value as { toISO?: unknown } | null | undefined)?.toISO === 'function';
	return isLuxon && describeValue(value) === 'is a date';
}

function fromNumber(
	number: number,
	shown: number | string,
	label: string,
	timezone: string,
): DateTime {
	const problem = numberProblem(number);
	if (problem !== undefined) throw refused(label, shown, problem.reason, problem.next);
	return tryToParseDateTime(new Date(number), zoneOrUtc(timezone));
}

function fromText(text: string, label: string, timezone: string, endOfDay: boolean): DateTime {
	const failed = failedConversion(text);
	if (failed !== undefined) throw new InvalidInput(`"${label}" is "${text}": ${failed}`, NEXT);
	const written = readDateText(text);
	if (typeof written === 'string') throw refused(label, text, REASONS[written]);
	const { offset } = written;
	if (offset === undefined) refuseTimeZone(label, timezone);
	const moment = tryToParseDateTime(
		toIso(written, endOfDay),
		offset === undefined ? timezone : 'UTC',
	);
	// Luxon would choose by the season in which the node runs
	return moment.getPossibleOffsets()[0] ?? moment;
}

const REASONS: Record<DateProblem, string> = {
	unknown: 'is not a date and time',
	ambiguous: 'can be read as two different dates',
	impossible: 'does not exist',
	weekday: 'falls on another day of the week',
};

function toIso({ day, time, offset = '' }: WrittenDate, endOfDay: boolean): string {
	return `${day}T${time ?? (endOfDay ? '23:59:59.999' : '00:00:00.000')}${offset}`;
}

function refuseFarOff(
	moment: DateTime,
	label: string,
	value: unknown,
	timezone: string,
	{ notBefore }: DateOptions,
): void {
	if (notBefore === undefined) return;
	const isPast = moment.toMillis() < notBefore - TOLERANCE_MS;
	if (!isPast && moment.year <= LATEST_YEAR) return;
	const zone = zoneOrUtc(timezone);
	const read = `${moment.setZone(zone).toFormat('yyyy-MM-dd HH:mm')} in ${zone}`;
	throw new InvalidInput(
		`"${label}" ${shown(value)}, which is ${isPast ? 'in the past' : 'too far in the future'} (${read})`,
		"Enter a future time. A time without an offset is read in the workflow's time zone",
	);
}

/** A moment needs no time zone to be known, only to be written. */
function zoneOrUtc(timezone: string): string {
	return isTimeZone(timezone) ? timezone : 'UTC';
}

function refuseTimeZone(label: string, timezone: string): void {
	if (isTimeZone(timezone)) return;
	throw new InvalidInput(
		`"${label}" cannot be read, because the time zone of the workflow ${describeValue(timezone)}, which is not a valid time zone`,
		'Choose a time zone in the workflow settings, or enter the date with an offset, such as 2026-03-01T09:00:00-03:00',
	);
}

function refused(label: string, value: unknown, reason: string, next = NEXT): InvalidInput {
	return new InvalidInput(`"${label}" ${shown(value)}, which ${reason}`, next);
}

function shown(value: unknown): string {
	return isMoment(value) ? `is "${String(value)}"` : describeValue(value);
}
