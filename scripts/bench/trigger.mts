/**
 * `npm run bench:trigger`: how many deliveries per second the trigger takes in real n8n, beside n8n's own Webhook node in the
 * same run. `--rounds=`, `--deliveries=` and `--concurrency=` change the extent. Not a test: a machine has no right speed.
 */
import { parseArgs } from 'node:util';

import { Closers } from '../start/closers.mts';
import { environmentOf, loadNow } from './machine.mts';
import { type Contender, contenders, measure, type Rates } from './measure.mts';
import { setBenchStage } from './stage.mts';
import { markdownTable, median } from './statistics.mts';

/** The part of the plain Webhook node's rate that accepted deliveries should reach. */
const aim = 0.95;

const names: Record<Contender, string> = {
	webhook: "n8n's Webhook node, execution started",
	prepared: '… of version 1: expressions prepared',
	guarded: '… of version 1, with a credential',
	accepted: 'Trigger: accepted, execution started',
	unchecked: 'Trigger: accepted, duplicates not looked for',
	ignored: 'Trigger: ignored by a filter',
	refused: 'Trigger: refused for its token',
};

function extentOf(args: string[]): { rounds: number; deliveries: number; concurrency: number } {
	const option = { type: 'string' } as const;
	const options = { rounds: option, deliveries: option, concurrency: option };
	const { values } = parseArgs({ args, options });
	const read = (name: keyof typeof options, otherwise: number): number => {
		const value = Number(values[name] ?? otherwise);
		if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a number from 1`);
		return value;
	};
	return {
		rounds: read('rounds', 9),
		deliveries: read('deliveries', 200),
		concurrency: read('concurrency', 8),
	};
}

/** One row per contender: median rate, and the median of the ratios of each round with the lowest and highest of them. */
function resultTable(rates: Rates): { table: string; accepted: number } {
	const ratios = (contender: Contender): number[] =>
		rates[contender].map((rate, round) => rate / (rates.webhook[round] ?? Number.NaN));
	const rows = contenders.map((contender) => {
		const all = ratios(contender);
		return [
			names[contender],
			median(rates[contender]).toFixed(0),
			median(all).toFixed(2),
			`${Math.min(...all).toFixed(2)} to ${Math.max(...all).toFixed(2)}`,
		];
	});
	const head = ['', 'deliveries/s', 'ratio', 'lowest to highest'];
	return { table: markdownTable([head, ...rows]), accepted: median(ratios('accepted')) };
}

async function main(): Promise<void> {
	const extent = extentOf(process.argv.slice(2));
	const interruption = new AbortController();
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(name, () => interruption.abort(new Error('Interrupted')));
	}
	const closers = new Closers();
	try {
		const stage = await setBenchStage(closers, interruption.signal);
		const rates = await measure(stage, extent, (round, soFar) => {
			interruption.signal.throwIfAborted();
			const latest = contenders.map((name) => `${name} ${soFar[name].at(-1)?.toFixed(0)}/s`);
			console.log(round === 0 ? 'Warmed up' : `Round ${round}: ${latest.join(', ')}`);
		});
		const { table, accepted } = resultTable(rates);
		const { rounds, deliveries, concurrency } = extent;
		console.log(`\n${table}\n`);
		console.log(`Median of ${rounds} rounds of ${deliveries} deliveries, ${concurrency} at once.`);
		console.log(`${environmentOf(stage.brought)} At the end: ${loadNow()}.`);
		const reached = accepted >= aim ? 'reached' : 'NOT reached';
		console.log(`Aim for accepted deliveries, ${aim} of the Webhook node: ${reached}.`);
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	} finally {
		await closers.closeAll((problem) => console.error(problem));
	}
}

await main();
