import type { IDataObject, INode } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';

import type { N8nClient, WorkflowDefinition } from '../dev/n8n/client.mts';
import type { CredentialReference } from '../scripts/start/examples.mts';

/** The events that the measured trigger takes. */
export const wantedEvent = 'message.received';
/** An event that it does not take. */
export const ignoredEvent = 'message.sent';

/** The header that the Webhook node with a credential asks for. */
export const guard = {
	headers: { 'x-bench': 'secret' },
	/** Stores the credential in an n8n. */
	storedIn: async (client: N8nClient): Promise<CredentialReference> => {
		const data = { name: 'x-bench', value: 'secret' };
		const input = { name: 'Header of the bench', type: 'httpHeaderAuth', data };
		return { ...input, id: await client.createCredential(input) };
	},
};

/**
 * A workflow of n8n's own Webhook node alone, which answers immediately and starts an execution; with a credential it first
 * compares the header.
 */
export function webhookWorkflow(
	path: string,
	typeVersion: 1 | 2,
	credential?: CredentialReference,
): WorkflowDefinition {
	const authentication = credential === undefined ? {} : { authentication: 'headerAuth' };
	return workflowOf('Plain webhook', {
		type: 'n8n-nodes-base.webhook',
		typeVersion,
		parameters: {
			httpMethod: 'POST',
			path,
			responseMode: 'onReceived',
			options: {},
			...authentication,
		},
		...(credential === undefined ? {} : { credentials: referred(credential) }),
	});
}

/** A workflow of the Pilot Status Trigger alone, with these options of the node. */
export function triggerWorkflow(
	credential: CredentialReference,
	options: IDataObject,
): WorkflowDefinition {
	return workflowOf('Pilot Status', {
		type: 'n8n-nodes-pilot-status-whatsapp.pilotStatusTrigger',
		typeVersion: 1,
		parameters: { events: [wantedEvent], options } as INode['parameters'],
		credentials: referred(credential),
	});
}

function referred({ type, id, name }: CredentialReference): NonNullable<INode['credentials']> {
	return { [type]: { id, name } };
}

function workflowOf(
	name: string,
	node: Pick<INode, 'type' | 'typeVersion' | 'parameters' | 'credentials'>,
): WorkflowDefinition {
	const own = { id: randomUUID(), webhookId: randomUUID(), name: 'Start' };
	return {
		name,
		nodes: [{ ...own, position: [0, 0], ...node }],
		connections: {},
		settings: { executionOrder: 'v1' },
	};
}
