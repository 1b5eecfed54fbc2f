import { tryToParseDateTime } from 'n8n-workflow';

import { InvalidInput } from './invalidInput';

type DateTime = ReturnType<typeof tryToParseDateTime>;

/**
 * Reads any date that n8n gives: the date picker's text, an ISO or SQL text, a JavaScript Date, Luxon's
 * DateTime (`$now`), or milliseconds since 1970.
 *
 * @param value what the person or an expression gave
 * @param label the field's name as the editor shows it
 * @param timezone IANA name; used for a text that has no offset, as the date picker's
 * @returns ISO 8601 with offset, such as `2026-03-01T09:00:00.000-03:00`
 * @throws {InvalidInput} when it is no date
 */
export function toIsoDate(value: unknown, label: string, timezone: string): string {
	const iso = parse(value, timezone)?.toISO() ?? null;
	if (iso === null) {
		throw new InvalidInput(
			`"${label}" is not a date and time`,
			'Use a date such as 2026-03-01T09:00:00-03:00, or an expression that gives a date',
		);
	}
	return iso;
}

/**
 * Ways to write a date that mean the same everywhere: ISO 8601, SQL, and the weekday or day-and-month-name forms.
 * Others are refused: n8n would read 03/04/2026 the American way, and a message would go out a month early.
 */
const UNAMBIGUOUS =
	/^(\d{4}-\d{2}|\d{8}T|(Mon|Tue|Wed|Thu|Fri|Sat|Sun)|\d{1,2} [A-Z][a-z]{2} \d{4})/;

function parse(value: unknown, timezone: string): DateTime | undefined {
	if (value === null || value === undefined || typeof value === 'boolean') return undefined;
	if (typeof value === 'string' && !UNAMBIGUOUS.test(value.trim())) return undefined;
	try {
		return tryToParseDateTime(typeof value === 'number' ? new Date(value) : value, timezone);
	} catch {
		return undefined;
	}
}
