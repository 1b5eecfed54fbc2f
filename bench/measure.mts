import { randomUUID } from 'node:crypto';

import type { WorkflowDefinition } from '../dev/n8n/client.mts';
import { post } from './load.mts';
import type { BenchStage } from './stage.mts';
import {
	guard,
	ignoredEvent,
	triggerWorkflow,
	wantedEvent,
	webhookWorkflow,
} from './workflows.mts';

/**
 * What is measured: n8n's own Webhook node; the same node in its first version, for which n8n prepares expressions before each
 * call as it does for every trigger but the present Webhook node; that one with a credential; and what the trigger does with a
 * delivery. `unchecked` are accepted deliveries where the trigger does not look for duplicates, so that n8n has nothing to save.
 */
export const contenders = [
	'webhook',
	'prepared',
	'guarded',
	'accepted',
	'unchecked',
	'ignored',
	'refused',
] as const;

/** One of the things measured. */
export type Contender = (typeof contenders)[number];

/** Deliveries answered per second, from the first request to the last answer, one entry per round. */
export type Rates = Record<Contender, number[]>;

interface Target {
	url: string;
	event: string;
	status: number;
	/** Id of the workflow that each delivery executes; none where it executes nothing. */
	executes?: string;
}

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
	const activate = async (definition: WorkflowDefinition): Promise<string> => {
		const { id } = await n8n.client.importWorkflow(definition);
		await n8n.client.activate(id);
		return id;
	};
	const plain = await activate(webhookWorkflow('bench', 2));
	const prepared = await activate(webhookWorkflow('bench-prepared', 1));
	const guarded = await activate(
		webhookWorkflow('bench-guarded', 1, await guard.storedIn(n8n.client)),
	);
	const checking = await activate(triggerWorkflow(credential, {}));
	const trusting = await activate(triggerWorkflow(credential, { ignoreDuplicates: false }));
	const registered = (workflowId: string): string => {
		const webhooks = sandbox.control.webhooks.webhooks();
		const own = webhooks.find(({ name }) => name.includes(`(${workflowId})`));
		if (own === undefined) throw new Error('The trigger registered no webhook');
		return own.url;
	};
	const forged = new URL(registered(checking));
	forged.searchParams.set('token', 'x'.repeat(43));

	const ofNode = (path: string): Target => ({
		url: `${n8n.url}/webhook/${path}`,
		event: wantedEvent,
		status: 200,
	});
	const targets: Record<Contender, Target> = {
		webhook: { ...ofNode('bench'), executes: plain },
		prepared: { ...ofNode('bench-prepared'), executes: prepared },
		guarded: { ...ofNode('bench-guarded'), executes: guarded },
		accepted: { url: registered(checking), event: wantedEvent, status: 200, executes: checking },
		unchecked: { url: registered(trusting), event: wantedEvent, status: 200, executes: trusting },
		ignored: { url: registered(checking), event: ignoredEvent, status: 200 },
		refused: { url: forged.href, event: wantedEvent, status: 401 },
	};
	const rates = Object.fromEntries(
		contenders.map((contender): [string, number[]] => [contender, []]),
	) as Rates;
	const executions = new Map([plain, prepared, guarded, checking, trusting].map((id) => [id, 0]));
	for (let round = 0; round <= extent.rounds; round += 1) {
		for (const contender of rotated(round)) {
			const { url, event, status, executes } = targets[contender];
			const { deliveries: count, concurrency } = extent;
			const body = (): unknown => delivery(event);
			const seconds = await post({ url, headers: guard.headers, body, count, concurrency, status });
			if (executes !== undefined) executions.set(executes, (round + 1) * count);
			for (const [id, expected] of executions) await stage.settled(id, expected);
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
