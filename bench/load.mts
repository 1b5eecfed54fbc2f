import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { filesIn, projectRoot, readJson } from '../dev/project.mts';
import { loadNow, markdownTable, median } from './figures.mts';
import { type Bench, BenchOptions } from './options.mts';

const run = promisify(execFile);

/** What loading nodes and credentials costs a process that has n8n-workflow and zod already, as n8n has. */
export interface LoadCost {
	/** Files that were loaded, absolute. */
	files: string[];
	/** Processor time from the first require to the last object (ms). */
	cpuMs: number;
	/** What stays on the heap after a collection of garbage (bytes). */
	heapBytes: number;
	/** Length of the descriptions as JSON, which n8n's editor downloads (bytes). */
	descriptionBytes: number;
}

/**
 * Loads files in a fresh process and makes one object of every class they export, as n8n does at its start.
 *
 * @param entries files of nodes and credentials, absolute
 * @param cwd folder in whose node_modules n8n-workflow and zod are, wherever the files are
 * @throws Error with the output of the process when it fails
 */
export async function measureLoad(entries: readonly string[], cwd: string): Promise<LoadCost> {
	const script = `
		require('n8n-workflow'); require('zod');
		const before = new Set(Object.keys(require.cache));
		global.gc();
		const heap = process.memoryUsage().heapUsed, cpu = process.cpuUsage();
		const made = ${JSON.stringify(entries)}.flatMap((file) =>
			Object.values(require(file)).map((Class) => new Class()));
		const { user, system } = process.cpuUsage(cpu);
		global.gc();
		const heapBytes = process.memoryUsage().heapUsed - heap;
		const files = Object.keys(require.cache).filter((file) => !before.has(file));
		const sizes = made.map((one) => Buffer.byteLength(JSON.stringify(one.description ?? one)));
		const descriptionBytes = sizes.reduce((sum, size) => sum + size, 0);
		process.stdout.write(JSON.stringify(
			{ files, cpuMs: (user + system) / 1000, heapBytes, descriptionBytes }));`;
	const env = { ...process.env, NODE_PATH: join(cwd, 'node_modules') };
	const { stdout } = await run(process.execPath, ['--expose-gc', '-e', script], { cwd, env });
	return JSON.parse(stdout) as LoadCost;
}

/** Writes one file per source file into a folder, as the compiler would. */
async function compileSeparately(folder: string): Promise<void> {
	const entryPoints = ['nodes', 'credentials']
		.flatMap((source) => filesIn(source, /\.ts$/))
		.filter((path) => !path.endsWith('.fixture.ts'));
	const output = { outdir: folder, outbase: '.', format: 'cjs', target: 'es2021' } as const;
	// Not at the top: under jest, which measures loading too, esbuild refuses to be loaded.
	const { build } = await import('esbuild');
	await build({ absWorkingDir: projectRoot, entryPoints, ...output });
}

/** Of a node the file with its code, which its entry loads with the first call. */
const codeOf = (file: string): string => file.replace(/\.node\.js$/, '.js');

/**
 * Measures what the package costs n8n's start: as it is published, with the code of each node loaded at once, and as one file per
 * source file, in turns in fresh processes.
 */
export const benchLoad: Bench = async (args, cleanup, signal) => {
	const rounds = new BenchOptions(args, ['rounds']).number('rounds', 9);
	const { n8n } = readJson<{ n8n: { nodes: string[]; credentials: string[] } }>('package.json');
	const published = [...n8n.credentials, ...n8n.nodes];
	const folder = mkdtempSync(join(tmpdir(), 'pilot-status-load-'));
	cleanup.add('The folder', () => rmSync(folder, { recursive: true, force: true }));
	await compileSeparately(folder);
	const ways = {
		'descriptions, as published': published.map((file) => join(projectRoot, file)),
		'with the code': published.map((file) => join(projectRoot, codeOf(file))),
		'one file per source file': published.map((file) => join(folder, file.replace('dist/', ''))),
	};
	const costs = new Map<string, LoadCost[]>();
	for (let round = 0; round < rounds; round += 1) {
		signal.throwIfAborted();
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
	console.log(`Medians of ${rounds}, Node.js ${process.version}; ${loadNow()}.`);
};
