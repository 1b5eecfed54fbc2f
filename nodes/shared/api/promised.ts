import type { IHttpRequestMethods } from 'n8n-workflow';

import { idOf, isRecord } from '../json';
import type { ApiAnswer } from './types';

/** Methods that leave the same behind when nothing comes back. */
const NOTHING_TO_SAY: readonly IHttpRequestMethods[] = ['DELETE', 'PUT', 'PATCH'];

/** Tells whether an answer holds the ID that accepting something promises, bare or one level down (docs/api-reference.md 3.6). */
export function hasId(body: unknown): boolean {
	if (!isRecord(body)) return false;
	const inner = [body, body.data, body.message, body.group, body.template, body.call];
	return inner.some((record) => isRecord(record) && idOf(record.id) !== undefined);
}

/** Tells whether a 2xx without a body says all there is: something was changed or deleted. */
export function isDone(method: IHttpRequestMethods, { status, body }: ApiAnswer): boolean {
	const isEmpty = body === undefined || body === null || body === '';
	return NOTHING_TO_SAY.includes(method) && (status === 204 || isEmpty);
}

/** Keys of an answer that says nothing but that something went wrong. */
const ERROR_KEYS = [
	'error',
	'errors',
	'message',
	'code',
	'details',
	'detail',
	'success',
	'status',
	'statusCode',
];

/** Tells whether a 2xx answer says that the request failed, as some gateways do. */
export function saysError(body: unknown): boolean {
	if (!isRecord(body)) return false;
	const isEmpty = (value: unknown): boolean =>
		value === undefined || value === null || value === false;
	if (body.success === false) return true;
	return !isEmpty(body.error) && Object.keys(body).every((key) => ERROR_KEYS.includes(key));
}
