/**
 * Runs a program as its child, and ends it when whoever started this script is gone.
 *
 * Usage: node supervise.mjs <program> [arguments…]. Standard input is the life line: the parent holds
 * its other end and never writes; it closes however the parent ends, even by SIGKILL. Output is the
 * program's own, SIGTERM is passed on, and the exit is the program's exit.
 */

import { spawn } from 'node:child_process';

// Short: nobody waits for an orderly end any more, and output that nobody reads can keep a program from ending.
const killAfterMs = 15_000;
const [program = '', ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });

child.once('error', (error) => {
	console.error(`${program} cannot be started: ${error.message}`);
	process.exit(127);
});
child.once('exit', (code, signal) => {
	if (signal === null) process.exit(code ?? 1);
	process.removeAllListeners(signal);
	process.kill(process.pid, signal);
});

process.on('SIGTERM', () => child.kill('SIGTERM'));
process.stdin.on('error', orphaned).on('close', orphaned).resume();

let isOrphaned = false;

/** Asks the program to end; what is left of the process group after the limit is killed, this script included. */
function orphaned() {
	if (isOrphaned) return;
	isOrphaned = true;
	child.kill('SIGTERM');
	setTimeout(() => process.kill(-process.pid, 'SIGKILL'), killAfterMs).unref();
}
