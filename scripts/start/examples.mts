import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { projectRoot } from '../../dev/project.mts';
import type { N8nClient, StoredWorkflow, WorkflowDefinition } from '../../dev/n8n/client.mts';
import type { RunState } from './state.mts';

/** A credential that n8n has stored, as a node refers to it. */
export interface CredentialReference {
	type: string;
	id: string;
	name: string;
}

/** What the types of the package's nodes begin with in an n8n that installed it as a user does. */
export const packagePrefix = 'n8n-nodes-pilot-status-whatsapp.';

const folder = join(projectRoot, 'examples');

/** The file names of all workflows of `examples/`, in alphabetical order. */
export function exampleFiles(): string[] {
	return readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.sort();
}

/**
 * Reads a workflow of `examples/`. An imported workflow has no credentials; with one given here, every node of the package uses it,
 * as after a person has chosen it in the editor. Returns the file's text too.
 */
export function readExample(
	fileName: string,
	credential?: CredentialReference,
): { workflow: WorkflowDefinition; text: string } {
	const text = readFileSync(join(folder, fileName), 'utf8');
	const workflow = JSON.parse(text) as WorkflowDefinition;
	if (credential === undefined) return { workflow, text };
	const { type, id, name } = credential;
	const nodes = workflow.nodes.map((node) =>
		node.type.startsWith(packagePrefix)
			? { ...node, credentials: { ...node.credentials, [type]: { id, name } } }
			: node,
	);
	return { workflow: { ...workflow, nodes }, text };
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
