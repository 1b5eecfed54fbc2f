import { loadavg } from 'node:os';

import { credentialStore } from '../dev/environment.mts';
import { startCluster } from '../dev/n8n/queue/cluster.mts';
import { mainVersion } from '../dev/n8n/versions.mts';
import { runToEnd } from '../dev/process/process.mts';
import type { Service } from '../dev/process/service.mts';
import { waitUntil } from '../dev/process/wait.mts';
import { projectRoot } from '../dev/project.mts';
import { type Sandbox, startSandbox } from '../sandbox/index.mts';
import { markdownTable, measuredOn, median, range, ratios } from './figures.mts';
import { type Bench, BenchOptions } from './options.mts';
import { post } from './post.mts';
import { phoneOf, webhookTexts } from './workflows.mts';

/** How much is sent at once: executions of so many messages each. */
interface Load {
	executions: number;
	items: number;
}

/** Messages and executions per second in each round, with one worker and with two. */
type Rates = Record<'messages' | 'executions', { one: number[]; two: number[] }>;

/** What Pilot Status is made to take for an answer (ms). */
const latencyMs = 20;
/** Executions that go on side by side where messages per second are measured. */
const largeExecutions = 4;
/** Webhook calls in the air at once. */
const concurrency = 8;
const path = 'bench';

/**
 * Measures how many messages and executions per second n8n in queue mode carries out with one and with two workers, in turns in
 * the same run. Where all workers share the same processors, more of them cannot be faster: `--hold-workers` names a command that
 * holds a worker, given by the id of its process group, to a share.
 */
export const benchQueue: Bench = async (args, cleanup, signal) => {
	const options = new BenchOptions(args, ['rounds', 'executions', 'items', 'hold-workers']);
	const rounds = options.number('rounds', 5);
	const small: Load = { executions: options.number('executions', 100), items: 1 };
	const large: Load = { executions: largeExecutions, items: options.number('items', 500) };
	const holdWorkers = options.text('hold-workers');
	const hold = async ({ pid }: Service): Promise<void> => {
		const run = { cwd: projectRoot, env: process.env, signal };
		if (holdWorkers !== undefined) await runToEnd(holdWorkers, [String(pid)], run);
	};

	const sandbox = await startSandbox({ latencyMs });
	cleanup.add('The sandbox', async () => await sandbox.close());
	const cluster = await startCluster(cleanup, {
		version: mainVersion,
		workers: 1,
		name: 'bench-queue',
		extraEnvironment: options.environment,
		progress: (line) => console.log(line),
		signal,
	});
	for (const worker of cluster.workers) await hold(worker);
	const credential = await credentialStore(cluster.main, sandbox.url)('ps_sandbox_web');
	const { client } = cluster.main;
	const { id } = await client.importWorkflow(webhookTexts(path, credential));
	await client.activate(id);

	const rates: Rates = { messages: { one: [], two: [] }, executions: { one: [], two: [] } };
	const turn = async (workers: 'one' | 'two', counts: boolean): Promise<void> => {
		const messages = await secondsFor(cluster.proxy.url, sandbox, large, signal);
		const executions = await secondsFor(cluster.proxy.url, sandbox, small, signal);
		if (!counts) return;
		rates.messages[workers].push((large.executions * large.items) / messages);
		rates.executions[workers].push(small.executions / executions);
	};
	await turn('one', false);
	for (let round = 1; round <= rounds; round += 1) {
		signal.throwIfAborted();
		await turn('one', true);
		const second = await cluster.startWorker();
		await hold(second);
		await turn('two', true);
		await second.stop();
		const last = ({ one, two }: Rates['messages']): string =>
			[one, two].map((list) => (list.at(-1) ?? Number.NaN).toFixed(1)).join(' and ');
		console.log(
			`Round ${round}: ${last(rates.messages)} messages/s, ${last(rates.executions)} executions/s; load of the machine ${loadavg()[0]?.toFixed(1)}`,
		);
	}

	const row = (name: string, { one, two }: Rates['messages']): string[] => {
		const all = ratios(two, one);
		const medians = [one, two].map((list) => median(list).toFixed(1));
		return [name, ...medians, median(all).toFixed(2), range(all)];
	};
	const table = markdownTable([
		['per second', '1 worker', '2 workers', 'ratio', 'lowest to highest'],
		row('messages', rates.messages),
		row('executions of one message', rates.executions),
	]);
	console.log(`\n${table}\n`);
	console.log(
		`Median of ${rounds} rounds; messages: ${large.executions} executions of ${large.items} side by side; executions: ${small.executions} webhook calls.`,
	);
	const held = holdWorkers === undefined ? '' : ` Workers held by ${holdWorkers}.`;
	const machine = measuredOn(cluster.main.options.installed, 'PostgreSQL');
	console.log(`Answers of Pilot Status after ${latencyMs} ms. ${machine}${held}`);
};

/**
 * Starts executions with webhook calls and gives the seconds from the first call until Pilot Status has accepted all messages.
 * Throws when it accepted more than that.
 */
async function secondsFor(
	n8nUrl: string,
	sandbox: Sandbox,
	{ executions, items }: Load,
	signal: AbortSignal,
): Promise<number> {
	sandbox.reset();
	const body = (execution: number): unknown => ({
		items: Array.from({ length: items }, (_, index) => ({
			phone: phoneOf(execution * items + index),
			text: `message ${index} of ${execution}`,
		})),
	});
	const url = `${n8nUrl}/webhook/${path}`;
	const wanted = executions * items;
	const startedAt = performance.now();
	await post({ url, body, count: executions, concurrency, status: 200 });
	await waitUntil(() => (sandbox.control.stats().accepted >= wanted ? true : undefined), {
		for: `${wanted} messages`,
		limitMs: 900_000,
		everyMs: 5,
		signal,
	});
	const seconds = (performance.now() - startedAt) / 1000;
	const { accepted } = sandbox.control.stats();
	if (accepted !== wanted) throw new Error(`${accepted} messages instead of ${wanted}`);
	return seconds;
}
