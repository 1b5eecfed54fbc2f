import type { EngineResult, EngineRun } from '../support/engine/run.mts';
import { runWorkflow } from '../support/engine/run.mts';
import { type Campaign, drawCampaign } from '../support/faults/campaign.mts';
import type { Sandbox } from '../../sandbox/index.mts';

/** Generous: a slow machine under load takes many times as long as an idle one. */
export const limitMs = 20 * 60_000;

/**
 * The seeds to run with: those given, or the one in the environment variable FAULT_SEED, to repeat a run. Each is
 * printed, so that a failure can be repeated.
 */
export function seeds(...usual: number[]): number[] {
	const wished = process.env['FAULT_SEED'];
	const chosen = wished === undefined ? usual : [Number(wished)];
	process.stderr.write(`fault seeds: ${chosen.join(', ')} (FAULT_SEED repeats one)\n`);
	return chosen;
}

/** A campaign of a size with some of every fault, and about `limits` items that the service asks to wait for. */
export function campaignOf(seed: number, count: number, limits: number): Campaign {
	return drawCampaign({
		seed,
		count,
		destinations: Math.ceil(count / 5),
		limited: limits / count,
		faulty: 0.04,
	});
}

/** Sends a campaign with n8n's own engine, over HTTP, from the node to the sandbox. */
export async function send(
	sandbox: Sandbox,
	{ items, chooser }: Campaign,
	more: Partial<EngineRun> = {},
): Promise<EngineResult> {
	sandbox.control.chooseFaults(chooser);
	return await runWorkflow({
		url: sandbox.url,
		key: 'ps_sandbox_web',
		parameters: {
			resource: 'message',
			operation: 'sendText',
			destinationNumber: '={{ $json.to }}',
			text: '={{ $json.text }}',
			sendingOptions: { requestsInParallel: 20 },
		},
		items: items.map((item) => ({ json: { ...item } })),
		...more,
	});
}
