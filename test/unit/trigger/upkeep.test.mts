import { FakeTrigger, type FakeTriggerOptions, publicAddress } from './fakeTrigger.mts';
import { FakeWebhookApi } from './fakeWebhookApi.mts';

function withApi(options: FakeTriggerOptions = {}) {
	const api = new FakeWebhookApi();
	return { api, trigger: new FakeTrigger({ answer: api.answer, ...options }) };
}

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await Promise.resolve(),
}));

describe('while Pilot Status cannot be asked', () => {
	it.each([500, 503, 429, 408, 502])(
		'a known webhook is taken as there, which n8n would remove otherwise: %i',
		async (status) => {
			const { api, trigger } = withApi();
			await trigger.register();
			const before = JSON.stringify([...api.records.values()]);
			trigger.given.answer = () => ({ status, body: { error: 'busy' } });
			trigger.requests.length = 0;
			expect(await trigger.hook('checkExists')).toBe(true);
			expect(trigger.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
			expect(JSON.stringify([...api.records.values()])).toBe(before);
			expect(trigger.warnings[0]).toContain('could not look for its webhook at Pilot Status');
		},
	);

	it('one fault is no reason to warn: it is asked again', async () => {
		const { api, trigger } = withApi();
		await trigger.register();
		api.faults = ['lost', 'unavailable'];
		expect(await trigger.hook('checkExists')).toBe(true);
		expect(trigger.warnings).toEqual([]);
	});

	it('a refusal is told, as of a key that was withdrawn', async () => {
		const { trigger } = withApi();
		await trigger.register();
		trigger.given.answer = () => ({ status: 401, body: { error: 'no' } });
		await expect(trigger.hook('checkExists')).rejects.toThrow('does not know this key');
	});
});

describe('a copy of the database or of the workflow', () => {
	/** The original, registered, and a copy with its static data whose n8n has another address. */
	async function copied(address: string) {
		const { api, trigger: original } = withApi();
		await original.register();
		const staticData = structuredClone(original.staticData) as never;
		const copy = new FakeTrigger({ answer: api.answer, address, staticData });
		const before = structuredClone([...api.records.values()][0]);
		const unharmed = () => expect(api.records.get(before?.id ?? '')).toEqual(before);
		return { api, original, copy, unharmed };
	}

	it.each([
		['https://staging.example.com/webhook/7f1d/webhook', 'another host'],
		['https://flows.example.com/webhook/0000/webhook', 'another workflow of the same n8n'],
		['https://flows.example.com:8443/webhook/7f1d/webhook', 'another port'],
	])('gets its own webhook and leaves that of the original alone: %s', async (address) => {
		const { api, original, copy, unharmed } = await copied(address);
		await copy.register();
		unharmed();
		expect(api.records.size).toBe(2);
		expect(copy.token).not.toBe(original.token);
		expect(copy.warnings[0]).toContain('leaves the webhook');
		expect(copy.warnings.join()).not.toContain(original.token);
		await copy.hook('delete');
		unharmed();
		expect(api.records.size).toBe(1);
	});

	it('removes nothing of the original when it is deactivated before it was ever registered', async () => {
		const { copy, unharmed } = await copied('https://staging.example.com/webhook/7f1d/webhook');
		expect(await copy.hook('delete')).toBe(true);
		unharmed();
		expect(copy.warnings[0]).toContain('leaves the webhook');
	});

	it('harms nothing on a machine that cannot be reached, where n8n cleans up after the refusal', async () => {
		const { copy, unharmed } = await copied('http://localhost:5678/webhook/7f1d/webhook');
		await expect(copy.hook('checkExists')).rejects.toThrow('cannot reach n8n');
		await copy.hook('delete');
		unharmed();
	});

	it('changes nothing where the API does not tell the address', async () => {
		const { api, copy, unharmed } = await copied(
			'https://staging.example.com/webhook/7f1d/webhook',
		);
		copy.given.answer = async (request) => {
			const answer = await api.answer(request);
			const body = { ...(answer.body as object), url: undefined };
			return request.path === '/v1/webhooks' ? answer : { ...answer, body };
		};
		await copy.hook('checkExists');
		await copy.hook('delete');
		unharmed();
	});
});

describe('the webhook at Pilot Status', () => {
	it.each([
		publicAddress.replace('https:', 'http:'),
		`${publicAddress}/`,
		publicAddress.replace('flows', 'FLOWS'),
	])('is found again as %s', async (stored) => {
		const { api, trigger } = withApi();
		const { id } = api.add(`${stored}?token=old`);
		await trigger.register();
		expect([...api.records.keys()]).toEqual([id]);
		expect(trigger.staticData.subscription).toMatchObject({ webhookId: id });
	});

	it('may have a number as its id, in bare lists and under data or webhooks', async () => {
		for (const wrap of [
			(list: unknown) => list,
			(data: unknown) => ({ data }),
			(webhooks: unknown) => ({ webhooks }),
		]) {
			const stored: Array<Record<string, unknown>> = [];
			const answer = ({ method, path, body }: { method: string; path: string; body?: unknown }) => {
				if (method === 'POST') stored.push({ ...(body as object), id: 17 });
				if (method === 'GET' && path === '/v1/webhooks') return { status: 200, body: wrap(stored) };
				return { status: 200, body: stored[0] ?? [] };
			};
			const trigger = new FakeTrigger({ answer: answer });
			for (let start = 0; start < 3; start += 1) await trigger.register();
			expect(stored).toHaveLength(1);
			expect(trigger.staticData.subscription).toMatchObject({ webhookId: '17' });
		}
	});

	it('is never asked for under an id that would change the path', async () => {
		const { trigger } = withApi();
		trigger.staticData = { subscription: { webhookId: '..', token: 't' } };
		await trigger.hook('delete');
		await trigger.register();
		expect(trigger.requests.map(({ path }) => path)).not.toContain('/v1/webhooks/..');
		expect(new Set(trigger.requests.map(({ path }) => path))).toEqual(new Set(['/v1/webhooks']));
	});

	it('fails in the same words when a repair leaves no event as when the creation does', async () => {
		const { api, trigger } = withApi();
		await trigger.register();
		api.unsupported = ['message.group'];
		trigger.given.events = ['message.group'];
		await expect(trigger.hook('checkExists')).rejects.toThrow('emits none of the events');
		await trigger.hook('delete');
		expect(api.records.size).toBe(0);
	});
});
