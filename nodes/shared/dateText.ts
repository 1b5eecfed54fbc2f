/** The moments that a number of milliseconds can mean: the years 2001 to 2100 (ms since 1970). */
const EARLIEST_MS = 978_307_200_000;
const LATEST_MS = 4_102_444_800_000;

/** Numbers that are taken for milliseconds by mistake: what they look like, and the way out. */
const LOOKALIKES: ReadonlyArray<{ from: number; to: number; looks: string; next: string }> = [
	{
		from: EARLIEST_MS / 1_000,
		to: LATEST_MS / 1_000,
		looks: 'looks like Unix seconds, not milliseconds',
		next: 'Use an expression such as {{ DateTime.fromSeconds($json.time) }}',
	},
	{
		from: EARLIEST_MS * 1_000,
		to: LATEST_MS * 1_000,
		looks: 'looks like microseconds, not milliseconds',
		next: 'Divide it by 1,000 in an expression',
	},
	{
		from: EARLIEST_MS * 1_000_000,
		to: LATEST_MS * 1_000_000,
		looks: 'looks like nanoseconds, not milliseconds',
		next: 'Divide it by 1,000,000 in an expression',
	},
	{
		from: 20_000,
		to: 80_000,
		looks: 'looks like the number a spreadsheet stores for a date',
		next: 'Format the column as text, such as 2026-03-01 09:00, or use an expression such as {{ DateTime.fromISO("1899-12-30").plus({ days: $json.date }) }}',
	},
];
/** `20270304`, `202703041000` and `20270304100000`. */
const RUN_TOGETHER = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{4}(?:\d{2})?)?$/;

/**
 * Tells why a number is not a time in milliseconds since 1970; undefined when it is one.
 *
 * @returns the rest of a sentence that shows the number, and what to do
 */
export function numberProblem(value: number): { reason: string; next: string } | undefined {
	if (value >= EARLIEST_MS && value <= LATEST_MS) return undefined;
	if (RUN_TOGETHER.test(String(value))) {
		return {
			reason: 'looks like a date without its separators',
			next: 'Write it like 2026-03-01T09:00:00, for instance with {{ DateTime.fromFormat($json.date, "yyyyMMdd") }}',
		};
	}
	const found = LOOKALIKES.find(({ from, to }) => value >= from && value <= to);
	return {
		reason: found?.looks ?? 'is not a time in milliseconds since 1970',
		next:
			found?.next ?? 'Use a date such as 2026-03-01T09:00:00, or an expression that returns a date',
	};
}

/** A date as it was written; `hour` and the rest are missing where only a day was. */
export interface WrittenDate {
	/** `2027-03-04`. */
	day: string;
	/** `21:00:00.000`; undefined for a day alone. */
	time?: string;
	/** `Z` or `-03:00`; undefined where none was written. */
	offset?: string;
}

/** Why a text is no date. */
export type DateProblem = 'unknown' | 'ambiguous' | 'impossible' | 'weekday';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WEEKDAYS = 'sun mon tue wed thu fri sat'.split(' ');

const MONTH_NAME =
	'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const WEEKDAY_NAME =
	'(?:(?<weekday>sun|mon|tue|wed|thu|fri|sat)(?:s|nes|rs|ur)?(?:day)?\\.?,?\\s+)?';
const DAY_FORMS = [
	'(?<year>\\d{4})(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<date>\\d{1,2})',
	`${WEEKDAY_NAME}(?<date>\\d{1,2})(?:st|nd|rd|th)?[ -](?<month>${MONTH_NAME})\\.?,?[ -](?<year>\\d{4})`,
	`${WEEKDAY_NAME}(?<month>${MONTH_NAME})\\.? (?<date>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})`,
];
const TIME =
	'(?<hour>\\d{1,2})(?::(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?)?(?: ?(?<half>[ap])\\.?m\\.?)?';
