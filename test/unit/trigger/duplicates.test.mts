import type { IDataObject } from 'n8n-workflow';

import { SeenDeliveries } from '../../../nodes/PilotStatusTrigger/webhook/dedupe.ts';
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
