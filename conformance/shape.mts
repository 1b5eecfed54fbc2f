/**
 * The types and keys of a JSON value without its contents: `"string"`, `"null | string"`, `{ "id": "string" }`,
 * `[shape of the entries]`, or `{ "anyOf": [...] }` where kinds mix. A `?` after a key: not in every entry.
 */
export type Shape = string | Shape[] | { [key: string]: Shape };

// A key that is no plain name may itself be content: maps by phone number, by person, by date.
const PLAIN_KEY = /^[A-Za-z_][A-Za-z_]{0,39}\d{0,3}$/;

function kindOf(value: unknown): string {
	return value === null ? 'null' : typeof value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function recordShape(records: Array<Record<string, unknown>>): Shape {
	const values = new Map<string, unknown[]>();
	for (const record of records) {
		for (const [key, value] of Object.entries(record)) {
			const name = PLAIN_KEY.test(key) ? key : '[key]';
			values.set(name, [...(values.get(name) ?? []), value]);
		}
	}
	return Object.fromEntries(
		[...values].map(([name, seen]) => [
			seen.length < records.length ? `${name}?` : name,
			shapeOfAll(seen),
		]),
	);
}

function shapeOfAll(values: unknown[]): Shape {
	const lists = values.filter((value): value is unknown[] => Array.isArray(value));
	const records = values.filter(isRecord);
	const rest = values.filter((value) => !Array.isArray(value) && !isRecord(value));
	const shapes: Shape[] = [];
	if (rest.length > 0) shapes.push([...new Set(rest.map(kindOf))].sort().join(' | '));
	if (records.length > 0) shapes.push(recordShape(records));
	if (lists.length > 0) {
		const entries = lists.flat(1);
		shapes.push(entries.length === 0 ? [] : [shapeOfAll(entries)]);
	}
	const [first = 'nothing', ...others] = shapes;
	return others.length === 0 ? first : { anyOf: shapes };
}

/** The shape of a parsed JSON value; `"nothing"` for undefined, which stands for a body that is not JSON. */
export function shapeOf(value: unknown): Shape {
	return value === undefined ? 'nothing' : shapeOfAll([value]);
}

/** A shape in one line of at most `limit` characters, for the table. */
export function shapeText(value: unknown, limit = 160): string {
	const text = JSON.stringify(shapeOf(value)).replaceAll('"', '').replaceAll(',', ', ');
	return text.length > limit ? `${text.slice(0, limit)}…` : text;
}
