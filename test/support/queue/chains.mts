import { randomUUID } from 'node:crypto';

import type { IConnections, IDataObject, INode } from 'n8n-workflow';

import type { StoredWorkflow, WorkflowDefinition } from '../../../dev/n8n/client.mts';
import { waitUntil } from '../../../dev/process/wait.mts';
import type { CredentialReference } from '../../../dev/examples.mts';
import type { QueueEnvironment } from './environment.mts';

/** A node of a workflow in which each node follows the one before. */
export interface Link {
	name: string;
	type: string;
	typeVersion: number;
	parameters: IDataObject;
	credential?: CredentialReference;
}

/** Type of the package's trigger in an n8n that installed it as a user does. */
export const triggerType = 'n8n-nodes-pilot-status-whatsapp.pilotStatusTrigger';
/** Type of the package's node for sending in such an n8n. */
export const actionType = 'n8n-nodes-pilot-status-whatsapp.pilotStatus';

/** A workflow of nodes in a row; the first is its trigger. */
export function chain(name: string, links: readonly Link[]): WorkflowDefinition {
	const nodes = links.map(
		({ credential, parameters, ...link }): INode => ({
			...link,
			id: randomUUID(),
			webhookId: randomUUID(),
			position: [0, 0],
			parameters: parameters as INode['parameters'],
			...(credential === undefined
				? {}
				: { credentials: { [credential.type]: { id: credential.id, name: credential.name } } }),
		}),
	);
	const connections: IConnections = {};
	links.slice(1).forEach((link, index) => {
		const before = links[index]?.name ?? '';
		connections[before] = { main: [[{ node: link.name, type: 'main', index: 0 }]] };
	});
	return { name, nodes, connections, settings: { executionOrder: 'v1' } };
}

/** A Webhook node that answers when it has handed the call over. */
export function webhookLink(path: string, options: IDataObject = {}): Link {
	return {
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options },
	};
}

/** Stores a workflow and activates it. */
export async function activate(
	{ n8n }: QueueEnvironment,
	definition: WorkflowDefinition,
): Promise<StoredWorkflow> {
	const workflow = await n8n.client.importWorkflow(definition);
	await n8n.client.activate(workflow.id);
	return workflow;
}

/** The executions of a workflow, once there are exactly `count`. */
export async function executionsOf(
	{ n8n }: QueueEnvironment,
	workflow: StoredWorkflow,
	count: number,
): Promise<string[]> {
	return await waitUntil(
		async () => {
			const found = await n8n.client.executionIds(workflow.id);
			return found.length === count ? found : undefined;
		},
		{ for: `${count} executions`, limitMs: 600_000, everyMs: 200 },
	);
}

/** How often the workers have begun to run an execution: once more for each time that it was resumed. */
export function timesStarted({ cluster }: QueueEnvironment, executionId: string): number {
	return cluster.workers
		.flatMap((worker) => worker.started())
		.filter((started) => started === executionId).length;
}
