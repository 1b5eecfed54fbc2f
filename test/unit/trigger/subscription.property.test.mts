import fc from 'fast-check';

import { publicAddress } from './fakeTrigger.mts';
import type { Fault } from './fakeWebhookApi.mts';
import { World } from './subscriptionWorld.mts';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await Promise.resolve(),
}));

type Action =
	| {
			kind:
				| 'activate'
				| 'deactivate'
				| 'restart'
				| 'deleteOutside'
				| 'pauseOutside'
				| 'editOutside';
	  }
	| { kind: 'choose'; events: string[] }
	| { kind: 'kill'; request: number }
	| { kind: 'fault'; faults: Array<Fault | undefined> };

async function perform(world: World, action: Action): Promise<void> {
	const [webhook] = world.isSettled ? world.ours : [];
	switch (action.kind) {
		case 'activate':
			return await world.activate();
		case 'deactivate':
			return await world.deactivate();
		case 'restart':
			return await world.restart();
		case 'choose':
			// n8n registers anew when a published workflow is changed
			await world.deactivate();
			world.trigger.given.events = action.events;
			return await world.activate();
		case 'kill':
			return await world.kill(action.request);
		case 'fault':
			world.api.faults = [...action.faults];
			return;
		case 'deleteOutside':
			if (webhook !== undefined) world.api.records.delete(webhook.id);
			break;
		case 'pauseOutside':
			if (webhook !== undefined) webhook.active = false;
			break;
		case 'editOutside':
			if (webhook !== undefined)
				Object.assign(webhook, { events: [], url: `${publicAddress}?token=x` });
			break;
	}
	await world.restart();
}

const events = fc.subarray(['message.received', 'message.sent', 'message.newsletter'], {
	minLength: 1,
});
const faults = fc.array(
	fc.constantFrom<Array<Fault | undefined>>('refused', 'unavailable', 'lost', undefined),
	{ maxLength: 4 },
);
const action: fc.Arbitrary<Action> = fc.oneof(
	fc
		.constantFrom(
			'activate' as const,
			'deactivate' as const,
			'restart' as const,
			'deleteOutside' as const,
			'pauseOutside' as const,
			'editOutside' as const,
		)
		.map((kind) => ({ kind })),
	events
		.filter((chosen) => chosen.join() !== 'message.newsletter')
		.map((chosen) => ({ kind: 'choose' as const, events: [...chosen].sort() })),
	fc.nat({ max: 4 }).map((request) => ({ kind: 'kill' as const, request })),
	faults.map((list) => ({ kind: 'fault' as const, faults: list })),
);

describe('the subscription', () => {
	it('is exactly the wanted webhook after any sequence of events that ends well, and never two', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(action, { maxLength: 14 }), async (actions) => {
				const world = new World();
				for (const next of actions) {
					await perform(world, next);
					world.check();
				}
				world.api.faults = [];
				await world.restart();
				await world.activate();
				world.check();
				expect(world.ours).toHaveLength(1);
			}),
			{ numRuns: 600 },
		);
	});
});
