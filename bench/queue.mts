/**
 * `npm run bench:queue`: how many messages and executions per second n8n in queue mode carries out with one and with two
 * workers, in turns in the same run. `--rounds=`, `--executions=` and `--items=` change the extent. `--hold-workers=COMMAND` runs a
 * command with the id of each worker's process group, to hold it to a share of the processors as a container would: where all
 * workers share the same processors, more of them cannot be faster. Not a test: a machine has no right speed.
 */

import { cpus, loadavg, platform, totalmem } from 'node:os';
import { parseArgs } from 'node:util';

import { bringLine } from '../dev/n8n/bring.mts';
import { projectRoot } from '../dev/project.mts';
import { mainLineName } from '../dev/n8n/lines.mts';
import { runToEnd } from '../dev/n8n/processes.mts';
import type { Service } from '../dev/n8n/service.mts';
import { startCluster } from '../dev/queue/cluster.mts';
import { type Sandbox, startSandbox } from '../sandbox/index.mts';
import { Closers } from '../dev/cleanup.mts';
import { activateSend, carryOut, type Load } from './queueLoad.mts';
import { markdownTable, median } from './statistics.mts';

/** What Pilot Status is made to take for an answer (ms). */
const latencyMs = 20;

interface Extent {
	rounds: number;
	/** Executions of one message each. */
	executions: number;
	/** Messages in each of the large executions. */
	items: number;
	/** Command that holds a worker back. */
	holdWorkers: string | undefined;
}

/** Executions that go on side by side where messages per second are measured. */
const largeExecutions = 4;

type Rates = Record<'messages' | 'executions', { one: number[]; two: number[] }>;

function extentOf(args: string[]): Extent {
	const option = { type: 'string' } as const;
	const options = { rounds: option, executions: option, items: option, 'hold-workers': option };
	const { values } = parseArgs({ args, options });
	const read = (name: 'rounds' | 'executions' | 'items', otherwise: number): number => {
		const value = Number(values[name] ?? otherwise);
		if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a number from 1`);
		return value;
	};
	return {
		rounds: read('rounds', 5),
		executions: read('executions', 100),
		items: read('items', 500),
		holdWorkers: values['hold-workers'],
	};
}

async function measure(closers: Closers, extent: Extent, signal: AbortSignal): Promise<Rates> {
	const progress = (line: string): void => console.log(line);
	const brought = await bringLine(mainLineName, { progress, signal });
	const sandbox: Sandbox = await startSandbox({ latencyMs });
	closers.add('The sandbox', async () => await sandbox.close());
	const cluster = await startCluster({
		brought,
		workers: 1,
		name: 'bench-queue',
		progress,
		signal,
	});
	closers.add('The cluster', async () => await cluster.stop());
	const hold = async ({ pid }: Service): Promise<void> => {
		const options = { cwd: projectRoot, env: process.env, signal };
		if (extent.holdWorkers !== undefined)
			await runToEnd(extent.holdWorkers, [String(pid)], options);
	};
	for (const worker of cluster.workers) await hold(worker);
	const path = await activateSend(cluster, sandbox);
	const target = { cluster, sandbox, path, signal };
	const large: Load = { executions: largeExecutions, items: extent.items };
	const small: Load = { executions: extent.executions, items: 1 };

	const rates: Rates = { messages: { one: [], two: [] }, executions: { one: [], two: [] } };
	const turn = async (workers: 'one' | 'two', counts: boolean): Promise<void> => {
		const messages = await carryOut(target, large);
		const executions = await carryOut(target, small);
		if (!counts) return;
		rates.messages[workers].push((large.executions * large.items) / messages);
		rates.executions[workers].push(small.executions / executions);
	};
	await turn('one', false);
	for (let round = 1; round <= extent.rounds; round += 1) {
		signal.throwIfAborted();
		await turn('one', true);
		const second = await cluster.startWorker();
		await hold(second);
		await turn('two', true);
		await second.stop();
		const last = (list: number[]): string => (list.at(-1) ?? Number.NaN).toFixed(1);
		console.log(
			`Round ${round}: ${last(rates.messages.one)} and ${last(rates.messages.two)} messages/s, ${last(rates.executions.one)} and ${last(rates.executions.two)} executions/s; load of the machine ${loadavg()[0]?.toFixed(1)}`,
		);
	}
	return rates;
}

function resultTable(rates: Rates): string {
	const row = (name: string, { one, two }: Rates['messages']): string[] => {
		const ratios = two.map((rate, round) => rate / (one[round] ?? Number.NaN));
		return [
			name,
			median(one).toFixed(1),
			median(two).toFixed(1),
			median(ratios).toFixed(2),
			`${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`,
		];
	};
	return markdownTable([
		['per second', '1 worker', '2 workers', 'ratio', 'lowest to highest'],
		row('messages', rates.messages),
		row('executions of one message', rates.executions),
	]);
}

async function main(): Promise<void> {
	const extent = extentOf(process.argv.slice(2));
	const interruption = new AbortController();
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(name, () => interruption.abort(new Error('Interrupted')));
	}
	const closers = new Closers();
	try {
		const rates = await measure(closers, extent, interruption.signal);
		const { rounds, executions, items, holdWorkers } = extent;
		const held = holdWorkers === undefined ? '' : ` Workers held by ${holdWorkers}.`;
		const processor = cpus()[0]?.model ?? 'unknown processor';
		console.log(`\n${resultTable(rates)}\n`);
		console.log(
			`Median of ${rounds} rounds; messages: ${largeExecutions} executions of ${items} side by side; executions: ${executions} webhook calls.`,
		);
		console.log(
			`Answers of Pilot Status after ${latencyMs} ms. ${platform()}, ${cpus().length} × ${processor}, ${Math.round(totalmem() / 2 ** 30)} GiB.${held}`,
		);
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	} finally {
		await closers.closeAll((problem) => console.error(problem));
	}
}

await main();
