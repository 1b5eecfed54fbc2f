import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { dirname } from 'node:path';

import type { BroughtLine } from './bring.mts';
import { N8nClient, type Owner } from './client.mts';
import { type EnvironmentOptions, n8nEnvironment } from './environment.mts';
import { freePorts } from './ports.mts';
import { type ProcessEnd, type ProcessGroup, startProcess } from './processes.mts';
import { RestConnection } from './rest.mts';
import { waitUntil } from './wait.mts';

/** How to start an n8n. */
export interface InstanceOptions {
	brought: BroughtLine;
	/** n8n keeps everything in `.n8n` below this folder: a new folder gives a new n8n. */
	userFolder: string;
	/** All that n8n writes goes to the end of this file. */
	logFile: string;
	encryptionKey: string;
	owner: Owner;
	/** HTTP port that is taken when it is free; any free one otherwise. */
	wantedPort?: number;
	logLevel?: EnvironmentOptions['logLevel'];
	/** More environment variables, for instance a setting under test. */
	extraEnvironment?: Readonly<Record<string, string>>;
	signal?: AbortSignal | undefined;
}

/** A running n8n, with a client that is logged in as the owner. */
export interface N8nInstance {
	readonly url: string;
	readonly httpPort: number;
	readonly pid: number;
	readonly client: N8nClient;
	readonly options: InstanceOptions;
	/** Resolves when the process has ended, for whatever reason. */
	readonly ended: Promise<ProcessEnd>;
	/** Stops it as a service manager would (SIGTERM), and kills it when it does not end within minutes. Harmless when it has ended. */
	stop(): Promise<ProcessEnd>;
	/** Ends it without warning (SIGKILL), as a crash would. */
	kill(): Promise<ProcessEnd>;
}

/**
 * Starts n8n on free loopback ports and waits until its interface answers and the owner is logged in.
 * Throws with the end of the log when n8n ends or does not get there; then nothing is left running.
 */
export async function startInstance(options: InstanceOptions): Promise<N8nInstance> {
	const attempts = 3;
	for (let attempt = 1; ; attempt++) {
		try {
			return await startOnce(options);
		} catch (error) {
			// Somebody else may have taken a port between our look and n8n's start.
			const portTaken = error instanceof Error && /already in use/.test(error.message);
			if (!portTaken || attempt === attempts) throw error;
		}
	}
}

/**
 * Starts n8n again on the same user folder and port, after it was stopped or killed. `changes` replace options, for instance
 * `extraEnvironment`.
 */
export async function restartInstance(
	instance: N8nInstance,
	changes: Partial<InstanceOptions> = {},
): Promise<N8nInstance> {
	await instance.stop();
	return await startInstance({ ...instance.options, wantedPort: instance.httpPort, ...changes });
}

async function startOnce(options: InstanceOptions): Promise<N8nInstance> {
	const { brought } = options;
	const wanted = options.wantedPort === undefined ? [] : [options.wantedPort];
	const [httpPort = 0, brokerPort = 0] = await freePorts(2, wanted);
	mkdirSync(options.userFolder, { recursive: true });
	mkdirSync(dirname(options.logFile), { recursive: true });
	const log = createWriteStream(options.logFile, { flags: 'a' });
	const env = n8nEnvironment(brought, {
		userFolder: options.userFolder,
		httpPort,
		brokerPort,
		encryptionKey: options.encryptionKey,
		...(options.logLevel === undefined ? {} : { logLevel: options.logLevel }),
		...(options.extraEnvironment === undefined ? {} : { extra: options.extraEnvironment }),
	});
	const running = await startProcess(brought.node.program, [brought.program, 'start'], {
		cwd: options.userFolder,
		env,
		output: log,
	});
	const ended = running.ended.then(async (end) => {
		log.end();
		await finished(log);
		return end;
	});
	const url = `http://127.0.0.1:${httpPort}`;
	const client = new N8nClient(url);
	try {
		await waitUntilReady(url, running, options);
		await client.logIn(options.owner);
	} catch (error) {
		await running.kill();
		await ended;
		if (options.signal?.aborted === true) throw error;
		const lastLines = readFileSync(options.logFile, 'utf8').trimEnd().split('\n').slice(-40);
		throw new Error(
			`n8n ${brought.line.version} did not start. End of ${options.logFile}:\n${lastLines.join('\n')}`,
			{ cause: error },
		);
	}
	return {
		url,
		httpPort,
		pid: running.pid,
		client,
		options,
		ended,
		async stop() {
			await running.stop(180_000);
			return await ended;
		},
		async kill() {
			await running.kill();
			return await ended;
		},
	};
}

// Not the health check: on some versions it answers before the interface is there, and a placeholder page stands in during migrations.
async function waitUntilReady(
	url: string,
	running: ProcessGroup,
	options: InstanceOptions,
): Promise<void> {
	const connection = new RestConnection(url);
	await waitUntil(
		async () => {
			const end = running.end();
			if (end !== undefined) {
				throw new Error(`n8n ended with ${end.signal ?? `exit code ${end.code ?? 'unknown'}`}`);
			}
			try {
				const { body } = await connection.ask({ method: 'GET', path: '/rest/settings' });
				return typeof body === 'object' && body !== null && 'data' in body ? true : undefined;
			} catch {
				// Nothing listens yet.
				return undefined;
			}
		},
		{
			for: `n8n at ${url}`,
			limitMs: 300_000,
			everyMs: 100,
			...(options.signal === undefined ? {} : { signal: options.signal }),
		},
	);
}
