import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout, absolute, without a trailing separator. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * Runs a program with our standard streams and passes on the signals that end a run. The program may see an interrupt twice (from
 * the terminal and from here), and must bear that.
 *
 * @param {string} command program to start
 * @param {string[]} args its arguments
 * @param {{ shell?: boolean }} [options] whether a shell is needed
 * @returns {Promise<number>} its exit code; 128 + signal number, as shells say it, after a signal
 */
export async function runProgram(command, args, options = {}) {
	const child = spawn(command, args, { cwd: projectRoot, stdio: 'inherit', ...options });
	const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
	const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
	for (const signal of signals) process.on(signal, pass);
	try {
		return await new Promise((resolve, reject) => {
			child.once('error', reject);
			child.once('exit', (code, signal) => {
				const number = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[String(signal)] ?? 1;
				resolve(code ?? 128 + number);
			});
		});
	} finally {
		for (const signal of signals) process.off(signal, pass);
	}
}

/** Runs the npm that belongs to this process (a batch file on Windows); gives its exit code. */
export async function runNpm(/** @type {string[]} */ ...args) {
	const script = process.env.npm_execpath ?? '';
	if (/npm-cli\.c?js$/.test(script)) return await runProgram(process.execPath, [script, ...args]);
	const isWindows = process.platform === 'win32';
	return await runProgram(isWindows ? 'npm.cmd' : 'npm', args, { shell: isWindows });
}

/** Runs one of our TypeScript files (path relative to the project) with tsx loaded; gives its exit code. */
export async function runTsx(/** @type {string} */ file, /** @type {string[]} */ args = []) {
	return await runProgram(process.execPath, ['--import', 'tsx', join(projectRoot, file), ...args]);
}
