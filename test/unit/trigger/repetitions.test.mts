import { deliver, FakeTrigger, listening, started } from './fakeTrigger.mts';

describe('events without an id or time of their own', () => {
	beforeEach(() => jest.useFakeTimers());
	afterEach(() => jest.useRealTimers());

	it.each([
		{ event: 'number.disconnected', data: { id: 'num_1', number: '+551', environment: 'LIVE' } },
		{ event: 'number.health_blocked', data: { numberId: 'num_1' } },
		{ event: 'message.received', data: { from: '+5511911111111', content: 'sim' } },
		{ event: 'call.missed', from: '+5511911111111' },
	])('are duplicates for some minutes only: $event', async (body) => {
		const trigger = listening({ events: ['*'] });
		expect(await started(trigger, body, body)).toHaveLength(1);
		jest.setSystemTime(Date.now() + 6 * 60_000);
		expect(await started(trigger, body, body)).toHaveLength(1);
	});

	it.each([
		{ event: 'number.connected', data: { id: 'num_1', createdAt: '2026-03-01T09:00:05.000Z' } },
		{ event: 'message.read', data: { id: 'cmx1' } },
		{ event: 'call.ended', id: 'call_1', status: 'COMPLETED' },
		{ event: 'message.group', data: { content: 'oi', happenedAt: '2026-03-01T09:00:05Z' } },
	])('are not those that have one: $event', async (body) => {
		const trigger = listening({ events: ['*'] });
		expect(await started(trigger, body)).toHaveLength(1);
		jest.setSystemTime(Date.now() + 7 * 86_400_000);
		expect(await started(trigger, body)).toEqual([]);
	});

	it('are remembered with their end in the static data', async () => {
		const trigger = listening({ events: ['*'] });
		const body = { event: 'number.disconnected', data: { id: 'num_1' } };
		await deliver(trigger, body);
		const saved = JSON.parse(JSON.stringify(trigger.staticData)) as {
			subscription: { token: string };
		};
		const restart = () => {
			saved.subscription.token = `${saved.subscription.token}+`;
			return new FakeTrigger({ staticData: structuredClone(saved), events: ['*'] });
		};
		expect(await started(restart(), body)).toEqual([]);
		jest.setSystemTime(Date.now() + 6 * 60_000);
		expect(await started(restart(), body)).toHaveLength(1);
	});
});

describe('one message in two forms', () => {
	const event = {
		event: 'message.received',
		data: { id: 'cmx9', messageId: 'wamid.X', content: 'oi' },
	};
	const envelope = (message: object = { text: { body: 'oi' } }, key = 'messages') => ({
		object: 'whatsapp_business_account',
		entry: [
			{
				id: '1',
				changes: [
					{
						field: 'messages',
						value: { [key]: [{ id: 'wamid.X', from: '5511911111111', type: 'text', ...message }] },
					},
				],
			},
		],
	});

	it('counts once, whichever comes first', async () => {
		expect(await started(listening({ events: ['*'] }), event, envelope(), event)).toEqual(['oi']);
		expect(await started(listening({ events: ['*'] }), envelope(), event, envelope())).toEqual([
			'meta.webhook',
		]);
	});

	it('counts once within one delivery, too', async () => {
		const both = [event, envelope(), event];
		const { items } = await deliver(listening({ events: ['*'] }), both);
		expect(items).toHaveLength(1);
	});

	it('counts once for its status, too, and each status for itself', async () => {
		const status = (name: string) => envelope({ status: name }, 'statuses');
		const bodies = [
			{ event: 'message.delivered', data: { id: 'cmx9', messageId: 'wamid.X' } },
			status('delivered'),
			status('read'),
		];
		expect(await started(listening({ events: ['*'] }), ...bodies)).toEqual([
			'message.delivered',
			'meta.webhook',
		]);
	});

	it('starts the workflow again when it was edited', async () => {
		const edited = { ...event, data: { ...event.data, content: 'oi!' } };
		const trigger = listening({ events: ['*'] });
		expect(await started(trigger, event, edited, event, edited)).toEqual(['oi', 'oi!']);
	});
});
