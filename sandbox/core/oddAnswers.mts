import type { RetryAfter } from './faults.mts';

/** An answer in place of the documented one. In its body `{{key}}` stands for the key of the request. */
export interface OddAnswer {
	status: number;
	contentType?: string;
	body: string;
	retryAfter?: RetryAfter;
}

const json = (status: number, value: unknown): OddAnswer => ({
	status,
	contentType: 'application/json; charset=utf-8',
	body: JSON.stringify(value),
});

const busy = (retryAfter: RetryAfter): OddAnswer => ({
	...json(429, { error: 'Too many requests' }),
	retryAfter,
});

/** The answer to a send, but for the promised object (docs/api-reference.md 3.6). */
const accepted = {
	'202-empty-list': json(202, []),
	'202-list-of-a-number': json(202, [1]),
	'202-list-of-two': json(202, [
		{ id: 'cmxodd1', status: 'QUEUED' },
		{ id: 'cmxodd2', status: 'QUEUED' },
	]),
	'202-empty-object': json(202, {}),
	'202-null': json(202, null),
	'202-text': json(202, 'OK'),
	'202-not-successful': json(202, { success: false, error: 'Queue is full' }),
	'202-error-and-message': json(202, { error: 'Queue is full', message: 'Queue is full' }),
	'202-numeric-id': json(202, { id: 42, status: 'QUEUED' }),
	'202-null-id': json(202, { id: null, status: 'QUEUED' }),
	'202-plain-ok': { status: 202, contentType: 'text/plain; charset=utf-8', body: 'OK' },
	'202-html': { status: 202, contentType: 'text/html; charset=utf-8', body: '<h1>Welcome</h1>' },
	'202-half-json': { ...json(202, {}), body: '{"id":"cmxodd' },
	'202-empty-body': { ...json(202, {}), body: '' },
	'200-other-service': json(200, { hello: 1 }),
	'200-error-inside': json(200, { error: 'invalid key' }),
	'204': { status: 204, body: '' },
} satisfies Record<string, OddAnswer>;

/** Values of Retry-After that say nothing useful (docs/api-reference.md 18.7). */
const busyFor = {
	'429-retry-after-0': busy('0'),
	'429-retry-after-negative': busy('-5'),
	'429-retry-after-fraction': busy('0.2'),
	'429-retry-after-past': busy({ dateInMs: -3_600_000 }),
	'429-retry-after-list': busy('1, 1'),
	'429-retry-after-words': busy('soon'),
	'429-retry-after-a-day': busy('86400'),
	'429-retry-after-empty': busy(''),
} satisfies Record<string, OddAnswer>;

const field = 'destinationNumber';
const why = 'must be in E.164 format';

/** Error bodies in the forms of other frameworks (docs/api-reference.md 18.10). */
const refused = {
	'400-details-list': json(400, {
		error: 'Validation failed',
		code: 'VALIDATION_ERROR',
		details: [{ path: [field], message: why }],
	}),
	'400-details-text': json(400, {
		error: 'Validation failed',
		code: 'VALIDATION_ERROR',
		details: `${field} ${why}`,
	}),
	'400-details-field-errors': json(400, {
		error: 'Validation failed',
		code: 'VALIDATION_ERROR',
		details: { formErrors: [], fieldErrors: { [field]: [why] } },
	}),
	'400-errors-list': json(400, { errors: [{ field, message: why }] }),
	'400-errors-by-field': json(400, { errors: { [field]: [why] } }),
	'400-detail': json(400, { detail: `${field} ${why}` }),
	'400-title': json(400, { type: 'about:blank', title: `${field} ${why}`, status: 400 }),
	'400-error-list': json(400, { error: [`${field} ${why}`] }),
	'400-error-object': json(400, { error: { code: 'VALIDATION_ERROR', message: why, field } }),
	'400-message-list': json(400, { statusCode: 400, message: [`${field} ${why}`] }),
	'400-list': json(400, [{ code: 'invalid_string', path: [field], message: why }]),
	'400-text': { status: 400, contentType: 'text/plain', body: `${field} ${why}` },
	'400-empty': { ...json(400, {}), body: '' },
	'400-null': json(400, null),
	'401-echoes-key': json(401, { error: 'Unknown API key: {{key}}' }),
	'400-echoes-key-in-details': json(400, {
		error: 'Bad request',
		details: { headers: { 'x-api-key': '{{key}}' } },
	}),
	'502-html': {
		status: 502,
		contentType: 'text/html; charset=utf-8',
		body: '<html><body><h1>502 Bad Gateway</h1><p>x-api-key: {{key}}</p></body></html>',
	},
	'500-long-text': json(500, { error: 'Stack trace: '.padEnd(20_000, 'at line 1; ') }),
} satisfies Record<string, OddAnswer>;

/** What servers and proxies answer that nobody documented, by name; a fault `{ type: 'odd', answer }`. */
export const ODD_ANSWERS: Readonly<Record<string, OddAnswer>> = {
	...accepted,
	...busyFor,
	...refused,
};
