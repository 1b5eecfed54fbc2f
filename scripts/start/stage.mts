import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { type Sandbox, startSandbox } from '../../sandbox/index.mts';
import { bringLine } from '../../dev/n8n/bring.mts';
import type { CredentialInput, N8nClient } from '../../dev/n8n/client.mts';
import { installPackage } from '../../dev/n8n/install.mts';
import { type N8nInstance, startInstance } from '../../dev/n8n/instance.mts';
import { mainLineName } from '../../dev/n8n/lines.mts';
import { freePorts } from '../../dev/n8n/ports.mts';
import { RestError } from '../../dev/n8n/rest.mts';
import type { Closers } from '../../dev/cleanup.mts';
import type { CredentialReference } from './examples.mts';
import { type RunState, runFolder, saveState } from './state.mts';

/** The key of the sandbox that the example sends with: of a number that takes free text at any time. */
export const sandboxKey = 'ps_sandbox_web';
/** The number of that key. */
export const sandboxNumber = 'num_web';

/** What the scenarios of `npm start` play on. */
export interface Stage {
	sandbox: Sandbox;
	n8n: N8nInstance;
	state: RunState;
	/** The stored credential for the sandbox. */
	credential: CredentialReference;
	/** Ends when the run is to end. */
	signal: AbortSignal;
	say: (line: string) => void;
}

/**
 * Brings n8n, installs the built package as a user does, and starts the sandbox and n8n on loopback, with a credential for the
 * sandbox. What was started is added to `closers` at once, so that it is stopped also when a later step fails.
 */
export async function setStage(
	state: RunState,
	closers: Closers,
	options: { signal: AbortSignal; say: (line: string) => void },
): Promise<Stage> {
	const { signal, say } = options;
	const brought = await bringLine(mainLineName, { progress: say, signal });
	signal.throwIfAborted();

	const wantedSandboxPort = state.sandboxPort === undefined ? [] : [state.sandboxPort];
	const [port = 0] = await freePorts(1, wantedSandboxPort);
	// Slow enough to see a message become sent, delivered and read. n8n keeps from start to start which messages it has seen, so
	// no start may repeat the ids of another.
	const sandbox = await startSandbox({ port, deliveryDelayMs: 400, firstId: Date.now() });
	closers.add('The sandbox', async () => await sandbox.close());

	say('Installing the package into n8n, as its "Install community node" does');
	const userFolder = join(runFolder, 'n8n');
	await installPackage(userFolder, brought.node);
	signal.throwIfAborted();

	say(`Starting n8n ${brought.line.version}`);
	const logFile = join(runFolder, 'n8n.log');
	rmSync(logFile, { force: true });
	// Saved before n8n first starts: without the key its folder could not be used again.
	saveState(state);
	const n8n = await startInstance({
		brought,
		userFolder,
		logFile,
		encryptionKey: state.encryptionKey,
		owner: state.owner,
		...(state.n8nPort === undefined ? {} : { wantedPort: state.n8nPort }),
		signal,
	});
	closers.add('n8n', async () => await n8n.stop());

	const credential = await storeCredential(n8n.client, state, sandbox.url);
	state.n8nPort = n8n.httpPort;
	state.sandboxPort = sandbox.port;
	saveState(state);
	return { sandbox, n8n, state, credential, signal, say };
}

async function storeCredential(
	client: N8nClient,
	state: RunState,
	sandboxUrl: string,
): Promise<CredentialReference> {
	const credential: CredentialInput = {
		name: 'Pilot Status sandbox',
		type: 'pilotStatusApi',
		data: { authentication: 'apiKey', apiKey: sandboxKey, numberId: '', baseUrl: sandboxUrl },
	};
	const id =
		(await updateKnownCredential(client, state.credentialId, credential)) ??
		(await client.createCredential(credential));
	state.credentialId = id;
	const test = await client.testCredential(id, credential);
	if (test.status !== 'OK') throw new Error(`The credential was not accepted: ${test.message}`);
	return { type: credential.type, id, name: credential.name };
}

async function updateKnownCredential(
	client: N8nClient,
	id: string | undefined,
	credential: CredentialInput,
): Promise<string | undefined> {
	if (id === undefined) return undefined;
	try {
		await client.updateCredential(id, credential);
		return id;
	} catch (error) {
		// Deleted in the editor since the last start.
		if (error instanceof RestError && error.answer.status === 404) return undefined;
		throw error;
	}
}
