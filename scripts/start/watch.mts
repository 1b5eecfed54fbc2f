import { cpSync, watch } from 'node:fs';
import { join } from 'node:path';

import { runToEnd } from '../../dev/process/process.mts';
import { projectRoot, readJson } from '../../dev/project.mts';

/** Folders with what dist is built from. */
const sources = ['nodes', 'credentials', 'icons'];
/** Changes that come together are built together: editors write several files at once (ms). */
const quietMs = 200;

/**
 * Builds the package when a source changes, and puts the files where this n8n has it installed. n8n loads them anew by itself
 * (`N8N_DEV_RELOAD`) and tells open editors. A build that fails leaves the package as it is.
 * Returns the function that ends the watch, after a build that is under way.
 */
export function watchSources(userFolder: string, say: (line: string) => void): () => Promise<void> {
	const { name } = readJson<{ name: string }>('package.json');
	const installed = join(userFolder, '.n8n', 'nodes', 'node_modules', name, 'dist');
	const gulp = join(projectRoot, 'node_modules', 'gulp', 'bin', 'gulp.js');
	const build = async (): Promise<void> => {
		try {
			const options = { cwd: projectRoot, env: process.env };
			await runToEnd(process.execPath, [gulp, 'build', '--silent'], options);
			cpSync(join(projectRoot, 'dist'), installed, { recursive: true });
			say(`${new Date().toLocaleTimeString('en-GB')} Built anew; n8n loads it`);
		} catch (error) {
			say(error instanceof Error ? error.message : String(error));
		}
	};
	let timer: NodeJS.Timeout | undefined;
	let building = Promise.resolve();
	const onChange = (): void => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			building = building.then(build);
		}, quietMs);
	};
	const watchers = sources.map((folder) =>
		watch(join(projectRoot, folder), { recursive: true }, onChange),
	);
	say(`Changes in ${sources.join(', ')} are built at once`);
	return async () => {
		clearTimeout(timer);
		for (const watcher of watchers) watcher.close();
		await building;
	};
}
