import { spawn } from 'node:child_process';

import { npmInvocation, projectRoot } from '../bootstrap.mjs';
import type { Summary } from './summary.mts';

let wasInterrupted = false;

/** Whether somebody asked the run to end; what was not started by then is not started any more. */
export function interrupted(): boolean {
	return wasInterrupted;
}

/**
 * Runs a program in the project folder, its output shown as it comes. An interrupt of ours is passed on.
 *
 * @returns its exit code; 1 when it could not be started, was ended by a signal, or the run was
 * interrupted before
 */
export async function run(command: string, args: string[], shell = false): Promise<number> {
	if (wasInterrupted) return 1;
	return await new Promise((resolve) => {
		const child = spawn(command, args, { cwd: projectRoot, stdio: 'inherit', shell });
		const stop = (signal: NodeJS.Signals) => {
			wasInterrupted = true;
			child.kill(signal);
		};
		const finish = (code: number) => {
			process.off('SIGINT', stop);
			process.off('SIGTERM', stop);
			resolve(code);
		};
		process.on('SIGINT', stop);
		process.on('SIGTERM', stop);
		child.once('error', (error) => {
			console.error(error.message);
			finish(1);
		});
		child.once('exit', (code) => finish(code ?? 1));
	});
}

/** Runs a script of package.json; gives its exit code. */
export async function runNpmScript(name: string): Promise<number> {
	const npm = npmInvocation();
	return await run(npm.command, [...npm.args, 'run', '--silent', name], npm.shell);
}

/** Runs one check that is no jest test and adds its outcome to the summary, once per name. */
export async function runCheck(
	summary: Summary,
	name: string,
	check: () => Promise<boolean>,
): Promise<void> {
	console.log(`\n== ${name}`);
	summary.addCheck(name, await check());
}
