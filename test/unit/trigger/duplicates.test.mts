import type { IDataObject } from 'n8n-workflow';

import { SeenDeliveries } from '../../../nodes/PilotStatusTrigger/gate/duplicates.ts';
import { deliver, FakeTrigger, listening, received, started } from './fakeTrigger.mts';

describe('duplicates', () => {
	it('of one moment start one execution', async () => {
		const trigger = listening();
		const outcomes = await Promise.all(
			Array.from({ length: 8 }, () => deliver(trigger, received())),
		);
		expect(outcomes.filter(({ items }) => items !== undefined)).toHaveLength(1);
	});

	it('are told by event and id: sent, delivered and read of one message are three', async () => {
		const trigger = listening({ events: ['*'] });
		const bodies = ['sent', 'delivered', 'read'].map((status) => ({
			event: `message.${status}`,
			data: { id: 'cmx1', messageId: 'wamid.A' },
		}));
		expect(await started(trigger, ...bodies, ...bodies)).toHaveLength(3);
	});

	it('are not two replies that carry the id of the same message', async () => {
		const reply = (messageId: string) => ({
			event: 'message.reply',
			data: { id: 'cmx1', messageId },
		});
		const trigger = listening({ events: ['*'] });
		expect(
			await started(trigger, reply('wamid.1'), reply('wamid.2'), reply('wamid.1')),
		).toHaveLength(2);
	});

	it('are not two events of one number at different times', async () => {
		const connected = (createdAt: string) => ({
			event: 'number.connected',
			data: { id: 'num_1', createdAt },
		});
		const trigger = listening({ events: ['*'] });
		expect(await started(trigger, connected('1'), connected('2'), connected('1'))).toHaveLength(2);
	});

	it('are recognised after a restart, from the static data', async () => {
		const trigger = listening();
		await deliver(trigger, received());
		const saved = JSON.parse(JSON.stringify(trigger.staticData)) as {
			subscription: IDataObject;
			seen: string[];
		};
		// the memory of the process goes by the token
		saved.subscription.token = `${trigger.token}-new-process`;
		const restarted = new FakeTrigger({ staticData: saved });
		expect(await started(restarted, received())).toEqual([]);
		expect(await started(restarted, received({ id: 'new' }))).toEqual(['hello']);
	});

	it('are marked as changed static data when n8n asks for the answer, which it does after it began the execution', async () => {
		const trigger = listening();
		const { result } = await deliver(trigger, received());
		let changed = false;
		Object.defineProperty(trigger.staticData, 'seen', { set: () => (changed = true) });
		expect(result.webhookResponse).toEqual({ received: true });
		expect(changed).toBe(true);
	});

	it('n8n loads the static data for each delivery: whichever is saved last holds all', async () => {
		const trigger = listening();
		const copy = JSON.stringify(trigger.staticData);
		const saves = [];
		for (const id of ['a', 'b', 'c']) {
			trigger.staticData = JSON.parse(copy) as IDataObject;
			saves.push(trigger.staticData);
			await deliver(trigger, received({ id }));
		}
		expect(saves.map(({ seen }) => (seen as string[]).length)).toEqual([3, 3, 3]);
	});

	it('are remembered within bounds', async () => {
		const trigger = listening();
		for (let id = 0; id < 5_200; id += 1) await deliver(trigger, received({ id: `m${id}` }));
		expect(trigger.staticData.seen).toHaveLength(500);
		expect(JSON.stringify(trigger.staticData).length).toBeLessThan(12_000);
		expect(await started(trigger, received({ id: 'm400' }))).toEqual([]);
		expect(await started(trigger, received({ id: 'm0' }))).toEqual(['hello']);
	});

	it('of a test do not count for production, nor for the next test', async () => {
		const [production, test] = [listening(), listening({ mode: 'manual' })];
		expect(await started(production, received())).toHaveLength(1);
		expect(await started(test, received())).toHaveLength(1);
	});

	it('are let in when asked for, and are not remembered then', async () => {
		const trigger = listening({ options: { ignoreDuplicates: false } });
		expect(await started(trigger, received(), received())).toHaveLength(2);
		expect(trigger.staticData.seen).toBeUndefined();
	});

	it('an ignored delivery is not remembered', async () => {
		const trigger = listening({ options: { textFilter: { value: { words: 'x' } } } });
		await deliver(trigger, received());
		expect(trigger.staticData.seen).toBeUndefined();
	});
});

