import { type Sandbox, startSandbox } from '../sandbox/index.mts';
import { credentialStore } from '../dev/environment.mts';
import type { WorkflowDefinition } from '../dev/n8n/client.mts';
import { type Executor, prepareExecutor, prepareRunning, type Usage } from './executor.mts';
import { figure, loadNow, markdownTable, measuredOn, median, ratios, turnsOf } from './figures.mts';
import { type Bench, BenchOptions } from './options.mts';
import {
	httpRequestTexts,
	itemsOnly,
	measuredNode,
	phoneOf,
	pilotStatusTexts,
} from './workflows.mts';

/** One combination of what can be varied; each concurrency is measured for itself, everything else once for all of them. */
interface Setting {
	/** Items of the run. */
	count: number;
	/** Extra wait of the server before each answer (ms). */
	latencyMs: number;
	/** Requests in Parallel of the node. */
	concurrency: number[];
}

/** What one contender used in one round. */
interface Sample extends Usage {
	/** Time of the measured node alone (ms). */
	nodeMs: number;
	/** Most requests in the air at once, as the server saw it. */
	inFlight: number;
}

/** Something that is measured, by the name that the tables show. */
interface Contender {
	setting: Setting;
	name: string;
	workflowId: string;
	/** Messages that it sends. */
	sends: number;
	samples: Sample[];
}

/** Without options: what the aims of docs/performance.md speak of. */
const usual: Setting[] = [
	{ count: 1_000, latencyMs: 20, concurrency: [5, 10, 20] },
	{ count: 10_000, latencyMs: 20, concurrency: [20] },
];
const httpRequest = 'HTTP Request';
const ownName = (concurrency: number): string => `Pilot Status, ${concurrency} at once`;

function settingsOf(options: BenchOptions): Setting[] {
	const [items, latency, concurrency] = [
		options.numbers('items'),
		options.numbers('latency', 0),
		options.numbers('concurrency'),
	];
	const isUsual = !options.has('full') && [items, latency, concurrency].every((list) => !list);
	if (isUsual) return usual;
	return (items ?? [1_000, 10_000]).flatMap((count) =>
		(latency ?? [0, 20, 200]).map((latencyMs) => {
			return { count, latencyMs, concurrency: concurrency ?? [5, 10, 20] };
		}),
	);
}

/**
 * Measures sending in real n8n beside what a user would take instead, n8n's HTTP Request node, in turns in the same run: the node
 * alone, the whole process, its processor time and its memory. Before that one execution that does not count, or a whole round of
 * them where all executions share a process.
 */
export const benchSend: Bench = async (args, cleanup, signal) => {
	const flags = ['full', 'continues', 'running'];
	const options = new BenchOptions(args, ['rounds', 'items', 'latency', 'concurrency'], flags);
	const rounds = options.number('rounds', 5);
	const continues = options.has('continues');
	const settings = settingsOf(options);
	const prepare = options.has('running') ? prepareRunning : prepareExecutor;
	const executor = await prepare(cleanup, signal, options.environment);
	const place = executor.isShared ? ', in one running n8n' : '';
	const onError = continues ? ', On Error: Continue' : '';
	console.log(`Before: ${loadNow()}${place}${onError}${options.environmentText}`);
	// held, so that the server's work ends with its answer
	const sandbox = await startSandbox({ holdStatus: true });
	cleanup.add('The sandbox', async () => await sandbox.close());
	const contenders = await storeContenders(executor, sandbox, settings, continues);

	// in a process of its own each execution starts afresh, whatever ran before
	for (const contender of executor.isShared ? contenders : contenders.slice(1, 2)) {
		await measure(executor, sandbox, contender);
	}
	for (let round = 1; round <= rounds; round += 1) {
		for (const contender of turnsOf(contenders, round)) {
			contender.samples.push(await measure(executor, sandbox, contender));
		}
		console.log(`\nAfter round ${round} of ${rounds} (${loadNow()}):\n${ratioTable(contenders)}`);
	}
	console.log(`\n${figureTable(contenders)}\n`);
	const { installed } = executor.options;
	console.log(`Medians of ${rounds} rounds. ${measuredOn(installed)} At the end: ${loadNow()}.`);
};

async function storeContenders(
	executor: Executor,
	{ url }: Sandbox,
	settings: Setting[],
	continues: boolean,
): Promise<Contender[]> {
	const contenders: Contender[] = [];
	await executor.store(async (n8n) => {
		const credential = await credentialStore(n8n, url)('ps_sandbox_web');
		for (const setting of settings) {
			const { count, concurrency } = setting;
			const add = async (name: string, sends: number, definition: WorkflowDefinition) => {
				const { id: workflowId } = await n8n.client.importWorkflow(definition);
				contenders.push({ setting, name, workflowId, sends, samples: [] });
			};
			await add(httpRequest, count, httpRequestTexts(count, credential, url));
			await add('items only', 0, itemsOnly(count));
			for (const one of concurrency) {
				await add(ownName(one), count, pilotStatusTexts(count, one, continues, credential));
			}
		}
	});
	return contenders;
}

/** Throws when a message was not accepted exactly once, or an output item is not the answer to the input item in its place. */
async function measure(
	executor: Executor,
	sandbox: Sandbox,
	{ setting, workflowId, sends }: Contender,
): Promise<Sample> {
	sandbox.reset();
	sandbox.control.settings({ latencyMs: setting.latencyMs });
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
		throw new Error(`Output item ${misplaced} of ${output.length} is not the answer to its input`);
	}
	return { ...usage, nodeMs: executionTime, inFlight: sandbox.control.stats().peakSends };
}

const nameOf = ({ count, latencyMs }: Setting): string =>
	`${count.toLocaleString('en')}, ${latencyMs} ms`;

/**
 * Gives the ratios to n8n's HTTP Request node doing the same, one row per concurrency: the node's own time, the whole process,
 * its processor time and its peak memory. Medians of the ratios of each round.
 */
function ratioTable(contenders: Contender[]): string {
	const head = ['items, latency, concurrency', 'node', 'process', 'CPU', 'memory'];
	const rows = contenders.flatMap(({ setting, name, samples }) => {
		const concurrency = setting.concurrency.find((one) => ownName(one) === name);
		const http = contenders.find(
			(other) => other.setting === setting && other.name === httpRequest,
		);
		if (concurrency === undefined || http === undefined) return [];
		const columns = (['nodeMs', 'wallMs', 'cpuMs', 'peakBytes'] as const).map((field) => {
			const of = (list: Sample[]): number[] => list.map((sample) => sample[field]);
			return figure(median(ratios(of(samples), of(http.samples))), 2);
		});
		return [[`${nameOf(setting)}, ${concurrency}`, ...columns]];
	});
	return markdownTable([head, ...rows]);
}

/** Gives everything that was measured, one row per contender: medians over the rounds. */
function figureTable(contenders: Contender[]): string {
	const head = ['', 'node, s', 'process, s', 'CPU, s', 'peak memory, MB', 'peak in flight'];
	const rows = contenders.map(({ setting, name, samples }) => {
		const middle = (field: keyof Sample): number => median(samples.map((sample) => sample[field]));
		return [
			`${nameOf(setting)}: ${name}`,
			figure(middle('nodeMs') / 1000, 1),
			figure(middle('wallMs') / 1000, 1),
			figure(middle('cpuMs') / 1000, 1),
			figure(middle('peakBytes') / 1e6, 0),
			String(Math.max(...samples.map(({ inFlight }) => inFlight))),
		];
	});
	return markdownTable([head, ...rows]);
}
