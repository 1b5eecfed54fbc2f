import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough, type Writable } from 'node:stream';

import { projectRoot } from '../project.mts';

const supervisor = join(projectRoot, 'dev', 'process', 'supervise.mjs');

/** How a child process ended: its exit code, or the signal that ended it. */
export interface ProcessEnd {
	code: number | null;
	signal: NodeJS.Signals | null;
}

/**
 * A program that runs in a process group of its own, so that what it starts can be stopped with it. It also ends when this
 * process is gone, however that came.
 */
interface ProcessGroup {
	/** Id of the group, and of the supervisor that leads it. */
	readonly pid: number;
	/** How it ended, or undefined while it runs. */
	end(): ProcessEnd | undefined;
	/** Resolves when it has ended. */
	readonly ended: Promise<ProcessEnd>;
	/** Asks the program to end (SIGTERM) and waits; after the limit in milliseconds the whole group is killed. */
	stop(limitMs?: number): Promise<ProcessEnd>;
	/** Ends the whole group at once, as a crash of the machine would (SIGKILL), and waits. */
	kill(): Promise<ProcessEnd>;
}

/** What to start. `env` is the whole environment: nothing is inherited. */
interface ProcessOptions {
	cwd: string;
	env: NodeJS.ProcessEnv;
	/** Where both output streams go. */
	output: Writable;
}

/** Starts a program as a process group. A program that does not exist ends at once, with code 127. */
export async function startProcess(
	command: string,
	args: readonly string[],
	options: ProcessOptions,
): Promise<ProcessGroup> {
	const child = spawn(process.execPath, [supervisor, command, ...args], {
		cwd: options.cwd,
		env: options.env,
		stdio: ['pipe', 'pipe', 'pipe'],
		detached: true,
	});
	child.stdout.pipe(options.output, { end: false });
	child.stderr.pipe(options.output, { end: false });
	let end: ProcessEnd | undefined;
	const exited = new Promise<ProcessEnd>((resolve) => {
		child.once('exit', (code, signal) => {
			end = { code, signal };
			resolve(end);
		});
	});
	const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
	const pid = await startedPid(child, command);
	const ended = exited.then(async (result) => {
		// What the leader left behind would keep running, and keep the output open.
		signalGroup(pid, 'SIGKILL');
		await closed;
		return result;
	});
	return {
		pid,
		ended,
		end: () => end,
		async kill() {
			signalGroup(pid, 'SIGKILL');
			return await ended;
		},
		async stop(limitMs = 60_000) {
			if (end === undefined) child.kill('SIGTERM');
			const limit = setTimeout(() => signalGroup(pid, 'SIGKILL'), limitMs);
			try {
				return await ended;
			} finally {
				clearTimeout(limit);
			}
		},
	};
}

/**
 * Runs a program to its end and gives what it wrote to both streams.
 * Throws an Error with the last lines of its output when it fails; the signal ends it, with all it started.
 */
export async function runToEnd(
	command: string,
	args: readonly string[],
	options: Omit<ProcessOptions, 'output'> & { signal?: AbortSignal | undefined },
): Promise<string> {
	options.signal?.throwIfAborted();
	const output = new PassThrough({ encoding: 'utf8' });
	let text = '';
	output.on('data', (chunk: string) => (text += chunk));
	const running = await startProcess(command, args, { ...options, output });
	const abort = (): void => signalGroup(running.pid, 'SIGKILL');
	options.signal?.addEventListener('abort', abort, { once: true });
	const end = await running.ended;
	options.signal?.removeEventListener('abort', abort);
	options.signal?.throwIfAborted();
	if (end.code !== 0) {
		const lastLines = text.trimEnd().split('\n').slice(-30).join('\n');
		const how = end.signal === null ? `exit code ${end.code ?? 'unknown'}` : end.signal;
		throw new Error(`${command} ${args.join(' ')} ended with ${how}:\n${lastLines}`);
	}
	return text;
}

async function startedPid(child: ChildProcess, command: string): Promise<number> {
	return await new Promise((resolve, reject) => {
		child.once('error', (cause) => reject(new Error(`${command} cannot be started`, { cause })));
		child.once('spawn', () => resolve(child.pid ?? 0));
	});
}

function signalGroup(leader: number, signal: NodeJS.Signals): void {
	try {
		process.kill(-leader, signal);
	} catch (error) {
		const code = errorCode(error);
		// Nobody is left in the group; macOS says EPERM when only ended, not yet collected processes are.
		if (code !== 'ESRCH' && code !== 'EPERM') throw error;
	}
}

/**
 * The code of an error of Node.js, like `ENOENT`; undefined for everything else. Does not ask for the class: under jest, Node's own
 * errors are of another Error class than that of the code that catches them.
 */
export function errorCode(error: unknown): unknown {
	return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
