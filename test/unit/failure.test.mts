import { ERROR_CATALOGUE, STATUS_CATALOGUE } from '../../nodes/shared/api/errorCatalogue.ts';
import {
	failureOfAnswer,
	failureOfNetwork,
	unreadableAnswer,
} from '../../nodes/shared/api/errors.ts';

const answer = (status: number, body: unknown, headers = {}) => ({ status, body, headers });
/** Words that n8n replaces by texts of its own when a message contains them (NodeError.setDescriptiveErrorMessage). */
const replacedByN8n =
	/ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|ERRADDRINUSE|EADDRNOTAVAIL|ECONNABORTED|EHOSTUNREACH|EAI_AGAIN|ENOENT|EISDIR|ENOTDIR|EACCES|EEXIST|EPERM|GETADDRINFO/i;

describe('the error catalogue', () => {
	const entries = [...Object.entries(ERROR_CATALOGUE), ...Object.entries(STATUS_CATALOGUE)];
	it.each(entries)(
		'%s says what happened and what to do, in words n8n leaves alone',
		(_, entry) => {
			expect(entry.message).toMatch(/^[A-Z].{10,}[^.]$/);
			expect(entry.description).toMatch(/^[A-Z].{10,}[^.]$/);
			expect(`${entry.message} ${entry.description}`).not.toMatch(replacedByN8n);
			expect(entry.message).not.toMatch(/error|problem|failure|mistake/i);
		},
	);
});

describe('failureOfAnswer', () => {
	it.each(Object.keys(ERROR_CATALOGUE))('explains %s whatever its status', (code) => {
		for (const status of [400, 403, 422]) {
			const failure = failureOfAnswer(answer(status, { error: 'said so', code }), 'send');
			expect(failure.message).toBe(ERROR_CATALOGUE[code]?.message);
			expect(failure).toMatchObject({ code, httpStatus: status, mayHaveBeenSent: false });
			expect(failure.description).toContain('said so');
		}
	});

	it('knows FREE_FORM_NOT_SUPPORTED under its current and its earlier status', () => {
		const [now, before] = [400, 403].map((status) =>
			failureOfAnswer(answer(status, { error: 'no', code: 'FREE_FORM_NOT_SUPPORTED' }), 'send'),
		);
		expect(now?.message).toBe(before?.message);
	});

	it.each(['constructor', '__proto__', 'toString'])('survives the code %p', (code) => {
		const { message } = failureOfAnswer(answer(400, { error: 'odd', code }), 'send');
		expect(message).toBe(STATUS_CATALOGUE[400]?.message);
	});

	it('names the variables of the details', () => {
		const missing = failureOfAnswer(
			answer(400, {
				error: 'x',
				code: 'MISSING_TEMPLATE_VARIABLES',
				details: { missingKeys: ['name', 'order_id'] },
			}),
			'send',
		);
		expect(missing.message).toContain('name, order_id');
		const invalid = failureOfAnswer(
			answer(400, {
				error: 'x',
				code: 'INVALID_TEMPLATE_VARIABLE_VALUE',
				details: { invalidKeys: [{ key: 'name', reason: 'blank' }, { key: 'city' }, 7, {}] },
			}),
			'send',
		);
		expect(invalid.message).toContain('name (blank), city, 7');
	});

	it('shows the words of the API for an unknown code', () => {
		const failure = failureOfAnswer(
			answer(400, { error: 'Strange thing', code: 'NEW_CODE' }),
			'send',
		);
		expect(failure).toMatchObject({ code: 'NEW_CODE', httpStatus: 400, mayHaveBeenSent: false });
		expect(failure.description).toContain('Strange thing');
	});

	it.each([
		[{ message: 'From a message' }, 'From a message'],
		[{ error: { message: 'One level down', code: 'DEEP' } }, 'One level down'],
		['Plain words', 'Plain words'],
		[
			'<html><head><style>p{}</style></head><body><h1>Bad Gateway</h1></body></html>',
			'Bad Gateway',
		],
		['', 'no readable text'],
		[undefined, 'no readable text'],
		[null, 'no readable text'],
		[{}, 'HTTP status 418'],
	])('reads the body %p', (body, expected) => {
		expect(failureOfAnswer(answer(418, body), 'send').description).toContain(expected);
	});

	it.each([
		[400, false],
		[401, false],
		[404, false],
		[408, true],
		[429, false],
		[500, true],
		[502, true],
		[503, true],
		[504, true],
		[599, true],
		[302, false],
	])('status %p: may have been sent %p', (status, expected) => {
		expect(failureOfAnswer(answer(status, {}), 'send').mayHaveBeenSent).toBe(expected);
		expect(failureOfAnswer(answer(status, {}), 'other').mayHaveBeenSent).toBe(false);
	});

	it('says how to look a message up that may have been sent', () => {
		expect(failureOfAnswer(answer(503, ''), 'send').description).toMatch(/look it up/);
		expect(failureOfAnswer(answer(503, ''), 'other').description).not.toMatch(/look it up/);
	});

	it('allows a later try only for 429, and passes Retry-After on', () => {
		const limited = failureOfAnswer(answer(429, {}, { 'retry-after': '7' }), 'send');
		expect(limited).toMatchObject({ canRetry: true, retryAfter: '7', code: 'HTTP_429' });
		expect(failureOfAnswer(answer(503, {}, { 'retry-after': '7' }), 'send').canRetry).toBe(false);
	});

	it('points at the address when the server redirects', () => {
		expect(failureOfAnswer(answer(301, ''), 'send').description).toMatch(/Base URL/);
	});

	it('cuts long texts', () => {
		expect(
			failureOfAnswer(answer(400, { error: 'x'.repeat(9_000) }), 'send').description.length,
		).toBeLessThan(600);
	});
});

