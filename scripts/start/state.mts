import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { projectRoot } from '../../dev/project.mts';
import type { Owner } from '../../dev/n8n/client.mts';

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

/** The state of the starts before, or a new one with a new encryption key and password. */
export function loadState(): RunState {
	if (existsSync(stateFile)) return JSON.parse(readFileSync(stateFile, 'utf8')) as RunState;
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