const OFFSET =
	'(?: ?(?:(?<utc>z|utc|gmt)|(?:utc|gmt)?(?<sign>[+-])(?<offsetHour>\\d{1,2}):?(?<offsetMinute>\\d{2})?)(?: ?\\([^()]*\\)|\\[[^\\][]*\\])?)?';
const FORMS = [
	...DAY_FORMS.map((day) => new RegExp(`^${day}(?:(?:t|,? (?:at )?)${TIME}${OFFSET})?$`, 'i')),
	// ISO's basic form, as calendars (ICS) write it
	new RegExp(
		`^(?<year>\\d{4})(?<month>\\d{2})(?<date>\\d{2})t(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})?${OFFSET}$`,
		'i',
	),
];
/** Day and month as figures before the year, or the year in two figures: nobody can tell which is which. */
const TWO_WAYS = /(?:^|\D)\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}(?:\D|$)|^\d{2}[-/.]\d{1,2}[-/.]\d{1,2}/;

/**
 * Reads a date that can be read in one way only: ISO 8601, SQL, or with the month's English name. The whole text has
 * to match, so that nothing is left to a guess.
 *
 * @param text without blanks around it
 */
export function readDateText(text: string): WrittenDate | DateProblem {
	const plain = text
		.normalize('NFKC')
		.replace(/\s+/g, ' ')
		.replace(/\u2212/g, '-');
	for (const form of FORMS) {
		const groups = form.exec(plain)?.groups;
		if (groups !== undefined) return toWritten(groups);
	}
	return TWO_WAYS.test(plain) ? 'ambiguous' : 'unknown';
}

type Groups = Record<string, string | undefined>;

function toWritten(groups: Groups): WrittenDate | DateProblem {
	const day = toDay(groups);
	const time = toTime(groups);
	const offset = toOffset(groups);
	// an hour on its own is a time only with AM or PM
	if (groups.hour !== undefined && groups.minute === undefined && groups.half === undefined) {
		return 'unknown';
	}
	if (day === undefined || time === null || offset === null) return 'impossible';
	const weekday = groups.weekday?.toLowerCase();
	if (weekday !== undefined && WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] !== weekday) {
		return 'weekday';
	}
	return {
		day,
		...(time === undefined ? {} : { time }),
		...(offset === undefined ? {} : { offset }),
	};
}

/** The day as ISO; undefined for one that no calendar has, such as 30 February. */
function toDay({ year = '', month = '', date = '' }: Groups): string | undefined {
	const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
	const day = `${year}-${pad(named === -1 ? month : String(named + 1))}-${pad(date)}`;
	const parsed = new Date(`${day}T00:00:00Z`);
	const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
	return exists ? day : undefined;
}

/** The time as ISO; undefined where none was written, null for one that no clock shows. */
function toTime({ hour, minute, second, fraction, half }: Groups): string | undefined | null {
	if (hour === undefined) return undefined;
	const written = Number(hour);
	if (half !== undefined && (written < 1 || written > 12)) return null;
	const shift = half === undefined ? 0 : half.toLowerCase() === 'p' ? 12 : 0;
	const hours = half === undefined ? written : (written % 12) + shift;
	if (hours > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return null;
	const millis = (fraction ?? '').slice(0, 3).padEnd(3, '0');
	return `${pad(String(hours))}:${minute ?? '00'}:${second ?? '00'}.${millis}`;
}

/** The offset as ISO; undefined where none was written, null for one that no place has. */
function toOffset({
	utc,
	sign,
	offsetHour,
	offsetMinute = '00',
}: Groups): string | undefined | null {
	if (utc !== undefined) return 'Z';
	if (sign === undefined || offsetHour === undefined) return undefined;
	if (Number(offsetHour) > 14 || Number(offsetMinute) > 59) return null;
	return `${sign}${pad(offsetHour)}:${offsetMinute}`;
}

function pad(figures: string): string {
	return figures.padStart(2, '0');
}
