import { mkdirSync } from 'node:fs';

import { freePorts, type Service, startOnFreePorts, startService } from '../process/service.mts';
import { N8nClient, type Owner } from './client.mts';
import { environmentUnder, type InstalledN8n } from './download.mts';
import { RestConnection } from './rest.mts';

/** How to start a process of n8n. */
export interface N8nProcessOptions {
	installed: InstalledN8n;
	/** n8n keeps everything in `.n8n` below this folder: a new folder gives a new n8n. */
	userFolder: string;
	/** All that n8n writes goes to the end of this file. */
	logFile: string;
	/** Encrypts the stored credentials; has to stay the same for a user folder. */
	encryptionKey: string;
	/** n8n's own log levels; `info` by default. */
	logLevel?: 'debug' | 'info' | 'warn' | 'error' | undefined;
	/** More environment variables, for instance a setting under test. They win over all others. */
	extraEnvironment?: Readonly<Record<string, string>> | undefined;
	signal?: AbortSignal | undefined;
}

/** How to start an n8n. */
export interface InstanceOptions extends N8nProcessOptions {
	owner: Owner;
	/** HTTP port that is taken when it is free; any free one otherwise. */
	wantedPort?: number | undefined;
	/** Address under which others reach n8n, where that is not its own: in queue mode a proxy stands before several processes. */
	publicUrl?: string;
}

/** The owner of an n8n that only tests and benchmarks use. */
export const testOwner: Owner = {
	email: 'owner@example.com',
	password: 'Testing-1',
	firstName: 'Test',
	lastName: 'Owner',
};

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
	return await startOnFreePorts(async () => {
		const { installed, userFolder, logFile, owner, wantedPort, signal } = options;
		const [httpPort = 0, brokerPort = 0] = await freePorts(2, wantedPort);
		mkdirSync(userFolder, { recursive: true });
		const url = `http://127.0.0.1:${httpPort}`;
		const client = new N8nClient(url, options.publicUrl);
		const service = await startService({
			title: `n8n ${installed.version.release}`,
			command: installed.node.program,
			args: [installed.program, 'start'],
			cwd: userFolder,
			env: n8nEnvironment(options, httpPort, brokerPort),
			logFile,
			isReady: async () => await interfaceAnswers(url),
			prepare: async () => await client.logIn(owner),
			signal,
		});
		return { ...service, url, httpPort, client, options };
	});
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

// Of the user's own environment only this: a variable of n8n or Node in it must not change what is shown or tested.
const inherited = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL', 'USER'];
/** Through these the debugger of Visual Studio Code follows into n8n; NODE_OPTIONS of any other origin is not passed on. */
const debugging = ['NODE_OPTIONS', 'VSCODE_INSPECTOR_OPTIONS'];

/**
 * Gives the whole environment of an n8n that runs by itself: loopback only, SQLite, no telemetry, no calls to servers of n8n,
 * community packages allowed. `brokerPort` is where n8n serves its own task runners.
 */
export function n8nEnvironment(
	options: Omit<N8nProcessOptions, 'logFile'>,
	httpPort: number,
	brokerPort: number,
): Record<string, string | undefined> {
	const { version, node } = options.installed;
	const isDebugged = process.env.VSCODE_INSPECTOR_OPTIONS !== undefined;
	const passed = isDebugged ? [...inherited, ...debugging] : inherited;
	const kept = Object.fromEntries(passed.map((name) => [name, process.env[name]]));
	return {
		...environmentUnder(node, kept),
		N8N_USER_FOLDER: options.userFolder,
		N8N_PORT: String(httpPort),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PROTOCOL: 'http',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		[version.webhookUrlVariable]: `http://127.0.0.1:${httpPort}/`,
		N8N_ENCRYPTION_KEY: options.encryptionKey,
		// The cookie is refused over plain http otherwise.
		N8N_SECURE_COOKIE: 'false',
		N8N_LOG_LEVEL: options.logLevel ?? 'info',
		DB_TYPE: 'sqlite',
		GENERIC_TIMEZONE: 'UTC',
		NO_COLOR: '1',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_DIAGNOSTICS_CONFIG_FRONTEND: '',
		N8N_DIAGNOSTICS_CONFIG_BACKEND: '',
		EXTERNAL_FRONTEND_HOOKS_URLS: '',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		...version.environment,
		...options.extraEnvironment,
	};
}
