/**
 * `npm start`: real n8n with this package, and a local Pilot Status to send to and hear from. Works on a fresh checkout: installs and
 * builds what is missing first. `npm start -- --once` ends after the examples; its exit code is 0 only if all messages were delivered
 * and a contact was answered. `npm run dev` is `--watch`: the package is built anew as its sources change.
 */
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';

import { ensureDependencies } from './bootstrap.mjs';
import { projectRoot, runProgram, runTsx } from './run.mjs';

async function start() {
	await ensureDependencies();
	console.log('Building the package');
	const gulp = join(projectRoot, 'node_modules', 'gulp', 'bin', 'gulp.js');
	const built = await runProgram(process.execPath, [gulp, 'build', '--silent']);
	if (built !== 0) return built;
	return await runTsx('scripts/start/main.mts', process.argv.slice(2));
}

// npm passes SIGTERM on to its shell only, which ends without telling this process: then it has another parent.
function endWithNpm() {
	if (!['start', 'dev'].includes(process.env.npm_lifecycle_event ?? '')) return;
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		process.kill(process.pid, 'SIGTERM');
	}, 500);
	watch.unref();
}

endWithNpm();
try {
	process.exitCode = await start();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
