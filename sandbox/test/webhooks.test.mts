import { ACCOUNT, META, startClient, TENANT, WEB, type Client, type Json } from './support.mts';

const URL_HOOK = 'http://127.0.0.1:9/hook';

describe('docs/api-reference.md 11: webhook management', () => {
	let client: Client;
	beforeAll(async () => {
		client = await startClient();
	});
	beforeEach(() => client.sandbox.reset());
	afterAll(() => client.close());

	const create = (change: object = {}, headers: Record<string, string> = META) =>
		client.call(
			'POST',
			'/v1/webhooks',
			{ url: URL_HOOK, name: 'n8n', events: ['message.received'], ...change },
			headers,
		);
	const list = async (headers: Record<string, string> = META): Promise<Json[]> =>
		(await client.call('GET', '/v1/webhooks', undefined, headers)).json as unknown as Json[];

	test('create, list as a bare array, get', async () => {
		const { status, json } = await create();
		expect(status).toBe(201);
		expect(json).toMatchObject({
			name: 'n8n',
			url: URL_HOOK,
			environment: 'LIVE',
			active: true,
			events: ['message.received'],
			apiKeys: [{ id: 'ck_sandbox_meta', name: 'Default' }],
			lastTriggered: null,
			whatsappNumberIds: ['num_meta'],
		});
		expect(await list()).toEqual([json]);
		expect((await client.call('GET', `/v1/webhooks/${String(json.id)}`)).json).toEqual(json);
	});

	test('a number may have several webhooks; other numbers do not see them', async () => {
		await create();
		await create({ url: `${URL_HOOK}/2` });
		expect(await list()).toHaveLength(2);
		expect(await list(WEB)).toEqual([]);
		expect(await list(TENANT)).toHaveLength(2);
	});

	test('PATCH replaces events, and shows fewer fields', async () => {
		const id = String((await create()).json.id);
		const path = `/v1/webhooks/${id}`;
		const patched = await client.call('PATCH', path, { events: ['message.read'], active: false });
		expect(patched.json).toMatchObject({
			id,
			url: URL_HOOK,
			active: false,
			events: ['message.read'],
		});
		expect(patched.json).not.toHaveProperty('apiKeys');
		expect((await client.call('GET', path)).json).toMatchObject({ name: 'n8n', active: false });
	});

	test('DELETE: 200 with a JSON body; afterwards 404 WEBHOOK_NOT_FOUND', async () => {
		const path = `/v1/webhooks/${String((await create()).json.id)}`;
		const removed = await client.call('DELETE', path);
		expect(removed.status).toBe(200);
		expect(removed.headers.get('content-type')).toContain('application/json');
		for (const [method, body] of [['GET'], ['PATCH', { active: true }], ['DELETE']] as const) {
			const { status, json } = await client.call(method, path, body);
			expect([status, json.code]).toEqual([404, 'WEBHOOK_NOT_FOUND']);
		}
	});

	test("a foreign webhook is not found with another number's key", async () => {
		const path = `/v1/webhooks/${String((await create()).json.id)}`;
		expect((await client.call('GET', path, undefined, WEB)).json.code).toBe('WEBHOOK_NOT_FOUND');
	});

	test('numbers: implied, mismatch, required, unknown', async () => {
		const code = async (change: object, headers: Record<string, string>): Promise<unknown[]> => {
			const { status, json } = await create(change, headers);
			return [status, json.code];
		};
		expect(await code({ whatsappNumberId: 'num_meta' }, META)).toEqual([201, undefined]);
		expect(await code({ whatsappNumberId: 'num_web' }, META)).toEqual([400, 'NUMBER_MISMATCH']);
		expect(await code({}, TENANT)).toEqual([400, 'NUMBER_REQUIRED']);
		expect(await code({ whatsappNumberId: 'num_x' }, TENANT)).toEqual([404, 'NUMBER_NOT_FOUND']);
		expect(await code({ whatsappNumberId: 'num_web' }, TENANT)).toEqual([201, undefined]);
		const named = { ...ACCOUNT, 'x-whatsapp-number-id': 'num_web' };
		expect(await code({}, named)).toEqual([201, undefined]);
		const tenantNamed = { ...TENANT, 'x-whatsapp-number-id': 'num_web' };
		expect(await code({}, tenantNamed)).toEqual([201, undefined]);
	});

	test.each([
		['message.newsletter on Meta', ['message.newsletter', 'message.sent'], META, ['message.sent']],
		['message.group on a Meta number', ['message.group'], META, []],
		['raw calls on an unofficial number', ['calls', 'message.group'], WEB, ['message.group']],
		['health events one by one', ['number.recovered', '*'], META, ['*']],
		['doubles', ['message.sent', 'message.sent'], META, ['message.sent']],
	])('events are dropped silently: %s', async (_name, events, headers, stored) => {
		expect((await create({ events }, headers)).json.events).toEqual(stored);
	});

	test('a webhook without a name is called after its host', async () => {
		expect((await create({ name: undefined })).json.name).toBe('127.0.0.1:9');
	});

	test('missing events are an empty list', async () => {
		expect((await create({ events: undefined })).json.events).toEqual([]);
	});

	test.each([
		['no url', { url: undefined }],
		['a url that is none', { url: 'ftp://example.test' }],
		['a blank name', { name: ' ' }],
		['an event nobody knows', { events: ['message.exploded'] }],
		['events that are no list', { events: 'message.sent' }],
		['an unknown field', { secret: 'x' }],
	])('400 for %s', async (_name, change) => {
		const { status, json } = await create(change);
		expect([status, json.code]).toEqual([400, 'VALIDATION_ERROR']);
	});

	test('loopback URLs can be refused, as a public service would', async () => {
		const id = String((await create()).json.id);
		client.sandbox.control.settings({ refuseLoopbackWebhooks: true });
		expect((await create()).status).toBe(400);
		expect((await client.call('PATCH', `/v1/webhooks/${id}`, { url: URL_HOOK })).status).toBe(400);
		expect((await create({ url: 'https://flows.example.test/x' })).status).toBe(201);
	});

	test('webhooks can be changed and removed behind the owner', async () => {
		const id = String((await create()).json.id);
		await client.call('PATCH', `/_sandbox/webhooks/${id}`, { active: false }, {});
		expect(await list()).toMatchObject([{ active: false }]);
		await client.call('DELETE', `/_sandbox/webhooks/${id}`, undefined, {});
		expect((await client.call('GET', '/_sandbox/webhooks', undefined, {})).json).toEqual({
			webhooks: [],
		});
	});
});
