import { join } from 'node:path';

import { runOrThrow } from '../support/pack.mts';
import { projectRoot, readJson } from '../support/project.mts';

interface LoadReport {
	/** Files that were loaded, relative to the project. */
	files: string[];
	milliseconds: number;
	heapKilobytes: number;
}

/**
 * Loads what the manifest names in a fresh process, as n8n does at its start, with n8n-workflow and zod
 * loaded before (n8n has them already).
 */
function load(entries: string[]): LoadReport {
	const script = `
		require('n8n-workflow'); require('zod');
		const before = new Set(Object.keys(require.cache));
		global.gc(); const heap = process.memoryUsage().heapUsed; const start = performance.now();
		for (const entry of ${JSON.stringify(entries.map((entry) => join(projectRoot, entry)))}) {
			for (const value of Object.values(require(entry))) new value();
		}
		const milliseconds = performance.now() - start;
		global.gc();
		const files = Object.keys(require.cache).filter((file) => !before.has(file));
		const heapKilobytes = (process.memoryUsage().heapUsed - heap) / 1024;
		process.stdout.write(JSON.stringify({ files, milliseconds, heapKilobytes }));`;
	const answer = runOrThrow(process.execPath, ['--expose-gc', '-e', script], projectRoot);
	const report = JSON.parse(answer) as LoadReport;
	const files = report.files.map((file) => file.slice(projectRoot.length + 1));
	return { ...report, files };
}

test('loading the package loads its own files only', () => {
	const { n8n } = readJson<{ n8n: { nodes: string[]; credentials: string[] } }>('package.json');
	const entries = [...n8n.credentials, ...n8n.nodes];
	const { files, milliseconds, heapKilobytes } = load(entries);
	console.info(
		`Load cost: ${files.length} files, ${milliseconds.toFixed(1)} ms, ${heapKilobytes.toFixed(0)} kB of heap`,
	);
	expect(files).toEqual(expect.arrayContaining(entries));
	expect(files.filter((file) => !file.startsWith('dist/'))).toEqual([]);
});
