import { rmSync } from 'node:fs';
import { join } from 'node:path';

import type { CleanupStack } from '../../dev/cleanup.mts';
import { credentialInput, type Environment, startEnvironment } from '../../dev/environment.mts';
import type { CredentialReference } from '../../dev/examples.mts';
import type { CredentialInput, N8nClient } from '../../dev/n8n/client.mts';
import { RestError } from '../../dev/n8n/rest.mts';
import { freePorts } from '../../dev/process/service.mts';
import { type RunState, runFolder, saveState } from './state.mts';

/** The key of the sandbox that the example sends with: of a number that takes free text at any time. */
export const sandboxKey = 'ps_sandbox_web';
/** The number of that key. */
export const sandboxNumber = 'num_web';

/** What the scenarios of `npm start` run in. */
export interface StartEnvironment extends Environment {
	state: RunState;
	/** The stored credential for the sandbox. */
	credential: CredentialReference;
	/** Ends when the run is to end. */
	signal: AbortSignal;
	say: (line: string) => void;
}

/** Starts the sandbox and an n8n that keeps everything in {@link runFolder}, and stores a credential for the sandbox. */
export async function startSaved(
	state: RunState,
	cleanup: CleanupStack,
	options: { signal: AbortSignal; say: (line: string) => void; watch: boolean },
): Promise<StartEnvironment> {
	const { signal, say } = options;
	const [port = 0] = await freePorts(1, state.sandboxPort);
	const logFile = join(runFolder, 'n8n.log');
	rmSync(logFile, { force: true });
	// Saved before n8n first starts: without the key its folder could not be used again.
	saveState(state);
	const { encryptionKey, owner, n8nPort: wantedPort } = state;
	const environment = await startEnvironment(cleanup, {
		userFolder: join(runFolder, 'n8n'),
		// Slow enough to see a message become sent, delivered and read. n8n keeps from start to start which messages it has seen,
		// so no start may repeat the ids of another.
		sandbox: { port, deliveryDelayMs: 400, firstId: Date.now() },
		n8n: {
			...{ encryptionKey, owner, logFile, wantedPort },
			// n8n then loads the package anew when its files change.
			...(options.watch ? { extraEnvironment: { N8N_DEV_RELOAD: 'true' } } : {}),
		},
		progress: say,
		signal,
	});
	const { n8n, sandbox } = environment;
	const credential = await storeCredential(n8n.client, state, sandbox.url);
	state.n8nPort = n8n.httpPort;
	state.sandboxPort = sandbox.port;
	saveState(state);
	return { ...environment, state, credential, signal, say };
}

async function storeCredential(
	client: N8nClient,
	state: RunState,
	sandboxUrl: string,
): Promise<CredentialReference> {
	const credential = credentialInput(sandboxUrl, sandboxKey, 'Pilot Status sandbox');
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
