/**
 * `npm run bench`: sending in real n8n beside what a user would take instead, and beside the limit outside n8n; then the memory
 * that sending files takes. `--full` for all combinations; `--rounds=`, `--items=`, `--latency=`, `--lanes=` (numbers with commas)
 * for chosen ones; `--only=texts` or `--only=media`; `--continues` sets the node's On Error to Continue; `--running` measures the
 * texts in one n8n that keeps running; `--environment=NAME=value` sets a variable of n8n. Not a test: a machine has no right speed.
 */

import { parseArgs } from 'node:util';

import { Closers } from '../dev/cleanup.mts';
import { type Executor, prepareExecutor } from './executor.mts';
import { environmentOf, loadNow, toldVariables, variablesOf } from './machine.mts';
import { measureMedia } from './media.mts';
import { prepareRunning } from './running.mts';
import { figureTable, ratioTable } from './textTables.mts';
import { measureTexts, type Setting } from './texts.mts';

interface Extent {
	rounds: number;
	parts: string[];
	settings: Setting[];
	/** Everything in one n8n that keeps running. */
	isRunning: boolean;
	/** Variables of n8n beside its usual ones. */
	environment: Record<string, string>;
}

/** Without options: what the aims speak of. */
const usual: Array<Omit<Setting, 'continues'>> = [
	{ count: 1_000, latencyMs: 20, lanes: [5, 10, 20] },
	{ count: 10_000, latencyMs: 20, lanes: [20] },
];
const media = { files: 100, bytes: 5_000_000 };

function extentOf(args: string[]): Extent {
	const text = { type: 'string' } as const;
	const options = {
		rounds: text,
		items: text,
		latency: text,
		lanes: text,
		only: text,
		environment: { type: 'string', multiple: true, default: [] as string[] },
		continues: { type: 'boolean', default: false },
		running: { type: 'boolean', default: false },
		full: { type: 'boolean' },
	} as const;
	const { values } = parseArgs({ args, options });
	const numbers = (
		name: 'rounds' | 'items' | 'latency' | 'lanes',
		least: number,
	): number[] | undefined =>
		values[name]?.split(',').map((part) => {
			const value = Number(part);
			if (!Number.isInteger(value) || value < least)
				throw new Error(`--${name} takes numbers from ${least}`);
			return value;
		});
	const items = numbers('items', 1);
	const latency = numbers('latency', 0);
	const lanes = numbers('lanes', 1);
	const rounds = numbers('rounds', 1)?.[0] ?? 5;
	const isUsual =
		values.full !== true && [items, latency, lanes].every((list) => list === undefined);
	const { continues, running: isRunning } = values;
	// what a file takes shows only in the memory of a process of its own
	const all = isRunning ? ['texts'] : ['texts', 'media'];
	const parts = values.only === undefined ? all : all.filter((part) => part === values.only);
	if (parts.length === 0) throw new Error(`--only takes ${all.join(' or ')} here`);
	const environment = variablesOf(values.environment);
	const chosen = (items ?? [1_000, 10_000]).flatMap((count) =>
		(latency ?? [0, 20, 200]).map((latencyMs) => ({
			count,
			latencyMs,
			lanes: lanes ?? [5, 10, 20],
		})),
	);
	const settings = (isUsual ? usual : chosen).map((setting) => ({ ...setting, continues }));
	return { rounds, parts, settings, isRunning, environment };
}

async function texts(
	executor: Executor,
	closers: Closers,
	settings: Setting[],
	rounds: number,
): Promise<void> {
	const samples = await measureTexts(executor, closers, settings, rounds, (round, soFar) => {
		console.log(`\nAfter round ${round} of ${rounds} (${loadNow()}):`);
		console.log(ratioTable(settings, soFar));
	});
	console.log(`\n${figureTable(settings, samples)}`);
}

async function main(): Promise<void> {
	const { rounds, parts, settings, isRunning, environment } = extentOf(process.argv.slice(2));
	const interruption = new AbortController();
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(name, () => interruption.abort(new Error('Interrupted')));
	}
	const closers = new Closers();
	try {
		const prepare = isRunning ? prepareRunning : prepareExecutor;
		const executor = await prepare(closers, interruption.signal, environment);
		const onError = settings.some(({ continues }) => continues) ? ', On Error: Continue' : '';
		const place = isRunning ? ', in one running n8n' : '';
		console.log(`Before: ${loadNow()}${place}${onError}${toldVariables(environment)}`);
		if (parts.includes('texts')) await texts(executor, closers, settings, rounds);
		if (parts.includes('media')) {
			console.log(`\n${await measureMedia(executor, closers, media, rounds)}\n`);
		}
		console.log(
			`Medians of ${rounds} rounds. ${environmentOf(executor.brought)} At the end: ${loadNow()}.`,
		);
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	} finally {
		await closers.closeAll((problem) => console.error(problem));
	}
}

await main();
