import { markdownTable, median, told } from './statistics.mts';
import { keyOf, type Sample, type Samples, type Setting } from './texts.mts';

/**
 * The ratios, one row per number of lanes: the node's own time, the whole process, its processor time and its peak memory against
 * n8n's HTTP Request node doing the same; the node's own time against the bare loop. Medians of the ratios of each round.
 */
export function ratioTable(settings: Setting[], samples: Samples): string {
	const head = ['items, latency, lanes', 'node', 'process', 'CPU', 'memory', 'node / bare loop'];
	const rows = settings.flatMap((setting) =>
		setting.lanes.map((lanes) => {
			const own = samplesOf(samples, keyOf(setting, 'node', lanes));
			const http = samplesOf(samples, keyOf(setting, 'http'));
			const bare = samplesOf(samples, keyOf(setting, 'bare', lanes));
			return [
				`${nameOf(setting)}, ${lanes}`,
				ratio(own, http, 'nodeMs'),
				ratio(own, http, 'wallMs'),
				ratio(own, http, 'cpuMs'),
				ratio(own, http, 'peakBytes'),
				ratio(own, bare, 'nodeMs'),
			];
		}),
	);
	return markdownTable([head, ...rows]);
}

/** Everything that was measured, one row per contender: medians over the rounds. */
export function figureTable(settings: Setting[], samples: Samples): string {
	const head = ['', 'node, s', 'process, s', 'CPU, s', 'peak memory, MB', 'peak in flight'];
	const rows = settings.flatMap((setting) => {
		const row = (name: string, key: string): string[] => {
			const of = samplesOf(samples, key);
			const middle = (field: keyof Sample): number => median(of.map((sample) => sample[field]));
			return [
				`${nameOf(setting)}: ${name}`,
				seconds(middle('nodeMs')),
				seconds(middle('wallMs')),
				seconds(middle('cpuMs')),
				told(middle('peakBytes') / 1e6, 0),
				String(Math.max(...of.map(({ inFlight }) => inFlight))),
			];
		};
		return [
			row('items only', keyOf(setting, 'items')),
			row('HTTP Request', keyOf(setting, 'http')),
			...setting.lanes.flatMap((lanes) => [
				row(`Pilot Status, ${lanes} lanes`, keyOf(setting, 'node', lanes)),
				row(`bare loop, ${lanes} lanes`, keyOf(setting, 'bare', lanes)),
			]),
		];
	});
	return markdownTable([head, ...rows]);
}

function nameOf({ count, latencyMs }: Setting): string {
	return `${count.toLocaleString('en')}, ${latencyMs} ms`;
}

function samplesOf(samples: Samples, key: string): Sample[] {
	const found = samples.get(key);
	if (found === undefined) throw new Error(`Nothing was measured for ${key}`);
	return found;
}

/** Both were measured in the same rounds, so each round gives one ratio. */
function ratio(own: Sample[], other: Sample[], field: keyof Sample): string {
	const ratios = own.map((sample, round) => sample[field] / (other[round]?.[field] ?? Number.NaN));
	return told(median(ratios), 2);
}

function seconds(milliseconds: number): string {
	return told(milliseconds / 1000, 1);
}
