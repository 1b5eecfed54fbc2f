import { join } from 'node:path';

import { projectRoot } from '../dev/project.mts';
import { runToEnd } from '../dev/n8n/processes.mts';
import { type Sandbox, startSandbox } from '../sandbox/index.mts';
import type { Closers } from '../dev/cleanup.mts';
import type { BareLoad } from './bareLoop.mts';
import type { Executor, Usage } from './executor.mts';
import { httpRequestTexts, itemsOnly, measuredNode, pilotStatusTexts } from './sendWorkflows.mts';
import { phoneOf } from './textItems.mts';

/** One combination of what can be varied; the lanes are measured one by one, everything else once for all of them. */
export interface Setting {
	/** Items of the run. */
	count: number;
	/** Extra wait of the server before each answer (ms). */
	latencyMs: number;
	/** Requests in Parallel of the node, and lanes of the bare loop. */
	lanes: number[];
	/** The node continues after an item that fails, so it checks each item when its turn comes, not all before the first. */
	continues: boolean;
}

/** What one contender used in one round. */
export interface Sample extends Usage {
	/** Time of the measured node alone; of the bare loop from the first request to the last answer (ms). */
	nodeMs: number;
	/** Most requests in the air at once, as the server saw it. */
	inFlight: number;
}

/** The samples of all rounds, by setting and contender. */
export type Samples = Map<string, Sample[]>;

/** Names a contender of a setting in {@link Samples}. `node` and `bare` have lanes, the others have none. */
export function keyOf(
	setting: Setting,
	contender: 'node' | 'bare' | 'http' | 'items',
	lanes = 0,
): string {
	return [setting.count, setting.latencyMs, contender, lanes].join(' ');
}

interface Contender {
	key: string;
	measure: () => Promise<Sample>;
}

const key = 'ps_sandbox_web';

/**
 * Measures every contender of every setting in each round, in an order that moves on by one with the round. Before that one
 * execution that does not count, or a whole round of them where all executions share a process. Throws when a message was not
 * accepted exactly once, or an answer is not at its item's place.
 *
 * @param report called with the samples so far after each round (from 1)
 */
export async function measureTexts(
	executor: Executor,
	closers: Closers,
	settings: Setting[],
	rounds: number,
	report: (round: number, samples: Samples) => void,
): Promise<Samples> {
	// held, so that the server's work ends with its answer
	const sandbox = await startSandbox({ holdStatus: true });
	closers.add('The sandbox', async () => await sandbox.close());
	const contenders: Contender[] = [];
	await executor.store(async (shelf) => {
		const credential = await shelf.credential(key, sandbox.url);
		for (const setting of settings) {
			const { count, continues } = setting;
			const http = await shelf.workflow(httpRequestTexts(count, credential, sandbox.url));
			const items = await shelf.workflow(itemsOnly(count));
			contenders.push(
				{ key: keyOf(setting, 'http'), measure: inN8n(executor, sandbox, setting, http, count) },
				{ key: keyOf(setting, 'items'), measure: inN8n(executor, sandbox, setting, items, 0) },
			);
			for (const lanes of setting.lanes) {
				const id = await shelf.workflow(pilotStatusTexts(count, lanes, continues, credential));
				const node = inN8n(executor, sandbox, setting, id, count);
				contenders.push(
					{ key: keyOf(setting, 'node', lanes), measure: node },
					{
						key: keyOf(setting, 'bare', lanes),
						measure: outside(executor, sandbox, setting, lanes),
					},
				);
			}
		}
	});

	// in a process of its own each execution starts afresh, whatever ran before
	for (const { measure } of executor.isShared ? contenders : contenders.slice(1, 2))
		await measure();
	const samples: Samples = new Map();
	for (let round = 1; round <= rounds; round += 1) {
		const first = round % contenders.length;
		for (const { key, measure } of [...contenders.slice(first), ...contenders.slice(0, first)]) {
			samples.set(key, [...(samples.get(key) ?? []), await measure()]);
		}
		report(round, samples);
	}
	return samples;
}

function prepare(sandbox: Sandbox, { latencyMs }: Setting): void {
	sandbox.reset();
	sandbox.control.settings({ latencyMs });
}

function inN8n(
	executor: Executor,
	sandbox: Sandbox,
	setting: Setting,
	workflowId: string,
	sends: number,
): () => Promise<Sample> {
	return async () => {
		prepare(sandbox, setting);
		const { run, ...usage } = await executor.execute(workflowId);
		const { executionTime, data } = run(measuredNode);
		const destinations = new Map(
			sandbox.control.accepted().map(({ id, body }) => [id, body['destinationNumber']]),
		);
		if (destinations.size !== sends) {
			throw new Error(`${destinations.size} messages were accepted instead of ${sends}`);
		}
		const output = data?.['main']?.[0] ?? [];
		const misplaced = output.findIndex(
			({ json }, index) => sends > 0 && destinations.get(json['id'] as string) !== phoneOf(index),
		);
		if (misplaced !== -1 || output.length !== setting.count) {
			throw new Error(
				`Output item ${misplaced} of ${output.length} is not the answer to its input`,
			);
		}
		return { ...usage, nodeMs: executionTime, inFlight: sandbox.control.stats().peakSends };
	};
}

function outside(
	{ brought }: Executor,
	sandbox: Sandbox,
	setting: Setting,
	lanes: number,
): () => Promise<Sample> {
	const load: BareLoad = { url: sandbox.url, key, count: setting.count, lanes };
	const program = join(projectRoot, 'bench/bareLoop.mts');
	return async () => {
		prepare(sandbox, setting);
		const options = { cwd: projectRoot, env: { PATH: process.env['PATH'] } };
		const args = ['--no-warnings', program, JSON.stringify(load)];
		const output = await runToEnd(brought.node.program, args, options);
		const usage = JSON.parse(output) as Usage;
		const { accepted, peakSends } = sandbox.control.stats();
		if (accepted !== setting.count) throw new Error(`${accepted} accepted of ${setting.count}`);
		return { ...usage, nodeMs: usage.wallMs, inFlight: peakSends };
	};
}
