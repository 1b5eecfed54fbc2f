import { randomUUID } from 'node:crypto';

import type { IDataObject, INode, OnError } from 'n8n-workflow';

import type { WorkflowDefinition } from '../../../dev/n8n/client.mts';
import type { CredentialReference } from '../../../dev/examples.mts';

/** Name of the manual trigger of the workflows here. */
export const startNode = 'Start';
/** Type of the package's node in an n8n that installed it as a user does. */
export const nodeType = 'n8n-nodes-pilot-status-whatsapp.pilotStatus';

/** A node of the package, under test. */
export interface SendNode {
	name: string;
	/** As a workflow saves them. */
	parameters: IDataObject;
	credential: CredentialReference;
	onError?: OnError;
	/** "Retry On Fail" with so many tries. */
	tries?: number;
}

/** A workflow that hands the same items, given as data, to each of the nodes under test. */
export function manualWorkflow(
	items: readonly IDataObject[],
	sendNodes: readonly SendNode[],
): WorkflowDefinition {
	const trigger = plainNode(startNode, 'n8n-nodes-base.manualTrigger', 1, {});
	return {
		name: 'Manual run',
		nodes: [trigger, ...sendNodes.map(toNode)],
		connections: {
			[startNode]: { main: [sendNodes.map(({ name }) => connectionTo(name))] },
		},
		settings: { executionOrder: 'v1' },
		pinData: { [startNode]: items.map((json) => ({ json })) },
	};
}

/** A workflow that hands `body.items` of a webhook call, one item each, to the node under test, and answers when it has ended. */
export function webhookWorkflow(path: string, sendNode: SendNode): WorkflowDefinition {
	const webhook = plainNode('Webhook', 'n8n-nodes-base.webhook', 2, {
		httpMethod: 'POST',
		path,
		responseMode: 'lastNode',
		responseData: 'allEntries',
	});
	const split = plainNode('Split', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body.items' });
	return {
		name: 'Webhook run',
		nodes: [{ ...webhook, webhookId: randomUUID() }, split, toNode(sendNode)],
		connections: {
			Webhook: { main: [[connectionTo('Split')]] },
			Split: { main: [[connectionTo(sendNode.name)]] },
		},
		settings: { executionOrder: 'v1' },
	};
}

/** Parameters of a text to the number and with the text of the item. */
export const textParameters: IDataObject = {
	resource: 'message',
	operation: 'sendText',
	sendTo: 'number',
	destinationNumber: '={{ $json.phone }}',
	text: '={{ $json.text }}',
};

function toNode(sendNode: SendNode): INode {
	const { type, id, name } = sendNode.credential;
	return {
		...plainNode(sendNode.name, nodeType, 1, sendNode.parameters),
		credentials: { [type]: { id, name } },
		...(sendNode.onError === undefined ? {} : { onError: sendNode.onError }),
		...(sendNode.tries === undefined ? {} : { retryOnFail: true, maxTries: sendNode.tries }),
	};
}

/** A node as a workflow saves it, without a place of its own. */
export function plainNode(
	name: string,
	type: string,
	typeVersion: number,
	parameters: IDataObject,
): INode {
	return {
		id: randomUUID(),
		name,
		type,
		typeVersion,
		position: [0, 0],
		parameters: parameters as INode['parameters'],
	};
}

/** A connection to the first input of a node. */
export function connectionTo(node: string): { node: string; type: 'main'; index: number } {
	return { node, type: 'main', index: 0 };
}
