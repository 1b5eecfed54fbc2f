import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from './apiError.mts';
import type { KeyRecord, NumberRecord } from './types.mts';
import type { World } from './world.mts';

function header(headers: IncomingHttpHeaders, name: string): string | undefined {
	const value = headers[name];
	return typeof value === 'string' ? value : value?.[0];
}

/**
 * The key of a request (docs/api-reference.md 2): `x-api-key` or `x-api-key-id`; `Authorization` is never looked at.
 * Both headers at once are refused, which is an assumption.
 * @throws ApiError 401
 */
export function authenticate(world: World, headers: IncomingHttpHeaders): KeyRecord {
	const secret = header(headers, 'x-api-key');
	const id = header(headers, 'x-api-key-id');
	if (secret !== undefined && id !== undefined) {
		throw new ApiError(401, 'Send either x-api-key or x-api-key-id, not both');
	}
	const key = world.keys.find((candidate) =>
		secret !== undefined ? candidate.secret === secret : candidate.id === id,
	);
	if (!key) throw new ApiError(401, 'Missing or invalid API key');
	return key;
}

/**
 * The number that a request is about. Account-wide keys name it with `x-whatsapp-number-id`; a number's
 * key ignores that header.
 * @returns null for tenant keys, and for account-wide ones without the header
 * @throws ApiError 404 `NUMBER_NOT_FOUND` for a number that is not the account's
 */
export function numberOfKey(
	world: World,
	key: KeyRecord,
	headers: IncomingHttpHeaders,
): NumberRecord | null {
	const id =
		key.scope === 'account' ? header(headers, 'x-whatsapp-number-id') : (key.numberId ?? undefined);
	if (id === undefined || id === '') return null;
	const number = world.numbers.get(id);
	if (!number) throw new ApiError(404, 'Number not found', 'NUMBER_NOT_FOUND');
	return number;
}

/** @throws ApiError 403 `TENANT_SCOPE_NOT_ALLOWED` where a per-number endpoint is called without a number */
export function requireNumber(number: NumberRecord | null): NumberRecord {
	if (number) return number;
	throw new ApiError(
		403,
		'This endpoint needs a number-scoped API key',
		'TENANT_SCOPE_NOT_ALLOWED',
	);
}
