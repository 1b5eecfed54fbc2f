import { ACCOUNT, META, PHONE, startClient, TENANT, type Client } from './support.mts';

describe('docs/api-reference.md 2: authentication and scopes', () => {
	let client: Client;
	beforeAll(async () => {
		client = await startClient();
	});
	afterAll(() => client.close());

	const templates = (headers: Record<string, string>) =>
		client.call('GET', '/v1/templates', undefined, headers);

	test('x-api-key and x-api-key-id are each accepted', async () => {
		expect((await templates(META)).status).toBe(200);
		expect((await templates({ 'x-api-key-id': 'ck_sandbox_meta' })).status).toBe(200);
	});

	test.each([
		['no header', {}],
		['an unknown key', { 'x-api-key': 'ps_nobody' }],
		['an unknown key id', { 'x-api-key-id': 'ck_nobody' }],
		['an empty key', { 'x-api-key': '' }],
		['a bearer token, which REST never takes', { authorization: 'Bearer ps_sandbox_meta' }],
		['both headers at once', { ...META, 'x-api-key-id': 'ck_sandbox_meta' }],
	] as Array<[string, Record<string, string>]>)('401 for %s', async (_name, headers) => {
		const answer = await templates(headers);
		expect(answer.status).toBe(401);
		expect(typeof answer.json.error).toBe('string');
	});

	test.each([
		['GET', '/v1/templates'],
		['GET', '/v1/groups'],
		['GET', '/v1/newsletters'],
		['GET', '/v1/conversations'],
		['GET', '/v1/messages/history'],
		['GET', '/v1/messages/cmx1'],
		['GET', '/v1/analytics/dashboard'],
		['GET', '/v1/media/m1'],
		['POST', '/v1/messages/send'],
		['POST', '/v1/numbers/check'],
	])('a tenant key on %s %s: 403 TENANT_SCOPE_NOT_ALLOWED', async (method, path) => {
		const body = method === 'POST' ? { destinationNumber: PHONE, text: 'x' } : undefined;
		for (const headers of [TENANT, ACCOUNT]) {
			const answer = await client.call(method, path, body, headers);
			expect([answer.status, answer.json.code]).toEqual([403, 'TENANT_SCOPE_NOT_ALLOWED']);
		}
	});

	test('a number key on a tenant endpoint: 403 NUMBER_SCOPE_NOT_ALLOWED', async () => {
		const refused = await client.call('GET', '/v1/api-keys');
		expect([refused.status, refused.json.code]).toEqual([403, 'NUMBER_SCOPE_NOT_ALLOWED']);
		const listed = await client.call('GET', '/v1/api-keys', undefined, TENANT);
		expect(listed.status).toBe(200);
		expect(listed.text).not.toContain('ps_sandbox');
	});

	test('an account-wide key reaches a number with x-whatsapp-number-id', async () => {
		const named = (id: string) => templates({ ...ACCOUNT, 'x-whatsapp-number-id': id });
		expect(JSON.stringify((await named('num_web')).json)).toContain('tpl_web_order_update');
		expect((await named('num_other')).json.code).toBe('NUMBER_NOT_FOUND');
	});

	test('a number key ignores x-whatsapp-number-id', async () => {
		const answer = await templates({ ...META, 'x-whatsapp-number-id': 'num_web' });
		expect(answer.text).not.toContain('tpl_web_');
	});

	test('the journal counts auth headers and keeps no key', async () => {
		client.sandbox.reset();
		await templates({ ...META, 'x-api-key-id': 'ck_sandbox_meta' });
		const [entry] = client.sandbox.control.requests();
		expect(entry?.authHeaders).toEqual(['x-api-key', 'x-api-key-id']);
		expect(entry?.status).toBe(401);
		const journal = await client.call('GET', '/_sandbox/requests', undefined, {});
		expect(journal.text).not.toContain('ps_sandbox_meta');
		expect(journal.json.count).toBe(1);
	});
});
