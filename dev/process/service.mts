import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server, type AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';

import { type ProcessEnd, startProcess } from './process.mts';
import { waitUntil } from './wait.mts';

/** A program that goes on running until it is told to stop, and what tells that it can be used. */
interface ServiceOptions {
	/** What it is, as the beginning of the sentence "… did not start". */
	title: string;
	command: string;
	args: readonly string[];
	cwd: string;
	/** The whole environment: nothing is inherited. */
	env: NodeJS.ProcessEnv;
	/** All that it writes goes to the end of this file. */
	logFile: string;
	/** Looked at again and again until it gives true. Must not throw while the service is still starting. */
	isReady: () => Promise<boolean>;
	/** Done once when it is ready; it counts as started only when this has succeeded. */
	prepare?: () => Promise<void>;
	signal?: AbortSignal | undefined;
}

/** A running program. */
export interface Service {
	readonly pid: number;
	/** Resolves when it has ended, for whatever reason, and its log is complete. */
	readonly ended: Promise<ProcessEnd>;
	/** Stops it as a service manager would (SIGTERM), and kills it when it does not end within minutes. Harmless when it has ended. */
	stop(): Promise<ProcessEnd>;
	/** Ends it without warning (SIGKILL), as a crash would. */
	kill(): Promise<ProcessEnd>;
}

/** How long a program may take to become ready, and to end when it is told to (ms). */
const startLimitMs = 300_000;
const stopLimitMs = 180_000;

/**
 * Starts a program and waits until it is ready.
 * Throws with the end of its log when it ends or does not get there; then nothing is left running.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
	const { title, logFile, signal } = options;
	mkdirSync(dirname(logFile), { recursive: true });
	const log = createWriteStream(logFile, { flags: 'a' });
	const { cwd, env } = options;
	const running = await startProcess(options.command, options.args, { cwd, env, output: log });
	const ended = running.ended.then(async (end) => {
		log.end();
		await finished(log);
		return end;
	});
	const look = async (): Promise<true | undefined> => {
		const end = running.end();
		if (end !== undefined) {
			throw new Error(`${title} ended with ${end.signal ?? `exit code ${end.code ?? 'unknown'}`}`);
		}
		return (await options.isReady()) ? true : undefined;
	};
	try {
		await waitUntil(look, { for: title, limitMs: startLimitMs, everyMs: 100, signal });
		await options.prepare?.();
	} catch (error) {
		await running.kill();
		await ended;
		if (signal?.aborted === true) throw error;
		const lastLines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-40);
		throw new Error(`${title} did not start. End of ${logFile}:\n${lastLines.join('\n')}`, {
			cause: error,
		});
	}
	return {
		pid: running.pid,
		ended,
		async stop() {
			await running.stop(stopLimitMs);
			return await ended;
		},
		async kill() {
			await running.kill();
			return await ended;
		},
	};
}

/** Starts a service on ports that are looked for anew when somebody else was faster to take one. */
export async function startOnFreePorts<Started>(start: () => Promise<Started>): Promise<Started> {
	const attempts = 3;
	for (let attempt = 1; ; attempt++) {
		try {
			return await start();
		} catch (error) {
			const portTaken = error instanceof Error && /already in use/i.test(error.message);
			if (!portTaken || attempt === attempts) throw error;
		}
	}
}

/**
 * Finds free ports on the loopback interface, all different; the first is `wanted` when that is free.
 * They are free at the time of asking only: who uses them must be ready for somebody having been faster.
 */
export async function freePorts(count: number, wanted = 0): Promise<number[]> {
	const servers: Server[] = [];
	try {
		for (let index = 0; index < count; index++) {
			const preferred = index === 0 ? await listen(wanted) : undefined;
			const server = preferred ?? (await listen(0));
			if (server === undefined) throw new Error('No free port on 127.0.0.1');
			servers.push(server);
		}
		return servers.map((server) => (server.address() as AddressInfo).port);
	} finally {
		await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
	}
}

async function listen(port: number): Promise<Server | undefined> {
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(undefined));
		server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server));
	});
}
