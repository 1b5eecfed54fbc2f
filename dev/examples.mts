import type { WorkflowDefinition } from './n8n/client.mts';
import { filesIn, readText } from './project.mts';

/** A credential that n8n has stored, as a node refers to it. */
export interface CredentialReference {
	type: string;
	id: string;
	name: string;
}

/** What the types of the package's nodes begin with in an n8n that installed it as a user does. */
export const packagePrefix = 'n8n-nodes-pilot-status-whatsapp.';

/** Lists the file names of all workflows of `examples/`, in alphabetical order. */
export function exampleFiles(): string[] {
	return filesIn('examples', /\.json$/).map((path) => path.replace('examples/', ''));
}

/**
 * Reads a workflow of `examples/`. An imported workflow has no credentials; with one given here, every node of the package uses it,
 * as after a person has chosen it in the editor. Returns the file's text too.
 */
export function readExample(
	fileName: string,
	credential?: CredentialReference,
): { workflow: WorkflowDefinition; text: string } {
	const text = readText(`examples/${fileName}`);
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
