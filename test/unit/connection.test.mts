import { PilotStatusApi } from '../../credentials/PilotStatusApi.credentials.ts';
import {
	authHeaders,
	isSafeForKey,
	normaliseBaseUrl,
	resolveConnection,
} from '../../credentials/connection.ts';
import type { IHttpRequestOptions } from 'n8n-workflow';

const credentials = { authentication: 'apiKey', apiKey: 'ps_one', apiKeyId: 'ck_one' };

describe('normaliseBaseUrl', () => {
	it.each([
		['https://pilotstatus.com.br', 'https://pilotstatus.com.br'],
		['https://pilotstatus.com.br/', 'https://pilotstatus.com.br'],
		['https://pilotstatus.com.br/v1', 'https://pilotstatus.com.br'],
		[' https://pilotstatus.com.br/v1// ', 'https://pilotstatus.com.br'],
		['https://proxy.example.test/pilot/v1/', 'https://proxy.example.test/pilot'],
		['https://pilotstatus.com.br/v1?x=1#y', 'https://pilotstatus.com.br'],
		['http://127.0.0.1:8080/v1', 'http://127.0.0.1:8080'],
		['http://localhost:8080', 'http://localhost:8080'],
		['http://[::1]:8080', 'http://[::1]:8080'],
		['https://pilotstatus.com.br/v1/messages/send', 'https://pilotstatus.com.br'],
		['https://proxy.example.test/pilot/v1/templates?page=1', 'https://proxy.example.test/pilot'],
		['\u200Bhttps://pilotstatus.com.br\uFEFF', 'https://pilotstatus.com.br'],
		['', 'https://pilotstatus.com.br'],
		[undefined, 'https://pilotstatus.com.br'],
	])('reads %p as %p', (typed, expected) => {
		expect(normaliseBaseUrl(typed)).toBe(expected);
	});

	it.each([
		['http://pilotstatus.com.br', /https:\/\//],
		['http://127.0.0.1.example.test', /https:\/\//],
		['ftp://pilotstatus.com.br', /not a valid URL/],
		['pilotstatus.com.br', /not a valid URL/],
		['https://', /not a valid URL/],
		['https://pilotstatus.com.br /v1', /space, a line break/],
		['https://pilotstatus.com.br/a b', /space, a line break/],
		['https://pilotstatus.com.br\n/v1', /space, a line break/],
		['https://pilotstatus.com.br\\v1', /backslash/],
		[7, /not a valid URL/],
		[{ url: 'https://pilotstatus.com.br' }, /not a valid URL/],
		[false, /not a valid URL/],
		['https://me:secret@pilotstatus.com.br', /user name or password/],
	])('refuses %p', (typed, reason) => {
		expect(() => normaliseBaseUrl(typed)).toThrow(reason);
	});
});

describe('authHeaders', () => {
	it('sends exactly one of the two headers', () => {
		expect(authHeaders(credentials)).toEqual({ 'x-api-key': 'ps_one' });
		expect(authHeaders({ ...credentials, authentication: 'apiKeyId' })).toEqual({
			'x-api-key-id': 'ck_one',
		});
	});

	it('adds the number of an account-wide key', () => {
		expect(authHeaders({ ...credentials, numberId: ' num_1 ' })).toEqual({
			'x-api-key': 'ps_one',
			'x-whatsapp-number-id': 'num_1',
		});
	});

	it('takes a Number ID that an expression gives as a number', () => {
		expect(authHeaders({ ...credentials, numberId: 42 })).toHaveProperty(
			'x-whatsapp-number-id',
			'42',
		);
	});

	it.each([true, { id: 'num_1' }, ['num_1'], 1.5, Number.NaN])(
		'refuses the Number ID %p instead of leaving it out',
		(numberId) => {
			expect(() => authHeaders({ ...credentials, numberId: numberId })).toThrow(
				/Number ID .* is not text/,
			);
		},
	);

	it('trims the key and never sends an empty one', () => {
		expect(authHeaders({ apiKey: '\n ps_one ' })).toEqual({ 'x-api-key': 'ps_one' });
		expect(() => authHeaders({ authentication: 'apiKey', apiKey: ' ' })).toThrow(/API Key .*empty/);
		expect(() => authHeaders({ authentication: 'apiKeyId', apiKey: 'ps_one' })).toThrow(
			/API Key ID .*empty/,
		);
	});

	it('refuses what cannot be a header, without showing it', () => {
		const attempt = () => authHeaders({ apiKey: 'ps_one\r\nx-evil: 1' });
		expect(attempt).toThrow(/API Key/);
		expect(attempt).not.toThrow(/evil/);
	});
});

describe('resolveConnection', () => {
	it('gives address and headers', () => {
		expect(
			resolveConnection({ ...credentials, baseUrl: 'https://pilotstatus.com.br/v1/' }),
		).toEqual({
			baseUrl: 'https://pilotstatus.com.br',
			headers: { 'x-api-key': 'ps_one' },
		});
	});
});

describe('isSafeForKey', () => {
	it('is false for what is no URL', () => {
		expect(isSafeForKey('nowhere')).toBe(false);
	});
});

describe('the credential', () => {
	const { authenticate } = new PilotStatusApi();
	const sign = async (options: Partial<IHttpRequestOptions> & { uri?: string }) => {
		if (typeof authenticate !== 'function') throw new Error('authenticate must be a function');
		return await authenticate(credentials, options as IHttpRequestOptions);
	};

	it('adds its header and keeps the others', async () => {
		const signed = await sign({
			url: 'https://pilotstatus.com.br/v1/templates',
			headers: { accept: 'application/json' },
		});
		expect(signed.headers).toEqual({ accept: 'application/json', 'x-api-key': 'ps_one' });
	});

	it('understands a relative path with a base, and the older name of the URL', async () => {
		await expect(
			sign({ url: '/v1/templates', baseURL: 'https://pilotstatus.com.br' }),
		).resolves.toHaveProperty('headers');
		await expect(sign({ uri: 'https://pilotstatus.com.br/v1/templates' })).resolves.toHaveProperty(
			'headers',
		);
	});

	it('never lets the key cross a network unencrypted', async () => {
		await expect(sign({ url: 'http://pilotstatus.com.br/v1/templates' })).rejects.toThrow(/https:/);
		await expect(sign({ url: '/v1/templates' })).rejects.toThrow(/https:/);
		await expect(sign({})).rejects.toThrow(/https:/);
	});
});

test.each(['undefined', 'null', 'NaN', '"ps_one"', "'ps_one'"])(
	'the key %p is refused, as no key reads like that',
	(apiKey) => {
		expect(() => authHeaders({ ...credentials, apiKey })).toThrow(
			/API Key of the Pilot Status credential .*(expression returned no value|quotes)/,
		);
		expect(() => authHeaders({ ...credentials, numberId: apiKey })).toThrow(/Number ID/);
	},
);
