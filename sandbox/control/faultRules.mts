import { isObject, type JsonObject } from '../core/json.mts';
import type { Fault, FaultRule, RetryAfter } from '../core/faults.mts';
import { ODD_ANSWERS } from '../core/oddAnswers.mts';

function fail(what: string): never {
	throw new Error(`Fault rule: ${what}`);
}

function numberField(value: JsonObject, name: string): number | undefined {
	const field = value[name];
	if (field === undefined) return undefined;
	if (typeof field !== 'number' || !Number.isFinite(field) || field < 0)
		fail(`"${name}" must be a number`);
	return field;
}

function stringField(value: JsonObject, name: string): string | undefined {
	const field = value[name];
	if (field !== undefined && typeof field !== 'string') fail(`"${name}" must be a string`);
	return field;
}

function required<T>(value: T | undefined, name: string): T {
	return value ?? fail(`"${name}" is required`);
}

function parseRetryAfter(value: unknown): RetryAfter | undefined {
	if (value === undefined || typeof value === 'number' || typeof value === 'string') return value;
	if (isObject(value) && typeof value.dateInMs === 'number') return { dateInMs: value.dateInMs };
	return fail('"retryAfter" must be a number of seconds, a text or { dateInMs }');
}

function parseQuery(value: unknown): Record<string, string> | undefined {
	if (value === undefined) return undefined;
	if (!isObject(value)) fail('"query" must be an object');
	return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, String(entry)]));
}

function parseBody(
	value: JsonObject,
): Pick<Extract<Fault, { type: 'body' }>, 'body' | 'contentType'> {
	const contentType = stringField(value, 'contentType');
	if ('json' in value) {
		if ('body' in value) fail('give "body" or "json", not both');
		return {
			body: JSON.stringify(value.json),
			contentType: contentType ?? 'application/json; charset=utf-8',
		};
	}
	return {
		body: stringField(value, 'body') ?? '',
		contentType: contentType ?? 'text/html; charset=utf-8',
	};
}

function parseFault(value: unknown): Fault {
	if (!isObject(value)) fail('"fault" must be an object');
	const after = value.after === true;
	switch (value.type) {
		case 'status':
			return {
				type: 'status',
				after,
				status: required(numberField(value, 'status'), 'status'),
				error: stringField(value, 'error'),
				code: stringField(value, 'code'),
				details: value.details,
				retryAfter: parseRetryAfter(value.retryAfter),
			};
		case 'body':
			return {
				type: 'body',
				after,
				status: numberField(value, 'status') ?? 200,
				...parseBody(value),
				retryAfter: parseRetryAfter(value.retryAfter),
			};
		case 'odd': {
			const answer = required(stringField(value, 'answer'), 'answer');
			if (!(answer in ODD_ANSWERS)) {
				fail(
					`there is no odd answer "${answer}"; there are ${Object.keys(ODD_ANSWERS).join(', ')}`,
				);
			}
			return { type: 'odd', answer, after };
		}
		case 'slow':
			return { type: 'slow', after, ms: required(numberField(value, 'ms'), 'ms') };
		case 'drip':
			return { type: 'drip', everyMs: required(numberField(value, 'everyMs'), 'everyMs') };
		case 'stall':
			return { type: 'stall', bytes: numberField(value, 'bytes') ?? 0 };
		case 'cut':
		case 'hold':
			return { type: value.type, after };
		default:
			return fail('"type" must be status, body, odd, cut, slow, hold, drip or stall');
	}
}

/**
 * A fault rule from JSON.
 * @throws Error that says what is wrong with it
 */
export function parseFaultRule(value: unknown): FaultRule {
	if (!isObject(value)) fail('must be an object');
	const { match } = value;
	if (match !== undefined && !isObject(match)) fail('"match" must be an object');
	return {
		id: stringField(value, 'id'),
		match: match && {
			method: stringField(match, 'method'),
			path: stringField(match, 'path'),
			destination: stringField(match, 'destination'),
			query: parseQuery(match.query),
		},
		skip: numberField(value, 'skip'),
		times: numberField(value, 'times'),
		probability: numberField(value, 'probability'),
		fault: parseFault(value.fault),
	};
}
