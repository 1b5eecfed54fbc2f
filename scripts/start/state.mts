import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type CredentialReference, readExample } from '../../dev/examples.mts';
import type { N8nClient, Owner, StoredWorkflow } from '../../dev/n8n/client.mts';
import { projectRoot, readJson } from '../../dev/project.mts';

/** Folder of `npm start`: n8n's user folder, its log and the state. Git ignores it; deleting it gives a fresh start. */
export const runFolder = join(projectRoot, '.n8n-run');

const stateFile = join(runFolder, 'state.json');

/** What one start has to know of those before it. */
export interface RunState {
	/** n8n's key for the stored credentials: has to stay the same for the folder. */
	encryptionKey: string;
	owner: Owner;
	/** Ports of the last start, taken again when they are free, so that open browser pages keep working. */
	n8nPort?: number;
	sandboxPort?: number;
	credentialId?: string;
	/** Imported example workflows by file name: the content they were imported from, and their id in n8n. */
	examples: Record<string, { contentHash: string; workflowId: string }>;
}

/** Reads the state of the starts before, or makes a new one with a new encryption key and password. */
export function loadState(): RunState {
	if (existsSync(stateFile)) return readJson<RunState>(stateFile);
	return {
		encryptionKey: randomBytes(24).toString('hex'),
		owner: {
			email: 'owner@example.com',
			// n8n wants a capital letter and a digit in it.
			password: `Try1-${randomBytes(6).toString('hex')}`,
			firstName: 'Pilot',
			lastName: 'Status',
		},
		examples: {},
	};
}

/** Keeps the state for the next start, readable by the user alone. */
export function saveState(state: RunState): void {
	mkdirSync(runFolder, { recursive: true });
	writeFileSync(stateFile, `${JSON.stringify(state, null, '\t')}\n`, { mode: 0o600 });
}

/**
 * Makes sure that an example is in n8n, and gives it. It is imported once: what a person changed in the editor stays, until the
 * file in `examples/` is another one, or the workflow is gone; then it is imported anew beside the old one.
 */
export async function importExample(
	client: N8nClient,
	state: RunState,
	fileName: string,
	credential: CredentialReference,
): Promise<StoredWorkflow> {
	const { workflow, text } = readExample(fileName, credential);
	const contentHash = createHash('sha256').update(text).update(credential.id).digest('hex');
	const known = state.examples[fileName];
	if (known?.contentHash === contentHash) {
		const stored = await client.findWorkflow(known.workflowId);
		if (stored !== undefined) return stored;
	}
	const imported = await client.importWorkflow(workflow);
	state.examples[fileName] = { contentHash, workflowId: imported.id };
	return imported;
}
