/**
 * `npm run bench:trigger`: how many deliveries per second the trigger takes in real n8n, beside n8n's own Webhook node in the
 * same run.
 * `--rounds=`, `--deliveries=` and `--concurrency=` change the extent, `--environment=NAME=value` sets a variable of n8n.
 * Not a test: a machine has no right speed.
 */

import { parseArgs } from 'node:util';

import { Closers } from '../dev/cleanup.mts';
import { environmentOf, loadNow, toldVariables, variablesOf } from './machine.mts';
import { type Contender, contenders, type Extent, measure, type Rates } from './measure.mts';
import { setBenchStage } from './stage.mts';
import { markdownTable, median } from './statistics.mts';

/** The part of a Webhook node's rate that accepted deliveries should reach. */
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

function optionsOf(args: string[]): { extent: Extent; environment: Record<string, string> } {
	const option = { type: 'string' } as const;
	const numbers = { rounds: option, deliveries: option, concurrency: option };
	const environment = { type: 'string', multiple: true, default: [] as string[] } as const;
	const { values } = parseArgs({ args, options: { ...numbers, environment } });
	const read = (name: keyof typeof numbers, otherwise: number): number => {
		const value = Number(values[name] ?? otherwise);
		if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a number from 1`);
		return value;
	};
	return {
		extent: {
			rounds: read('rounds', 9),
			deliveries: read('deliveries', 200),
			concurrency: read('concurrency', 8),
		},
		environment: variablesOf(values.environment),
	};
}

/** One row per contender: median rate, and the medians of the ratios of each round to the Webhook node and to its version 1. */
function resultTable(rates: Rates): { table: string; ratioTo: (base: Contender) => number } {
	const ratios = (contender: Contender, base: Contender): number[] =>
		rates[contender].map((rate, round) => rate / (rates[base][round] ?? Number.NaN));
	const rows = contenders.map((contender) => {
		const all = ratios(contender, 'webhook');
		return [
			names[contender],
			median(rates[contender]).toFixed(0),
			median(all).toFixed(2),
			`${Math.min(...all).toFixed(2)} to ${Math.max(...all).toFixed(2)}`,
			median(ratios(contender, 'prepared')).toFixed(2),
		];
	});
	const head = ['', 'deliveries/s', 'ratio', 'lowest to highest', 'ratio to version 1'];
	return {
		table: markdownTable([head, ...rows]),
		ratioTo: (base) => median(ratios('accepted', base)),
	};
}

async function main(): Promise<void> {
	const { extent, environment } = optionsOf(process.argv.slice(2));
	const interruption = new AbortController();
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(name, () => interruption.abort(new Error('Interrupted')));
	}
	const closers = new Closers();
	try {
		const stage = await setBenchStage(closers, interruption.signal, environment);
		const rates = await measure(stage, extent, (round, soFar) => {
			interruption.signal.throwIfAborted();
			const latest = contenders.map((name) => `${name} ${soFar[name].at(-1)?.toFixed(0)}/s`);
			console.log(round === 0 ? 'Warmed up' : `Round ${round}: ${latest.join(', ')}`);
		});
		const { table, ratioTo } = resultTable(rates);
		const { rounds, deliveries, concurrency } = extent;
		console.log(`\n${table}\n`);
		const told = toldVariables(environment);
		console.log(
			`Median of ${rounds} rounds of ${deliveries} deliveries, ${concurrency} at once${told}.`,
		);
		console.log(`${environmentOf(stage.brought)} At the end: ${loadNow()}.`);
		for (const base of ['webhook', 'prepared'] as const) {
			const reached = ratioTo(base) >= aim ? 'reached' : 'NOT reached';
			console.log(`Accepted deliveries, ${aim} of "${names[base]}": ${reached}.`);
		}
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	} finally {
		await closers.closeAll((problem) => console.error(problem));
	}
}

await main();
