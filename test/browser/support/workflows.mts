import type { IConnections, IDataObject, INode } from 'n8n-workflow';

import type { StoredWorkflow, WorkflowDefinition } from '../../../dev/n8n/client.mts';
import { connectionTo, nodeType, plainNode, startNode } from '../../support/n8n/workflows.mts';
import type { Scene } from './story.mts';

/** Name of the package's node in the workflows here. */
export const sendNode = 'Send WhatsApp Message';

/** What stands around the package's node. */
export interface Surroundings {
	/** Nodes between the start and it. */
	before?: readonly INode[];
	/** Nodes behind it. */
	after?: readonly INode[];
	/** Key of the credential; that of the number with groups, which takes free text at any time, by default. */
	key?: string;
}

/**
 * Stores a workflow of a start and the package's node with these parameters (`resource` is `message` unless they say otherwise),
 * and opens it in the editor.
 */
export async function openSend(
	{ n8n, editor, storeCredential }: Scene,
	parameters: IDataObject,
	{ before = [], after = [], key = 'ps_sandbox_web' }: Surroundings = {},
): Promise<StoredWorkflow> {
	const { type, id, name } = await storeCredential(key);
	const send: INode = {
		...plainNode(sendNode, nodeType, 1, { resource: 'message', ...parameters }),
		credentials: { [type]: { id, name } },
	};
	const start = plainNode(startNode, 'n8n-nodes-base.manualTrigger', 1, {});
	const stored = await n8n.client.importWorkflow(inLine([start, ...before, send, ...after]));
	await editor.openWorkflow(stored.id);
	return stored;
}

/** A workflow of nodes that hand their items from one to the next. */
export function inLine(nodes: readonly INode[]): WorkflowDefinition {
	const connections: IConnections = {};
	for (const [index, { name }] of nodes.slice(1).entries()) {
		connections[nodes[index]?.name ?? ''] = { main: [[connectionTo(name)]] };
	}
	return {
		name: 'In the editor',
		nodes: nodes.map((node, index) => ({ ...node, position: [240 * index, 0] })),
		connections,
		settings: { executionOrder: 'v1' },
	};
}
