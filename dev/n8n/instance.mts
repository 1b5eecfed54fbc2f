import { mkdirSync } from 'node:fs';

import type { BroughtLine } from './bring.mts';
import { N8nClient, type Owner } from './client.mts';
import { type EnvironmentOptions, n8nEnvironment } from './environment.mts';
import { freePorts } from './ports.mts';
import { RestConnection } from './rest.mts';
import { type Service, startOnFreePorts, startService } from './service.mts';

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
	/** Address under which others reach n8n, where that is not its own: in queue mode a proxy stands before several processes. */
	publicUrl?: string;
	/** More environment variables, for instance a setting under test. */
	extraEnvironment?: Readonly<Record<string, string>>;
	signal?: AbortSignal | undefined;
}

/** A running n8n, with a client that is logged in as the owner. */
export interface N8nInstance extends Service {
	readonly url: string;
	readonly httpPort: number;
	readonly client: N8nClient;
	readonly options: InstanceOptions;
}

/**
 * Starts n8n on free loopback ports and waits until its interface answers and the owner is logged in.
 * Throws with the end of the log when n8n ends or does not get there; then nothing is left running.
 */
export async function startInstance(options: InstanceOptions): Promise<N8nInstance> {
	return await startOnFreePorts(async () => await startOnce(options));
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
	const env = n8nEnvironment(brought, {
		userFolder: options.userFolder,
		httpPort,
		brokerPort,
		encryptionKey: options.encryptionKey,
		...(options.logLevel === undefined ? {} : { logLevel: options.logLevel }),
		...(options.extraEnvironment === undefined ? {} : { extra: options.extraEnvironment }),
	});
	const url = `http://127.0.0.1:${httpPort}`;
	const client = new N8nClient(url, options.publicUrl);
	const service = await startService({
		title: `n8n ${brought.line.version}`,
		command: brought.node.program,
		args: [brought.program, 'start'],
		cwd: options.userFolder,
		env,
		logFile: options.logFile,
		isReady: async () => await interfaceAnswers(url),
		prepare: async () => await client.logIn(options.owner),
		signal: options.signal,
	});
	return { ...service, url, httpPort, client, options };
}

// Not the health check: on some versions it answers before the interface is there, and a placeholder page stands in during migrations.
async function interfaceAnswers(url: string): Promise<boolean> {
	try {
		const { body } = await new RestConnection(url).ask({ method: 'GET', path: '/rest/settings' });
		return typeof body === 'object' && body !== null && 'data' in body;
	} catch {
		// Nothing listens yet.
		return false;
	}
}
