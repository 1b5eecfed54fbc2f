import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What loading nodes and credentials costs a process that has n8n-workflow and zod already, as n8n has. */
export interface LoadCost {
	/** Files that were loaded, absolute. */
	files: string[];
	/** Processor time from the first require to the last object (ms). */
	cpuMs: number;
	/** The same by the clock (ms). */
	wallMs: number;
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
		const heap = process.memoryUsage().heapUsed, cpu = process.cpuUsage(), start = performance.now();
		const made = ${JSON.stringify(entries)}.flatMap((file) =>
			Object.values(require(file)).map((Class) => new Class()));
		const wallMs = performance.now() - start, { user, system } = process.cpuUsage(cpu);
		global.gc();
		const heapBytes = process.memoryUsage().heapUsed - heap;
		const files = Object.keys(require.cache).filter((file) => !before.has(file));
		const sizes = made.map((one) => Buffer.byteLength(JSON.stringify(one.description ?? one)));
		const descriptionBytes = sizes.reduce((sum, size) => sum + size, 0);
		process.stdout.write(JSON.stringify(
			{ files, cpuMs: (user + system) / 1000, wallMs, heapBytes, descriptionBytes }));`;
	const env = { ...process.env, NODE_PATH: join(cwd, 'node_modules') };
	const { stdout } = await run(process.execPath, ['--expose-gc', '-e', script], { cwd, env });
	return JSON.parse(stdout) as LoadCost;
}
