import { randomUUID } from 'node:crypto';

import { startEnvironment } from '../dev/environment.mts';
import { testOwner } from '../dev/n8n/instance.mts';
import type { WorkflowDefinition } from '../dev/n8n/client.mts';
import { RestConnection } from '../dev/n8n/rest.mts';
import { waitUntil } from '../dev/process/wait.mts';
import { loadNow, markdownTable, measuredOn, median, range, ratios, turnsOf } from './figures.mts';
import { type Bench, BenchOptions } from './options.mts';
import { post } from './post.mts';
import { ignoredEvent, triggerWorkflow, wantedEvent, webhookWorkflow } from './workflows.mts';

/** Something that answers deliveries. */
interface Contender {
	name: string;
	url: string;
	event: string;
	status: number;
	/** Id of the workflow that each delivery executes; none where it executes nothing. */
	executes?: string;
	/** Deliveries answered per second, from the first request to the last answer, one entry per round. */
	rates: number[];
}

/**
 * Measures how many deliveries per second the trigger takes in real n8n, beside n8n's own Webhook node in the same run, after one
 * round that does not count. Each turn begins when all executions have ended. Throws when an answer or the number of executions is
 * not as it has to be.
 */
export const benchTrigger: Bench = async (args, cleanup, signal) => {
	const options = new BenchOptions(args, ['rounds', 'deliveries', 'concurrency']);
	const rounds = options.number('rounds', 9);
	const count = options.number('deliveries', 200);
	const concurrency = options.number('concurrency', 8);
	const n8nOptions = { logLevel: 'warn', extraEnvironment: options.environment } as const;
	const { n8n, sandbox, storeCredential } = await startEnvironment(cleanup, {
		n8n: n8nOptions,
		signal,
	});

	const activate = async (definition: WorkflowDefinition): Promise<string> => {
		const { id } = await n8n.client.importWorkflow(definition);
		await n8n.client.activate(id);
		return id;
	};
	const credential = await storeCredential('ps_sandbox_web');
	const webhook = await activate(webhookWorkflow('bench'));
	const checking = await activate(triggerWorkflow(credential, {}));
	// does not look for duplicates, so that n8n has nothing to save
	const trusting = await activate(triggerWorkflow(credential, { ignoreDuplicates: false }));
	const registered = (workflowId: string): string => {
		const all = sandbox.control.webhooks.webhooks();
		const own = all.find(({ name }) => name.includes(`(${workflowId})`));
		if (own === undefined) throw new Error('The trigger registered no webhook');
		return own.url;
	};
	const forged = new URL(registered(checking));
	forged.searchParams.set('token', 'x'.repeat(43));

	const contender = (name: string, url: string, executes?: string, more = {}): Contender => {
		const own = executes === undefined ? {} : { executes };
		return { name, url, event: wantedEvent, status: 200, ...own, rates: [], ...more };
	};
	const base = contender(
		"n8n's Webhook node, execution started",
		`${n8n.url}/webhook/bench`,
		webhook,
	);
	const contenders = [
		base,
		contender('Trigger: accepted, execution started', registered(checking), checking),
		contender('Trigger: accepted, duplicates not looked for', registered(trusting), trusting),
		contender('Trigger: ignored by a filter', registered(checking), undefined, {
			event: ignoredEvent,
		}),
		contender('Trigger: refused for its token', forged.href, undefined, { status: 401 }),
	];
	const settled = await executionCounter(n8n.url, signal);
	const executions = new Map([webhook, checking, trusting].map((id) => [id, 0]));
	for (let round = 0; round <= rounds; round += 1) {
		for (const { url, event, status, executes, rates } of turnsOf(contenders, round)) {
			signal.throwIfAborted();
			const body = (): unknown => delivery(event);
			const seconds = await post({ url, body, count, concurrency, status });
			if (executes !== undefined) executions.set(executes, (round + 1) * count);
			for (const [id, expected] of executions) await settled(id, expected);
			if (round > 0) rates.push(count / seconds);
		}
		const latest = contenders.map(({ rates }) => `${rates.at(-1)?.toFixed(0)}/s`).join(', ');
		console.log(round === 0 ? 'Warmed up' : `Round ${round}: ${latest}`);
	}

	const rows = contenders.map(({ name, rates }) => {
		const all = ratios(rates, base.rates);
		return [name, median(rates).toFixed(0), median(all).toFixed(2), range(all)];
	});
	const head = ['', 'deliveries/s', 'ratio', 'lowest to highest'];
	console.log(`\n${markdownTable([head, ...rows])}\n`);
	const extent = `${rounds} rounds of ${count} deliveries, ${concurrency} at once`;
	console.log(`Median of ${extent}${options.environmentText}.`);
	console.log(`${measuredOn(n8n.options.installed)} At the end: ${loadNow()}.`);
};

/**
 * Gives a function that waits until so many executions of a workflow ended well. It throws when there are more, or one failed.
 */
async function executionCounter(
	url: string,
	signal: AbortSignal,
): Promise<(workflowId: string, count: number) => Promise<void>> {
	const editor = new RestConnection(url);
	const { email, password } = testOwner;
	await editor.rest('POST', '/login', { emailOrLdapLoginId: email, password });
	const countOf = async (workflowId: string, status: string): Promise<number> => {
		const filter = encodeURIComponent(JSON.stringify({ workflowId, status: [status] }));
		const path = `/executions?filter=${filter}&limit=1`;
		return (await editor.rest<{ count: number }>('GET', path)).count;
	};
	return async (workflowId, count) => {
		await waitUntil(
			async () => {
				const failed = await countOf(workflowId, 'error');
				const done = await countOf(workflowId, 'success');
				if (failed > 0) throw new Error(`${failed} executions failed`);
				if (done > count) throw new Error(`${done} executions instead of ${count}`);
				return done === count ? true : undefined;
			},
			{ for: `${count} executions`, limitMs: 600_000, everyMs: 200, signal },
		);
	};
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
