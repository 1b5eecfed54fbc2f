import { FakeTrigger, publicAddress } from './fakeTrigger.mts';
import { World } from './subscriptionWorld.mts';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await Promise.resolve(),
}));

describe('the subscription', () => {
	it.each([0, 1, 2, 3])(
		'is one webhook when n8n is killed after request %i of create',
		async (at) => {
			const world = new World();
			await world.kill(at);
			for (let start = 0; start < 10; start += 1) {
				await world.restart();
				world.check();
			}
			expect(world.ours).toHaveLength(1);
		},
	);

	it('asks once per start when nothing differs, and changes nothing', async () => {
		const world = new World();
		await world.activate();
		world.trigger.requests.length = 0;
		for (let start = 0; start < 10; start += 1) await world.restart();
		expect(world.trigger.requests.map(({ method }) => method)).toEqual(Array(10).fill('GET'));
	});

	it('does not ask again and again for events that the number cannot emit, and says so once', async () => {
		const world = new World();
		world.trigger.given.events = ['message.newsletter', 'message.received'];
		await world.activate();
		world.trigger.requests.length = 0;
		await world.restart();
		await world.restart();
		expect(world.trigger.requests.map(({ method }) => method)).toEqual(['GET', 'GET']);
		expect(world.trigger.warnings).toHaveLength(1);
		expect(world.trigger.warnings[0]).toContain('will not get message.newsletter');
	});

	it('fails when none of the events can be emitted, and leaves nothing behind', async () => {
		const world = new World();
		world.trigger.given.events = ['message.newsletter'];
		await expect(world.trigger.register()).rejects.toThrow('emits none of the events');
		expect(world.ours).toHaveLength(0);
	});

	it('adopts an orphan with a token of its own, and removes further ones', async () => {
		const world = new World();
		const orphan = world.api.add(`${publicAddress}?token=${'o'.repeat(43)}`, { active: false });
		world.api.add(`${publicAddress}?token=second`);
		await world.activate();
		world.check();
		expect(world.ours[0]?.id).toBe(orphan.id);
		expect(world.trigger.token).toMatch(/^[\w-]{43}$/);
		expect(world.trigger.token).not.toBe('o'.repeat(43));
	});

	it('makes a webhook of its own when the address of n8n has changed, as in a copy', async () => {
		const world = new World();
		await world.activate();
		const before = { ...world.ours[0] };
		const address = 'https://new.example.com/webhook/7f1d/webhook';
		world.trigger.given.address = address;
		await world.restart();
		expect(world.ours).toEqual([before]);
		const urls = [...world.api.records.values()].map(({ url }) => url);
		expect(urls).toContain(`${address}?token=${world.trigger.token}`);
		expect(before.url).not.toContain(world.trigger.token);
	});

	it('keeps its token over a deactivation, and makes a new one when the webhook was gone', async () => {
		const world = new World();
		await world.activate();
		const first = world.trigger.token;
		await world.deactivate();
		await world.activate();
		expect(world.trigger.token).toBe(first);
		world.api.records.delete(world.ours[0]?.id ?? '');
		await world.restart();
		expect(world.trigger.token).not.toBe(first);
		world.check();
	});

	it('understands wrapped answers, and an answer to create without an id', async () => {
		const world = new World();
		world.api.wrapped = true;
		await world.activate();
		world.check();
		const silent = new World();
		const { answer } = silent.api;
		silent.trigger.given.answer = async (request) => {
			const good = await answer(request);
			return request.method === 'POST' ? { status: 201, body: { ok: true } } : good;
		};
		await silent.activate();
		silent.check();
		expect(silent.ours).toHaveLength(1);
	});

	it('fails when a webhook was accepted that is neither named nor listed', async () => {
		const answer = ({ method }: { method: string }) =>
			method === 'POST' ? { status: 201, body: { ok: true } } : { status: 200, body: [] };
		await expect(new FakeTrigger({ answer }).hook('create')).rejects.toThrow('neither named');
	});

	it('repairs nothing where an answer leaves out events and state', async () => {
		const trigger = new FakeTrigger({
			answer: () => ({
				status: 200,
				body: { id: 'wh_1', url: `${publicAddress}?token=t` },
			}),
			staticData: { subscription: { webhookId: 'wh_1', token: 't' } },
		});
		expect(await trigger.hook('checkExists')).toBe(true);
		expect(trigger.requests).toHaveLength(1);
	});

	it('creates anew when the webhook vanishes between the look and the repair', async () => {
		const answer = ({ method }: { method: string }) =>
			method === 'GET'
				? { status: 200, body: { id: 'wh_1', url: publicAddress } }
				: { status: 404, body: { code: 'WEBHOOK_NOT_FOUND' } };
		const staticData = { subscription: { webhookId: 'wh_1', token: 't' } };
		const trigger = new FakeTrigger({ answer, staticData });
		expect(await trigger.hook('checkExists')).toBe(false);
		expect(trigger.staticData.subscription).toEqual({});
	});
});
