/** The form in which servers write a date: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7). */
const HTTP_DATE =
	/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * Reads how long a server asks to wait (ms). A date counts from the response's own `Date`, so that clocks that differ do
 * not matter.
 *
 * @param retryAfter value of `Retry-After`: whole seconds, or a date
 * @param date value of `Date` of the same response
 * @returns undefined for anything else, and for what is not in the future
 */
export function readRetryAfter(retryAfter: unknown, date: unknown): number | undefined {
	const value = String(retryAfter ?? '').trim();
	if (/^\d+$/.test(value)) return Number(value) > 0 ? Number(value) * 1_000 : undefined;
	const until = readDate(value);
	if (until === undefined) return undefined;
	const wait = until - (readDate(date) ?? Date.now());
	return wait > 0 ? wait : undefined;
}

function readDate(value: unknown): number | undefined {
	if (typeof value !== 'string' || !HTTP_DATE.test(value.trim())) return undefined;
	const moment = Date.parse(value);
	return Number.isNaN(moment) ? undefined : moment;
}
