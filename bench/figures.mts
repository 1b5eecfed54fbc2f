import { cpus, loadavg, platform, totalmem } from 'node:os';

import type { InstalledN8n } from '../dev/n8n/download.mts';

/** Gives the middle of the values, or the mean of the two in the middle. Throws when there are none. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	const upper = sorted[Math.floor(sorted.length / 2)];
	const lower = sorted[Math.floor((sorted.length - 1) / 2)];
	if (upper === undefined || lower === undefined) throw new Error('There is no median of nothing');
	return (upper + lower) / 2;
}

/** Gives the ratios of two series that were measured in the same rounds, one for each round. */
export function ratios(own: readonly number[], other: readonly number[]): number[] {
	return own.map((value, round) => value / (other[round] ?? Number.NaN));
}

/** Gives the lowest and the highest of some values: `0.97 to 1.04`. */
export function range(values: readonly number[]): string {
	return `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`;
}

/** Gives a figure with so many digits behind the point; a dash for one that is not known. */
export function figure(value: number, digits: number): string {
	return Number.isNaN(value) ? '–' : value.toFixed(digits);
}

/** Gives rows as a Markdown table; the first row is its head. All columns but the first are numbers. */
export function markdownTable(rows: ReadonlyArray<readonly string[]>): string {
	const [head = [], ...body] = rows;
	const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	const line = (cells: readonly string[]): string =>
		`| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
	const rule = widths.map((width, column) =>
		column === 0 ? '-'.repeat(width) : `${'-'.repeat(Math.max(1, width - 1))}:`,
	);
	return [line(head), line(rule), ...body.map(line)].join('\n');
}

/** Gives the order of a round (from 0): it moves on by one with each, so that nothing is always measured first. */
export function turnsOf<Contender>(contenders: readonly Contender[], round: number): Contender[] {
	const first = round % contenders.length;
	return [...contenders.slice(first), ...contenders.slice(0, first)];
}

/** Says what figures were measured on: n8n, its Node.js, its database, and the machine. */
export function measuredOn({ version: { release, node } }: InstalledN8n, database = 'SQLite') {
	const processor = cpus()[0]?.model ?? 'unknown processor';
	return `n8n ${release} on Node.js ${node.version}, ${database}; ${platform()}, ${cpus().length} × ${processor}, ${Math.round(totalmem() / 2 ** 30)} GiB.`;
}

/** Says how many processes ran or waited to run during the last minute, this one included. */
export function loadNow(): string {
	return `load average ${(loadavg()[0] ?? 0).toFixed(1)}`;
}
