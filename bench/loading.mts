/**
 * `npm run bench:load`: what the package costs n8n's start: as it is published, with the code of each node loaded at once, and as
 * one file per source file, alternating in fresh processes. `--rounds=` changes how often. Not a test: a machine has no right speed.
 */

import { build } from 'esbuild';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { projectRoot } from '../dev/project.mts';
import { type LoadCost, measureLoad } from './loadCost.mts';
import { loadNow } from './machine.mts';
import { markdownTable, median } from './statistics.mts';

const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
	n8n: { nodes: string[]; credentials: string[] };
};
const published = [...manifest.n8n.credentials, ...manifest.n8n.nodes];

/** Of a node the file with its code, which its entry loads with the first call. */
const codeOf = (file: string): string => file.replace(/\.node\.js$/, '.js');

/** Writes one file per source file into a folder, as the compiler would. */
async function compileSeparately(folder: string): Promise<void> {
	const sources = ['nodes', 'credentials'].flatMap((room) =>
		readdirSync(join(projectRoot, room), { recursive: true, encoding: 'utf8' })
			.filter((path) => path.endsWith('.ts') && !path.endsWith('.fixture.ts'))
			.map((path) => join(room, path)),
	);
	const output = { outdir: folder, outbase: '.', format: 'cjs', target: 'es2021' } as const;
	await build({ absWorkingDir: projectRoot, entryPoints: sources, ...output });
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } });
	const folder = mkdtempSync(join(tmpdir(), 'pilot-status-load-'));
	try {
		await compileSeparately(folder);
		const ways = {
			'descriptions, as published': published.map((file) => join(projectRoot, file)),
			'with the code': published.map((file) => join(projectRoot, codeOf(file))),
			'one file per source file': published.map((file) => join(folder, file.replace('dist/', ''))),
		};
		const costs = new Map<string, LoadCost[]>();
		for (let round = 0; round < Number(values.rounds); round += 1) {
			for (const [way, entries] of Object.entries(ways)) {
				costs.set(way, [...(costs.get(way) ?? []), await measureLoad(entries, projectRoot)]);
			}
		}
		const rows = [...costs].map(([way, all]) => [
			way,
			String(all[0]?.files.length),
			median(all.map(({ cpuMs }) => cpuMs)).toFixed(1),
			Math.min(...all.map(({ cpuMs }) => cpuMs)).toFixed(1),
			(median(all.map(({ heapBytes }) => heapBytes)) / 1000).toFixed(0),
			(Math.max(...all.map(({ descriptionBytes }) => descriptionBytes)) / 1000).toFixed(1),
		]);
		const head = ['', 'files', 'CPU, ms', 'least', 'heap, kB', 'description, kB'];
		console.log(markdownTable([head, ...rows]));
		console.log(`Medians of ${values.rounds}, Node.js ${process.version}; ${loadNow()}.`);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

await main();
