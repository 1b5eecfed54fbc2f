import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { bringLine } from '../n8n/bring.mts';
import type { BroughtLine } from '../n8n/bring.mts';
import type { N8nClient, WorkflowDefinition } from '../n8n/client.mts';
import { installPackage } from '../n8n/install.mts';
import { mainLineName } from '../n8n/lines.mts';
import type { Closers } from '../start/closers.mts';
import type { CredentialReference } from '../start/examples.mts';

/** Where workflows and credentials are stored. */
export interface Shelf {
	/** Stores a credential for an API at an address; gives what a node refers to it by. */
	credential(key: string, baseUrl: string): Promise<CredentialReference>;
	/** Gives the id. */
	workflow(definition: WorkflowDefinition): Promise<string>;
}

/** The owner of an n8n that only a benchmark uses. */
export const owner = {
	email: 'owner@example.com',
	password: 'Testing-1',
	firstName: 'B',
	lastName: 'B',
};

/** A folder for one n8n, with the built package in it. */
export interface BenchFolder {
	brought: BroughtLine;
	folder: string;
	/** For the files that nodes read. */
	filesFolder: string;
	encryptionKey: string;
}

/** Brings n8n and installs the built package into a folder of its own, which `closers` removes. */
export async function prepareFolder(closers: Closers, signal: AbortSignal): Promise<BenchFolder> {
	const brought = await bringLine(mainLineName, { progress: (line) => console.log(line), signal });
	const folder = mkdtempSync(join(tmpdir(), 'pilot-status-bench-'));
	closers.add('The folder', () => rmSync(folder, { recursive: true, force: true }));
	await installPackage(folder, brought.node);
	const filesFolder = mkdtempSync(join(folder, 'files-'));
	return { brought, folder, filesFolder, encryptionKey: randomBytes(24).toString('hex') };
}

/** Stores through a running n8n. */
export function shelfOf(client: N8nClient): Shelf {
	return {
		credential: async (apiKey, baseUrl) => {
			const data = { authentication: 'apiKey', apiKey, numberId: '', baseUrl };
			const input = { name: `Bench ${apiKey}`, type: 'pilotStatusApi', data };
			const { type, name } = input;
			return { type, name, id: await client.createCredential(input) };
		},
		workflow: async (definition) => (await client.importWorkflow(definition)).id,
	};
}
