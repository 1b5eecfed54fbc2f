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
