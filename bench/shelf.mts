import type { N8nClient, WorkflowDefinition } from '../dev/n8n/client.mts';
import type { CredentialReference } from '../scripts/start/examples.mts';

/** Where workflows and credentials are stored. */
export interface Shelf {
	/** Stores a credential for an API at an address; gives what a node refers to it by. */
	credential(key: string, baseUrl: string): Promise<CredentialReference>;
	/** Gives the id. */
	workflow(definition: WorkflowDefinition): Promise<string>;
}

/** Stores through a running n8n. */
export function shelfOf(client: N8nClient): Shelf {
	return {
		credential: async (apiKey, baseUrl) => {
			const data = { authentication: 'apiKey', apiKey, numberId: '', baseUrl };
			const reference = { type: 'pilotStatusApi', name: `Bench ${apiKey}` };
			return { ...reference, id: await client.createCredential({ ...reference, data }) };
		},
		workflow: async (definition) => (await client.importWorkflow(definition)).id,
	};
}
