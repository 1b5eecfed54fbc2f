import { type Sandbox, startSandbox } from '../../sandbox/index.mts';
import { compare, none } from '../support/faults/compare.mts';
import { restartInTheMiddle } from '../support/faults/restart.mts';
import { campaignOf, limitMs, seeds, send } from './support.mts';

/** Sends a campaign while everything goes wrong that can, and compares one by one. */
async function survive(
	sandbox: Sandbox,
	seed: number,
	count: number,
	limits: number,
): Promise<void> {
	const campaign = campaignOf(seed, count, limits);
	const restart = restartInTheMiddle(sandbox, Math.floor(count / 2), 5);
	const { regular, error } = await send(sandbox, campaign, { onError: 'continueRegularOutput' });
	await restart;
	expect(error).toBeUndefined();

	const { reported, accepted, violations } = compare(
		campaign.items,
		regular,
		sandbox.control.accepted(),
	);
	process.stderr.write(`seed ${seed}: ${JSON.stringify({ count, accepted, ...reported })}\n`);
	expect(violations).toEqual(none);
	// every kind of outcome has to be there, or nothing was tested
	expect(reported.sent).toBeGreaterThan(count * 0.9);
	expect(reported.perhaps).toBeGreaterThan(0);
	expect(reported.notSent).toBeGreaterThan(0);
	expect(accepted).toBeGreaterThan(reported.sent);
	expect(sandbox.control.requests().some(({ status }) => status === 429)).toBe(true);
	expect(sandbox.control.stats().peakSends).toBeLessThanOrEqual(20);
}

describe('sending while the service fails in every way', () => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startSandbox({ holdStatus: true });
	});
	afterEach(() => sandbox.close());

	it.each(seeds(20_261))(
		'loses none of 10,000 messages to 2,000 destinations and sends none twice (seed %p)',
		async (seed) => await survive(sandbox, seed, 10_000, 12),
		limitMs,
	);

	// seeds that draw at least four refusals: one or two may be lost to the restart
	it.each(seeds(27, 34, 47))(
		'loses none of 600 messages and sends none twice (seed %p)',
		async (seed) => await survive(sandbox, seed, 600, 5),
		limitMs,
	);
});
