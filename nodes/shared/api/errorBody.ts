import { isRecord } from '../json';

/** Longest part of a text of the server that goes into an error (characters). */
const MAX_QUOTE = 300;
/** How deep, and how many reasons of, a response are read. */
const MAX_DEPTH = 6;
const MAX_REASONS = 20;

/** Keys that hold reasons and name no field themselves. */
const CONTAINERS =
	/^(details?|errors?|issues|violations|fieldErrors|formErrors|_errors|missingKeys|missing|invalidKeys|invalid_?params|messages?|reasons?|description|title|msg)$/i;
/** Where an entry of a list names its field, and where it says what is wrong. */
const FIELD_KEYS = ['field', 'key', 'path', 'param', 'property', 'name', 'loc'] as const;
const REASON_KEYS = [
	'reason',
	'message',
	'msg',
	'error',
	'detail',
	'description',
	'title',
] as const;

/** What the body of an error says. */
export interface ErrorBody {
	/** The machine code, wherever it stands. */
	code?: string;
	/** The sentence of the server. */
	said?: string;
	/** Fields and reasons in one short line; empty where there are none. */
	details: string;
}

/**
 * Reads the body of an error, whose form is documented only in part (docs/api-reference.md 1 and 18): a sentence under
 * `error`, `message`, `detail` or `title`, and reasons of any form under `details`, `errors` and the like. Nothing that can
 * be read is left out, except for length. Never throws.
 */
export function readErrorBody(body: unknown): ErrorBody {
	const record = isRecord(body) ? body : {};
	const inner = isRecord(record.error) ? record.error : {};
	const sentences = [
		...[record.error, inner.message, record.message, record.detail, inner.detail],
		...[record.title, inner.title, record.error_description],
	].flatMap((value) => text(value) ?? []);
	const said = sentences.length === 0 ? undefined : [...new Set(sentences)].join('; ');
	const code = text(record.code) ?? text(inner.code);
	const reasons = [
		...reasonsOf(record.details),
		...reasonsOf(record.errors),
		...['issues', 'violations', 'fieldErrors', 'invalidParams', 'invalid_params'].flatMap((key) =>
			reasonsOf(record[key]),
		),
		...(typeof record.error === 'object' ? reasonsOf(withoutSentence(record.error)) : []),
		...(typeof record.message === 'object' ? reasonsOf(record.message) : []),
		...(typeof record.detail === 'object' ? reasonsOf(record.detail) : []),
		...(Array.isArray(body) ? reasonsOf(body) : []),
	];
	const unsaid = [...new Set(reasons)].filter((reason) => !sentences.includes(reason));
	return {
		...(code === undefined ? {} : { code: shorten(code, 100) }),
		...(said === undefined ? {} : { said: shorten(said) }),
		details: shorten(unsaid.slice(0, MAX_REASONS).join(', ')),
	};
}

/** A text from outside in one line of bounded length. */
export function shorten(value: string, most = MAX_QUOTE): string {
	const flat = value
		.slice(0, most * 10)
		.replace(/\s+/g, ' ')
		.trim();
	const characters = Array.from(flat);
	return characters.length > most ? `${characters.slice(0, most).join('')}…` : flat;
}

/** A value as a text, where it is a text that is not blank, or a number. */
export function text(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** What is left of an `error` object when its sentence and code, which are told elsewhere, are taken out. */
function withoutSentence(error: unknown): unknown {
	if (!isRecord(error)) return error;
	const { message, code, title, ...others } = error;
	const rest = text(message) === undefined ? { message, ...others } : others;
	return text(message ?? code ?? title) === undefined ? { ...rest, code, title } : rest;
}

/** All reasons in a value as `field: reason`, or `field (reason)` for entries of lists as the API documents them. */
function reasonsOf(value: unknown, field = '', depth = 0): string[] {
	if (value === null || value === undefined || depth > MAX_DEPTH) return [];
	if (Array.isArray(value)) {
		return value.slice(0, MAX_REASONS).flatMap((entry) => reasonsOf(entry, field, depth + 1));
	}
	if (isRecord(value)) return reasonsOfRecord(value, field, depth);
	const said = text(value) ?? (typeof value === 'boolean' ? String(value) : '');
	return said === '' ? [] : [field === '' ? said : `${field}: ${said}`];
}

function reasonsOfRecord(record: Record<string, unknown>, field: string, depth: number): string[] {
	const name = FIELD_KEYS.map((key) => pathText(record[key])).find((found) => found !== undefined);
	const reason = REASON_KEYS.map((key) => text(record[key])).find((found) => found !== undefined);
	if (name !== undefined && reason !== undefined) return [`${join(field, name)} (${reason})`];
	if (name !== undefined && Object.keys(record).length === 1) return [join(field, name)];
	if (reason !== undefined && name === undefined && isOnlyReason(record)) {
		return [field === '' ? reason : `${field}: ${reason}`];
	}
	return Object.entries(record)
		.slice(0, MAX_REASONS)
		.flatMap(([key, inner]) =>
			reasonsOf(inner, CONTAINERS.test(key) ? field : join(field, key), depth + 1),
		);
}

/** Whether an entry says nothing but one reason, apart from codes and types that no person needs. */
function isOnlyReason(record: Record<string, unknown>): boolean {
	return Object.entries(record).every(
		([key, value]) =>
			REASON_KEYS.some((known) => known === key) ||
			/^(code|type|rule|kind|status|value|expected|received|input)$/.test(key) ||
			value === null,
	);
}

/** A field's name, also as the list of steps that lead to it. */
function pathText(value: unknown): string | undefined {
	if (!Array.isArray(value)) return text(value);
	const steps = value.map(text).filter((step) => step !== undefined);
	return steps.length === 0 ? undefined : steps.join('.');
}

function join(field: string, name: string): string {
	return field === '' ? name : `${field}.${name}`;
}
