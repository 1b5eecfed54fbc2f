import { setTimeout as delay } from 'node:timers/promises';

import { executionError } from '../../dev/n8n/executions.mts';
import { type N8nInstance, restartInstance } from '../../dev/n8n/instance.mts';
import { waitUntil } from '../../dev/process/wait.mts';
import { type Campaign, drawCampaign, indexOf, REFUSAL } from '../support/faults/campaign.mts';
import { compare, judgeAccepted, none } from '../support/faults/compare.mts';
import { positionsIn } from '../support/faults/told.mts';
import { acceptedReach, campaignOutput, startCampaign } from '../support/n8n/campaigns.mts';
import { type TestEnvironment, useEnvironment } from '../support/n8n/environment.mts';

const minutes = 60_000;
const limitMs = 60 * minutes;
/** How long the service is away when it is restarted. */
const outageMs = 1_500;

const draw = (seed: number, count: number, limits = 10, faulty = 0.04): Campaign =>
	drawCampaign({ seed, count, destinations: count / 5, limited: limits / count, faulty });

/**
 * The same campaign, of which no message from a position on is answered before the sandbox lets it go: so the run is in its
 * middle for as long as a test needs, however fast or slow n8n is.
 */
const heldFrom = (campaign: Campaign, position: number): Campaign => ({
	...campaign,
	chooser: (request) =>
		request.path === '/v1/messages/send' &&
		indexOf((request.body as { text: string }).text) >= position
			? { type: 'hold' }
			: campaign.chooser(request),
});

describe('sending while everything fails, in n8n 2.41', () => {
	const original = useEnvironment('2.41', { logLevel: 'info' });
	let restarted: N8nInstance | undefined;
	const environment = (): TestEnvironment =>
		restarted === undefined ? original() : { ...original(), n8n: restarted };
	const accepted = () => environment().sandbox.control.accepted();

	/** Lets go what is held, and waits until it has been taken or not. */
	const releaseAll = async (): Promise<void> => {
		const { control } = environment().sandbox;
		control.releaseFaults();
		await waitUntil(() => (control.stats().inFlightSends === 0 ? true : undefined), {
			for: 'the held messages to be settled',
		});
	};

	afterAll(async () => {
		await restarted?.stop();
	}, 5 * minutes);

	it(
		'loses none of 10,000 messages to 2,000 destinations and sends none twice, while the service fails and restarts',
		async () => {
			const campaign = draw(20_263, 10_000);
			const executionId = await startCampaign(environment(), campaign, {
				onError: 'continueRegularOutput',
			});
			await acceptedReach(environment(), 5_000);
			await environment().sandbox.goOffline();
			await delay(outageMs);
			await environment().sandbox.goOnline();

			const execution = await environment().n8n.client.finishedExecution(executionId);
			expect(executionError(execution)).toBeUndefined();
			const { reported, violations } = compare(
				campaign.items,
				campaignOutput(execution),
				accepted(),
			);
			expect(violations).toEqual(none);
			expect(reported.sent).toBeGreaterThan(9_000);
			expect(reported.perhaps).toBeGreaterThan(0);
			expect(reported.notSent).toBeGreaterThan(0);
		},
		limitMs,
	);

	it(
		'with Retry On Fail sends again what failed, and nothing that was or may have been accepted',
		async () => {
			const campaign = draw(20_264, 1_000, 3);
			// n8n tries again only when the first item failed
			let refusals = 2;
			const chooser: Campaign['chooser'] = (request) => {
				if (indexOf((request.body as { text: string }).text) !== 0)
					return campaign.chooser(request);
				return refusals-- > 0 ? REFUSAL : undefined;
			};
			const executionId = await startCampaign(
				environment(),
				{ ...campaign, chooser },
				{ onError: 'continueRegularOutput', tries: 3 },
			);
			const execution = await environment().n8n.client.finishedExecution(executionId);
			expect(executionError(execution)).toBeUndefined();
			const { reported, violations } = compare(
				campaign.items,
				campaignOutput(execution),
				accepted(),
			);
			// a message that was refused at first goes out with a later try, after what followed it in the first one
			const late = violations.outOfOrder.filter(
				(index) => !campaign.refused.has(index) && index > 0,
			);
			expect({ ...violations, outOfOrder: late }).toEqual(none);
			expect(reported.notSent).toBe(0);
			expect(reported.perhaps).toBeGreaterThan(0);
		},
		limitMs,
	);

	it(
		'leaves word of what was sent when the execution is stopped, and sends nothing more',
		async () => {
			const campaign = draw(20_265, 5_000, 0, 0);
			const held = heldFrom(campaign, 500);
			const executionId = await startCampaign(environment(), held, { lanes: 5 });
			await acceptedReach(environment(), 500);
			await environment().n8n.client.stopExecution(executionId);
			const execution = await environment().n8n.client.finishedExecution(executionId);
			await releaseAll();
			expect(execution.status).toBe('canceled');
			const told = execution.customData?.['pilotStatusProgress'] ?? '';
			const { done, unclear } = positionsIn(told);
			expect(done.length).toBeGreaterThan(400);
			// whatever arrives is among what was told; at most the five requests under way are unclear
			expect(unclear.length).toBeLessThanOrEqual(5);
			const sent = accepted().map(({ body }) => indexOf(body['text']));
			expect(sent).toEqual(expect.arrayContaining(done));
			expect([...done, ...unclear]).toEqual(expect.arrayContaining(sent));
			expect(judgeAccepted(campaign.items, accepted()).violations.acceptedTwice).toEqual([]);
		},
		limitMs,
	);

	it(
		'sends nothing by itself after n8n was killed in the middle, and nothing twice',
		async () => {
			const campaign = draw(20_266, 10_000, 3, 0);
			const executionId = await startCampaign(environment(), heldFrom(campaign, 3_000), {
				onError: 'continueRegularOutput',
				tries: 3,
			});
			await acceptedReach(environment(), 3_000);
			await environment().n8n.kill();
			await releaseAll();
			restarted = await restartInstance(environment().n8n);
			const execution = await restarted.client.finishedExecution(executionId);
			expect(execution.status).toBe('crashed');
			// n8n keeps nothing of a node that was killed: what was sent is known to Pilot Status alone
			expect(campaignOutput(execution)).toEqual([]);

			const next = { ...campaign, items: [{ to: '+5511977770001', text: 'message 20000' }] };
			await restarted.client.finishedExecution(await startCampaign(environment(), next));
			const texts = accepted().map(({ body }) => body['text']);
			expect(texts.at(-1)).toBe('message 20000');
			expect(texts.length).toBeLessThan(10_000);
			const before = accepted().slice(0, -1);
			const { violations } = judgeAccepted(campaign.items, before);
			expect(violations).toEqual({ acceptedTwice: [], outOfOrder: [], astray: [] });
		},
		limitMs,
	);
});