describe('a delivery whose execution n8n cannot begin', () => {
	beforeEach(() => jest.useFakeTimers());
	afterEach(() => jest.useRealTimers());

	/** Lets all pauses pass. */
	async function over<T>(promise: Promise<T>): Promise<T> {
		await jest.advanceTimersByTimeAsync(10_000);
		return await promise;
	}

	it('starts the workflow when it is delivered again, and is a duplicate only after that', async () => {
		const trigger = listening({ cannotBegin: true });
		expect((await deliver(trigger, received())).items).toHaveLength(1);
		expect(trigger.staticData.seen).toBeUndefined();
		expect((await over(deliver(trigger, received()))).items).toHaveLength(1);
		trigger.given.cannotBegin = false;
		expect((await over(deliver(trigger, received()))).items).toHaveLength(1);
		expect(await started(trigger, received())).toEqual([]);
	});

	it('is started by one of the repetitions that come while n8n tries', async () => {
		const trigger = listening({ cannotBegin: true });
		await deliver(trigger, received());
		trigger.given.cannotBegin = false;
		const again = [1, 2, 3].map(async () => await deliver(trigger, received()));
		const outcomes = await over(Promise.all(again));
		expect(outcomes.filter(({ items }) => items !== undefined)).toHaveLength(1);
	});

	it('asks for a copy that came at the same moment to be delivered again, so that none is lost', async () => {
		const trigger = listening({ cannotBegin: true });
		const both = [deliver(trigger, received()), deliver(trigger, received())];
		const [first, second] = await over(Promise.all(both));
		expect(first?.items).toHaveLength(1);
		expect(second).toMatchObject({ items: undefined, status: 503 });
		trigger.given.cannotBegin = false;
		expect((await over(deliver(trigger, received()))).items).toHaveLength(1);
	});

	it('is waited for while n8n takes its time', async () => {
		const trigger = listening({ cannotBegin: true });
		const first = await deliver(trigger, received());
		const second = deliver(trigger, received());
		await jest.advanceTimersByTimeAsync(1_000);
		void first.result.webhookResponse;
		expect(await second).toMatchObject({
			items: undefined,
			result: { webhookResponse: { ignored: true } },
		});
	});
});

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
		const saved = JSON.parse(JSON.stringify(trigger.staticData)) as { subscription: IDataObject };
		const restart = () => {
			saved.subscription.token = `${String(saved.subscription.token)}+`;
			return new FakeTrigger({ staticData: structuredClone(saved) as never, events: ['*'] });
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

describe('the memory of deliveries', () => {
	const see = async (seen: SeenDeliveries, subscription: string, key: string, stored?: unknown) => {
		const identity = { event: 'message.received', key, isFleeting: false, tells: [] };
		const admission = await seen.admit(subscription, identity, stored, {});
		if (typeof admission === 'string') return admission;
		admission.returned();
		return admission.begun();
	};

	it('forgets the subscription that was unused for longest', async () => {
		const seen = new SeenDeliveries();
		await see(seen, 'first', 'a');
		await see(seen, 'second', 'a');
		for (let other = 0; other < 998; other += 1) await see(seen, `other ${other}`, 'a');
		expect(await see(seen, 'first', 'a')).toBe('seen');
		await see(seen, 'one more', 'a');
		expect(await see(seen, 'first', 'a')).toBe('seen');
		expect(await see(seen, 'second', 'a')).toHaveLength(1);
	});

	it('takes over what another process has stored, and nothing that is no text', async () => {
		const [one, other] = [new SeenDeliveries(), new SeenDeliveries()];
		const stored = await see(one, 's', 'a');
		expect(await see(other, 's', 'a', stored)).toBe('seen');
		expect(await see(other, 's', 'b', [null, {}, 5])).toHaveLength(2);
		expect(await see(other, 's', 'c', 'nonsense')).toHaveLength(3);
	});

	it('judges anew what was let in and then dropped', async () => {
		const seen = new SeenDeliveries();
		const identity = { event: 'x', key: 'a', isFleeting: false, tells: ['received:1'] };
		const admission = await seen.admit('s', identity, undefined, {});
		if (typeof admission === 'string') throw new Error('It was not let in');
		admission.dropped();
		expect(await see(seen, 's', 'a')).toHaveLength(1);
	});
});
