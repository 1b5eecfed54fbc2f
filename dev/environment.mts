import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox/index.mts';
import type { CleanupStack } from './cleanup.mts';
import type { CredentialReference } from './examples.mts';
import type { CredentialInput } from './n8n/client.mts';
import { downloadN8n } from './n8n/download.mts';
import { installPackage } from './n8n/installPackage.mts';
import {
	type InstanceOptions,
	type N8nInstance,
	startInstance,
	testOwner,
} from './n8n/instance.mts';
import { mainVersion } from './n8n/versions.mts';

/** A real n8n with the built package in it, and a sandbox to send to. */
export interface Environment {
	readonly n8n: N8nInstance;
	readonly sandbox: Sandbox;
	/** Stores a credential for the sandbox with this key; a name of its own where people see it. */
	readonly storeCredential: (key: string, name?: string) => Promise<CredentialReference>;
}

/** How to prepare an n8n. */
export interface PrepareOptions {
	/** Version of n8n; the main one by default. */
	version?: string;
	/** Folder in which this n8n keeps everything; a temporary one by default, which is removed at the end. */
	userFolder?: string;
	progress?: (line: string) => void;
	signal?: AbortSignal | undefined;
}

/** How to start an environment. */
export interface EnvironmentOptions extends PrepareOptions {
	sandbox?: SandboxOptions;
	/** What differs of the n8n: a fresh key, an owner for tests, a log in the user folder. */
	n8n?: Partial<InstanceOptions>;
}

/**
 * Downloads n8n where it is missing, and installs the built package into a user folder as a user does. Needs a built dist.
 * Gives what n8n can be started with.
 */
export async function prepareN8n(
	cleanup: CleanupStack,
	options: PrepareOptions = {},
): Promise<InstanceOptions> {
	const { version = mainVersion, progress = (line) => console.log(line), signal } = options;
	const installed = await downloadN8n(version, { progress, signal });
	let { userFolder } = options;
	if (userFolder === undefined) {
		const folder = mkdtempSync(join(tmpdir(), `pilot-status-n8n-${version}-`));
		cleanup.add('The folder', () => rmSync(folder, { recursive: true, force: true }));
		userFolder = folder;
	}
	signal?.throwIfAborted();
	progress('Installing the package into n8n, as its "Install community node" does');
	await installPackage(userFolder, installed.node);
	signal?.throwIfAborted();
	const encryptionKey = randomBytes(24).toString('hex');
	const logFile = join(userFolder, 'n8n.log');
	return { installed, userFolder, encryptionKey, logFile, owner: testOwner, signal };
}

/**
 * Starts a sandbox and an n8n with the built package on loopback. What was started is added to `cleanup` at once, so that it is
 * stopped also when a later step fails.
 */
export async function startEnvironment(
	cleanup: CleanupStack,
	options: EnvironmentOptions = {},
): Promise<Environment> {
	const prepared = await prepareN8n(cleanup, options);
	const sandbox = await startSandbox(options.sandbox);
	cleanup.add('The sandbox', async () => await sandbox.close());
	options.progress?.(`Starting n8n ${prepared.installed.version.release}`);
	const n8n = await startInstance({ ...prepared, ...options.n8n });
	cleanup.add('n8n', async () => await n8n.stop());
	return { n8n, sandbox, storeCredential: credentialStore(n8n, sandbox.url) };
}

/** Gives a credential of the package as n8n stores it. */
export function credentialInput(
	baseUrl: string,
	key: string,
	name = 'Pilot Status for tests',
): CredentialInput {
	const data = { authentication: 'apiKey', apiKey: key, numberId: '', baseUrl };
	return { name, type: 'pilotStatusApi', data };
}

/** Gives the function that stores credentials for a sandbox in an n8n. */
export function credentialStore(
	{ client }: N8nInstance,
	sandboxUrl: string,
): Environment['storeCredential'] {
	return async (key, name) => {
		const input = credentialInput(sandboxUrl, key, name);
		return { type: input.type, name: input.name, id: await client.createCredential(input) };
	};
}
