import { isObject, type JsonObject } from '../core/json.mts';
import type { Fault, FaultRule } from '../core/faults.mts';

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

function parseRetryAfter(value: unknown): number | { dateInMs: number } | undefined {
	if (value === undefined || typeof value === 'number') return value;
	if (isObject(value) && typeof value.dateInMs === 'number') return { dateInMs: value.dateInMs };
	return fail('"retryAfter" must be a number of seconds or { dateInMs }');
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
				contentType: stringField(value, 'contentType') ?? 'text/html; charset=utf-8',
				body: stringField(value, 'body') ?? '',
			};
		case 'slow':
			return { type: 'slow', after, ms: required(numberField(value, 'ms'), 'ms') };
		case 'cut':
		case 'hold':
			return { type: value.type, after };
		default:
			return fail('"type" must be status, body, cut, slow or hold');
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
		},
		skip: numberField(value, 'skip'),
		times: numberField(value, 'times'),
		probability: numberField(value, 'probability'),
		fault: parseFault(value.fault),
	};
}
