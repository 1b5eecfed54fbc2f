import type { NodeApiError } from 'n8n-workflow';

import { type Fault, type FaultChooser, type Sandbox, startSandbox } from '../../sandbox/index.mts';
import { type Campaign, type CampaignItem, indexOf, REFUSAL } from '../support/faults/campaign.mts';
import { compare, judgeAccepted, none } from '../support/faults/compare.mts';
import { campaignOf, limitMs, seeds, send } from './support.mts';

const tries = 4;

/** Plays other faults: those of a list by position of the item, one for each request with it. */
function withFaults(campaign: Campaign, faults: Record<number, Fault[]>): Campaign {
	const plan = new Map(Object.entries(faults).map(([index, list]) => [Number(index), [...list]]));
	const chooser: FaultChooser = ({ body }) =>
		plan.get(indexOf((body as CampaignItem).text))?.shift();
	return { ...campaign, chooser };
}

describe('Retry On Fail', () => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startSandbox({ holdStatus: true });
	});
	afterEach(() => sandbox.close());

	it.each(seeds(20_262))(
		'with continue on fail sends again what failed, and nothing that was or may have been accepted (seed %p)',
		async (seed) => {
			const campaign = campaignOf(seed, 2_000, 5);
			// n8n tries again only when the first item failed
			let refusals = tries - 1;
			const chooser: FaultChooser = (request) => {
				const isFirst = indexOf((request.body as CampaignItem).text) === 0;
				if (isFirst) return refusals-- > 0 ? REFUSAL : undefined;
				return campaign.chooser(request);
			};
			const { regular, error } = await send(
				sandbox,
				{ ...campaign, chooser },
				{ onError: 'continueRegularOutput', tries },
			);
			expect(error).toBeUndefined();
			const { reported, accepted, violations } = compare(
				campaign.items,
				regular,
				sandbox.control.accepted(),
			);
			// a message that was refused at first goes out with a later try, after what followed it in the first one
			const late = violations.outOfOrder.filter(
				(index) => !campaign.refused.has(index) && index > 0,
			);
			expect({ ...violations, outOfOrder: late }).toEqual(none);
			expect(reported.notSent).toBe(0);
			expect(reported.perhaps).toBeGreaterThan(0);
			expect(accepted).toBeGreaterThan(reported.sent);
			expect(regular[0]?.json['status']).toBe('QUEUED');
		},
		limitMs,
	);

	it(
		'goes on where the run stopped, and ends with every message sent once, in order',
		async () => {
			const campaign = withFaults(campaignOf(1, 2_000, 0), {
				300: [REFUSAL],
				900: [REFUSAL],
				1500: [{ type: 'status', status: 429, retryAfter: 1 }, REFUSAL],
			});
			const { regular, error } = await send(sandbox, campaign, { tries });
			expect(error).toBeUndefined();
			const { reported, violations } = compare(campaign.items, regular, sandbox.control.accepted());
			expect(violations).toEqual(none);
			expect(reported).toEqual({ sent: 2_000, perhaps: 0, notSent: 0 });
		},
		limitMs,
	);

	it(
		'sends everything else when one message may have been accepted, and fails with what was done',
		async () => {
			const campaign = withFaults(campaignOf(2, 1_000, 0), {
				400: [{ type: 'cut', after: true }],
				700: [{ type: 'status', status: 503 }],
			});
			const { error } = await send(sandbox, campaign, { tries });
			const accepted = sandbox.control.accepted();
			const { violations } = judgeAccepted(campaign.items, accepted);
			expect(violations.acceptedTwice).toEqual([]);
			// all but the one that the service did not take with its 503
			expect(accepted).toHaveLength(999);
			const { message, description } = error as NodeApiError;
			expect(message).toMatch(/\[item 400\]$/);
			expect(description).toMatch(/998 of 1000 items were done .*: items 0-399, 401-699, 701-999 /);
			expect(description).toMatch(/May also have been sent: item 700\./);
		},
		limitMs,
	);
});