describe('unreadableAnswer', () => {
	it('treats a page of a proxy as a message that may have been sent', () => {
		const failure = unreadableAnswer(answer(200, '<p>Sign in</p>'), 'send');
		expect(failure).toMatchObject({ mayHaveBeenSent: true, canRetry: false, httpStatus: 200 });
		expect(failure.description).toContain('Sign in');
		expect(unreadableAnswer(answer(200, ''), 'other').mayHaveBeenSent).toBe(false);
	});
});

describe('failureOfNetwork', () => {
	const error = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

	it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])('%s: certainly not sent', (code) => {
		const failure = failureOfNetwork(error(code), 'send', false);
		expect(failure).toMatchObject({ code: 'NETWORK', mayHaveBeenSent: false, canRetry: true });
		expect(failure.message).not.toMatch(replacedByN8n);
	});

	it.each(['ECONNRESET', 'ETIMEDOUT', 'ECONNABORTED', 'EPIPE', 'SOMETHING_NEW'])(
		'%s: may have been sent',
		(code) => {
			const failure = failureOfNetwork(error(code), 'send', false);
			expect(failure).toMatchObject({ mayHaveBeenSent: true, canRetry: false });
			expect(failure.description).toMatch(/look it up/);
			expect(`${failure.message}${failure.description}`).not.toMatch(replacedByN8n);
			expect(failureOfNetwork(error(code), 'other', false).mayHaveBeenSent).toBe(false);
		},
	);

	it('finds the code along the causes, as n8n wraps it', () => {
		const wrapped = new Error('outer', {
			cause: new Error('inner', { cause: error('ECONNREFUSED') }),
		});
		expect(failureOfNetwork(wrapped, 'send', false).canRetry).toBe(true);
		expect(failureOfNetwork({ errorResponse: error('ENOTFOUND') }, 'send', false).canRetry).toBe(
			true,
		);
	});

	it('does not hang on a chain that loops', () => {
		const loop: Record<string, unknown> = {};
		loop.cause = loop;
		expect(failureOfNetwork(loop, 'send', false).mayHaveBeenSent).toBe(true);
	});

	it.each([
		'EPROTO',
		'ERR_SSL_WRONG_VERSION_NUMBER',
		'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
		'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
		'ERR_TLS_CERT_ALTNAME_INVALID',
		'ERR_TLS_HANDSHAKE_TIMEOUT',
		'CERT_HAS_EXPIRED',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'SELF_SIGNED_CERT_IN_CHAIN',
	])('%s: the connection was never made, so nothing was sent', (code) => {
		const failure = failureOfNetwork(error(code), 'send', false);
		expect(failure).toMatchObject({ code: 'NETWORK', mayHaveBeenSent: false, canRetry: false });
		expect(failure.description).toMatch(/Check the Base URL.*Nothing was sent/);
		expect(failure.message).not.toMatch(/cut/);
	});

	it.each([
		error('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC'),
		error('ERR_SSL_UNEXPECTED_EOF_WHILE_READING'),
		Object.assign(new Error('read EPROTO: decryption failed or bad record mac'), {
			code: 'EPROTO',
		}),
	])('a fault of TLS that comes later too may come after the request: %s', (thrown) => {
		expect(failureOfNetwork(thrown, 'send', false).mayHaveBeenSent).toBe(true);
	});

	it.each(['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'])(
		'%s while connecting: certainly not sent',
		(code) => {
			const connecting = Object.assign(error(code), { syscall: 'connect' });
			expect(failureOfNetwork(connecting, 'send', false)).toMatchObject({
				mayHaveBeenSent: false,
				canRetry: true,
			});
			expect(failureOfNetwork(error(code), 'send', false).mayHaveBeenSent).toBe(true);
		},
	);

	it('says of something that may have been created where to look for it', () => {
		const failure = failureOfNetwork(error('ECONNRESET'), 'create', false);
		expect(failure.mayHaveBeenSent).toBe(true);
		expect(failure.description).toMatch(/may still have been created.*Get Many/);
	});

	it('knows that nothing was sent to a server with a bad certificate', () => {
		expect(failureOfNetwork(error('DEPTH_ZERO_SELF_SIGNED_CERT'), 'send', false)).toMatchObject({
			mayHaveBeenSent: false,
			canRetry: false,
		});
	});

	it('tells a stopped execution apart', () => {
		expect(failureOfNetwork(new Error('canceled'), 'send', true)).toMatchObject({
			code: 'CANCELLED',
			mayHaveBeenSent: true,
			canRetry: false,
		});
	});

	it('survives anything thrown', () => {
		for (const thrown of [undefined, null, 'text', 7]) {
			expect(failureOfNetwork(thrown, 'send', false).mayHaveBeenSent).toBe(true);
		}
	});
});
