import { randomUUID } from 'node:crypto';

import type { IDataObject, INode } from 'n8n-workflow';

import type { WorkflowDefinition } from '../n8n/client.mts';
import type { CredentialReference } from '../start/examples.mts';

/** The events that the measured trigger takes. */
export const wantedEvent = 'message.received';
/** An event that it does not take. */
export const ignoredEvent = 'message.sent';

/** A workflow of n8n's own Webhook node alone, which answers immediately and starts an execution. */
export function webhookWorkflow(path: string): WorkflowDefinition {
	return workflowOf('Plain webhook', {
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
	});
}

/** A workflow of the Pilot Status Trigger alone, with these options of the node. */
export function triggerWorkflow(
	credential: CredentialReference,
	options: IDataObject,
): WorkflowDefinition {
	const { type, id, name } = credential;
	return workflowOf('Pilot Status', {
		type: 'n8n-nodes-pilot-status-whatsapp.pilotStatusTrigger',
		typeVersion: 1,
		parameters: { events: [wantedEvent], options } as INode['parameters'],
		credentials: { [type]: { id, name } },
	});
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
