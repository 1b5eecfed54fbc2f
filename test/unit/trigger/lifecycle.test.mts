import { inspect } from 'node:util';

import type { NodeApiError } from 'n8n-workflow';

import { FakeTrigger, type FakeTriggerOptions, publicAddress } from './fakeTrigger.mts';
import { FakeWebhookApi } from './fakeWebhookApi.mts';

function withApi(options: FakeTriggerOptions = {}) {
	const api = new FakeWebhookApi();
	return { api, trigger: new FakeTrigger({ answer: api.answer, ...options }) };
}

async function failure(trigger: FakeTrigger): Promise<NodeApiError> {
	return await trigger.register().then(
		() => Promise.reject(new Error('It succeeded')),
		(error: NodeApiError) => error,
	);
}

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await Promise.resolve(),
}));

describe('activation', () => {
	it('registers the chosen events under a name that a person recognises', async () => {
		const { api, trigger } = withApi({ events: ['message.sent', 'message.read'] });
		await trigger.register();
		const [webhook] = api.records.values();
		expect(webhook).toMatchObject({
			name: 'n8n: Support (wf1)',
			events: ['message.read', 'message.sent'],
		});
		expect(webhook?.url).toMatch(
			/^https:\/\/flows\.example\.com\/webhook\/7f1d\/webhook\?token=[\w-]{43}$/,
		);
	});

	it('marks a test, cuts a long name by characters, and asks for * alone', async () => {
		const workflow = { id: 'w', name: `  ${'😀'.repeat(80)}` };
		const { api, trigger } = withApi({ mode: 'manual', workflow, events: ['*', 'message.read'] });
		await trigger.register();
		const [webhook] = api.records.values();
		expect(webhook?.name).toBe(`n8n: ${'😀'.repeat(59)}… (w) [test]`);
		expect(webhook?.events).toEqual(['*']);
	});

	it.each(['http://localhost:5678/webhook/a', 'http://192.168.0.7/webhook/a', 'http://n8n:5678/w'])(
		'refuses %s before anything is asked, since Pilot Status cannot reach it',
		async (address) => {
			const { trigger } = withApi({ address });
			const error = await failure(trigger);
			expect(error.message).toBe(
				`Pilot Status cannot reach n8n: its webhook URL is ${new URL(address).origin}`,
			);
			expect(error.description).toContain('WEBHOOK_URL');
			expect(trigger.requests).toHaveLength(0);
		},
	);

	it('refuses an address without https before anything is asked, since Pilot Status takes none', async () => {
		const { trigger } = withApi({ address: 'http://flows.example.com/webhook/a' });
		const error = await failure(trigger);
		expect(error.message).toBe(
			'Pilot Status delivers only to https:// URLs: the webhook URL of n8n is http://flows.example.com',
		);
		expect(error.description).toContain('WEBHOOK_URL');
		expect(trigger.requests).toHaveLength(0);
	});

	it('subscribes everything where a person has to be noticed, and asks for nothing else', async () => {
		const { api, trigger } = withApi({ options: { pauseAfterPerson: 30 } });
		await trigger.register();
		expect([...api.records.values()][0]?.events).toEqual(['*']);
	});

	it('registers a loopback address at an API on this machine', async () => {
		const address = 'http://127.0.0.1:5678/webhook/a';
		const { api, trigger } = withApi({ address, credential: { baseUrl: 'http://127.0.0.1:4010' } });
		await trigger.register();
		expect(api.records.size).toBe(1);
	});

	it('adds the likely reason when the API refuses an address that is not public', async () => {
		const answer = ({ method }: { method: string }) =>
			method === 'POST'
				? { status: 400, body: { error: 'bad url', code: 'VALIDATION_ERROR' } }
				: { status: 200, body: [] };
		const credential = { baseUrl: 'http://127.0.0.1:4010' };
		const address = 'http://127.0.0.1:5678/webhook/a';
		const error = await failure(new FakeTrigger({ answer, credential, address }));
		expect(error.message).toBe('Pilot Status did not accept the data');
		expect(error.description).toContain('bad url');
		expect(error.description).toContain('http://127.0.0.1:5678, cannot be reached');
	});

	it.each([
		['NUMBER_REQUIRED', 400, 'An account-wide key requires the ID'],
		['NUMBER_MISMATCH', 400, 'The key belongs to a different WhatsApp number'],
		['NUMBER_NOT_FOUND', 404, 'Pilot Status does not know this WhatsApp number'],
		[undefined, 401, 'Pilot Status does not know this key'],
	])('says why creation failed: %s', async (code, status, sentence) => {
		const answer = ({ method }: { method: string }) =>
			method === 'POST' ? { status, body: { error: 'No', code } } : { status: 200, body: [] };
		const error = await failure(new FakeTrigger({ answer }));
		expect(error.message).toContain(sentence);
		expect(error.httpCode).toBe(String(status));
	});

	it('refuses a choice of no events, and an option that lets nobody in or cannot be read', async () => {
		expect((await failure(withApi({ events: [] }).trigger)).message).toContain(
			'No event is selected',
		);
		expect((await failure(withApi({ events: 7 }).trigger)).message).toContain(
			'No event is selected',
		);
		for (const options of [{ textFilter: {} }, { senders: ' , ' }, { messageTypes: [] }]) {
			const { trigger } = withApi({ options });
			expect((await failure(trigger)).message).toMatch(/"(Text Filter|Senders|Message Types)"/);
			expect(trigger.requests).toHaveLength(0);
		}
	});

	it.each([undefined, '/webhook/a'])('says so when n8n gives the address %s', async (address) => {
		const error = await failure(withApi({ address }).trigger);
		expect(error.message).toBe('n8n provided no URL for the webhook');
	});

	it('says what is wrong with the credential', async () => {
		const error = await failure(withApi({ credential: { apiKey: '' } }).trigger);
		expect(error.message).toContain('is empty');
	});

	it('shows the token in no error, although the API quotes the URL', async () => {
		const quoted: string[] = [];
		const answer = ({ method, body }: { method: string; body?: unknown }) => {
			if (method !== 'POST') return { status: 200, body: [] };
			const { url } = body as { url: string };
			quoted.push(new URL(url).searchParams.get('token') ?? '');
			return { status: 409, body: { error: `Taken: ${url}`, details: { missing: [url] } } };
		};
		const error = await failure(new FakeTrigger({ answer }));
		expect(error.description).toContain(`Taken: ${publicAddress}?token=…`);
		expect(quoted[0]).toHaveLength(43);
		expect(inspect(error, { depth: 10 })).not.toContain(quoted[0]);
	});
});

