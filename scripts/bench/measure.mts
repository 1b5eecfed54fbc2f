import { randomUUID } from 'node:crypto';

import { post } from './load.mts';
import type { BenchStage } from './stage.mts';
import { ignoredEvent, triggerWorkflow, wantedEvent, webhookWorkflow } from './workflows.mts';

/** What is measured: n8n's own Webhook node, and the three things the trigger does with a delivery. */
export const contenders = ['webhook', 'accepted', 'ignored', 'refused'] as const;

/** One of the things measured. */
export type Contender = (typeof contenders)[number];

/** Deliveries answered per second, from the first request to the last answer, one entry per round. */
export type Rates = Record<Contender, number[]>;

/** How much is measured. */
export interface Extent {
	rounds: number;
	/** Deliveries of each contender in a round. */
	deliveries: number;
	/** Deliveries in the air at once. */
	concurrency: number;
}

/**
 * Measures all contenders in turn, in an order that moves on by one each round, after one round that does not count. Each
 * turn begins when all executions have ended. Throws when an answer or the number of executions is not as it has to be.
 */
export async function measure(
	stage: BenchStage,
	extent: Extent,
	report: (round: number, rates: Rates) => void,
): Promise<Rates> {
	const { n8n, sandbox, credential } = stage;
	const webhook = await n8n.client.importWorkflow(webhookWorkflow('bench'));
	await n8n.client.activate(webhook.id);
	const trigger = await n8n.client.importWorkflow(triggerWorkflow(credential));
	await n8n.client.activate(trigger.id);
	const [registered] = sandbox.control.webhooks.webhooks();
	if (registered === undefined) throw new Error('The trigger registered no webhook');
	const forged = new URL(registered.url);
	forged.searchParams.set('token', 'x'.repeat(43));

	const targets: Record<Contender, { url: string; event: string; status: number }> = {
		webhook: { url: `${n8n.url}/webhook/bench`, event: wantedEvent, status: 200 },
		accepted: { url: registered.url, event: wantedEvent, status: 200 },
		ignored: { url: registered.url, event: ignoredEvent, status: 200 },
		refused: { url: forged.href, event: wantedEvent, status: 401 },
	};
	const rates: Rates = { webhook: [], accepted: [], ignored: [], refused: [] };
	const executions = { [webhook.id]: 0, [trigger.id]: 0 };
	for (let round = 0; round <= extent.rounds; round += 1) {
		for (const contender of rotated(round)) {
			const { url, event, status } = targets[contender];
			const { deliveries: count, concurrency } = extent;
			const body = (): unknown => delivery(event);
			const seconds = await post({ url, body, count, concurrency, status });
			if (contender === 'webhook') executions[webhook.id] = (round + 1) * count;
			if (contender === 'accepted') executions[trigger.id] = (round + 1) * count;
			for (const [id, expected] of Object.entries(executions)) await stage.settled(id, expected);
			if (round > 0) rates[contender].push(count / seconds);
		}
		report(round, rates);
	}
	return rates;
}

function rotated(round: number): Contender[] {
	const first = round % contenders.length;
	return [...contenders.slice(first), ...contenders.slice(0, first)];
}

/** A delivery with an id of its own, of the size of a usual message. */
function delivery(event: string): unknown {
	return {
		event,
		data: {
			id: randomUUID(),
			messageId: `3EB0${randomUUID().replaceAll('-', '').toUpperCase()}`,
			from: '+5511988880001',
			participantName: 'Ana',
			content: 'Good morning, is my order on its way? I have not had any news since Monday.',
			timestamp: '2026-01-05T12:00:00.000Z',
			isGroup: false,
		},
	};
}
