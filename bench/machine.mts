import { cpus, loadavg, platform, totalmem } from 'node:os';

import type { BroughtLine } from '../dev/n8n/bring.mts';

/** What figures were measured on: n8n, its Node.js, its database, and the machine, as one sentence. */
export function environmentOf({ line }: BroughtLine): string {
	const processor = cpus()[0]?.model ?? 'unknown processor';
	return `n8n ${line.version} on Node.js ${line.node.version}, SQLite; ${platform()}, ${cpus().length} × ${processor}, ${Math.round(totalmem() / 2 ** 30)} GiB.`;
}

/** How many processes ran or waited to run during the last minute, this bench included. */
export function loadNow(): string {
	return `load average ${(loadavg()[0] ?? 0).toFixed(1)}`;
}

/**
 * Variables of n8n from options `--environment=NAME=value`.
 *
 * @throws Error for an entry without a name or a value
 */
export function variablesOf(entries: readonly string[]): Record<string, string> {
	const pairs = entries.map((entry): [string, string] => {
		const [name = '', ...rest] = entry.split('=');
		if (name === '' || rest.length === 0)
			throw new Error(`--environment takes NAME=value, not "${entry}"`);
		return [name, rest.join('=')];
	});
	return Object.fromEntries(pairs);
}

/** The variables that a bench set, to stand behind its figures: empty without any. */
export function toldVariables(variables: Readonly<Record<string, string>>): string {
	return Object.entries(variables)
		.map(([name, value]) => `, ${name}=${value}`)
		.join('');
}