describe('deactivation', () => {
	it('deletes the webhook', async () => {
		const { api, trigger } = withApi();
		await trigger.register();
		expect(await trigger.hook('delete')).toBe(true);
		expect(api.records.size).toBe(0);
		expect(trigger.warnings).toEqual([]);
	});

	it('is done when the webhook is gone already', async () => {
		const { api, trigger } = withApi();
		await trigger.register();
		api.records.clear();
		expect(await trigger.hook('delete')).toBe(true);
		expect(trigger.warnings).toEqual([]);
	});

	it('logs any other failure, does not block, and uses the webhook again later', async () => {
		const { api, trigger } = withApi();
		await trigger.register();
		api.faults = ['unavailable', 'refused', 'lost'];
		expect(await trigger.hook('delete')).toBe(true);
		expect(trigger.warnings[0]).toContain('may still be registered at Pilot Status');
		expect(trigger.warnings[0]).not.toContain(trigger.token);
		await trigger.register();
		expect(api.records.size).toBe(1);
	});

	it('takes a good answer without JSON as done', async () => {
		const { api, trigger } = withApi();
		await trigger.register();
		trigger.given.answer = async (request) =>
			request.method === 'DELETE' ? { status: 204, body: '' } : await api.answer(request);
		expect(await trigger.hook('delete')).toBe(true);
		expect(trigger.warnings).toEqual([]);
		expect(api.records.size).toBe(1);
	});

	it('finds a webhook by its address when nothing is remembered', async () => {
		const { api, trigger } = withApi();
		api.add(`${publicAddress}?token=lost`);
		const other = api.add('https://flows.example.com/webhook/other/webhook');
		await trigger.hook('delete');
		expect([...api.records.keys()]).toEqual([other.id]);
	});

	it('forgets a remembered id without a token, too', async () => {
		const { api, trigger } = withApi();
		const { id } = api.add(publicAddress);
		trigger.staticData = { subscription: { webhookId: id } };
		await trigger.hook('delete');
		expect(trigger.staticData.subscription).toEqual({});
		expect(api.records.size).toBe(0);
	});
});

it('a test subscription and the production one know nothing of each other', async () => {
	const api = new FakeWebhookApi();
	const production = new FakeTrigger({ answer: api.answer });
	const address = publicAddress.replace('/webhook/', '/webhook-test/');
	const test = new FakeTrigger({ answer: api.answer, address, mode: 'manual' });
	await production.register();
	const before = [...api.records.values()].map((record) => ({ ...record }));
	await test.register();
	expect(api.records.size).toBe(2);
	await test.hook('delete');
	expect([...api.records.values()]).toEqual(before);
});
