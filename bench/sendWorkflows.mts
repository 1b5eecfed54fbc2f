import type { IDataObject, INode, INodeConnections } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';

import type { WorkflowDefinition } from '../dev/n8n/client.mts';
import type { CredentialReference } from '../scripts/start/examples.mts';
import { itemsExpression } from './textItems.mts';

/** Name of the node that is measured; the last of each workflow here. */
export const measuredNode = 'Measured';

type NodeParts = Pick<INode, 'type' | 'typeVersion' | 'credentials' | 'parameters' | 'onError'>;

/** The phone number and the text of an item: the two expressions that every contender evaluates for each item. */
const phone = '={{ $json.phone }}';
const text = '=Hello {{ $json.name }}, your order is on its way';

/** Texts to this many destinations, by the package's node; `continues` after an item that fails, or not. */
export function pilotStatusTexts(
	count: number,
	lanes: number,
	continues: boolean,
	credential: CredentialReference,
): WorkflowDefinition {
	const parameters = { operation: 'sendText', destinationNumber: phone, text };
	const node = pilotStatus({ ...parameters, ...inParallel(lanes) }, credential);
	return ofItems(count, continues ? { ...node, onError: 'continueRegularOutput' } : node);
}

/** The same requests by n8n's HTTP Request node, as a user would build it: two body fields, no batching. */
export function httpRequestTexts(
	count: number,
	credential: CredentialReference,
	baseUrl: string,
): WorkflowDefinition {
	return ofItems(count, {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			method: 'POST',
			url: `${baseUrl}/v1/messages/send`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: credential.type,
			sendBody: true,
			bodyParameters: {
				parameters: [
					{ name: 'destinationNumber', value: phone },
					{ name: 'text', value: text },
				],
			},
			options: {},
		},
		credentials: referred(credential),
	});
}

/** The same items and nothing sent: what n8n itself costs. */
export function itemsOnly(count: number): WorkflowDefinition {
	return ofItems(count, nothing);
}

/** Files sent by the package's node; a destination of its own each. Without a delivery they are read and not sent. */
export function mediaFiles(
	files: string,
	delivery: 'dataUri' | 'signedUrl' | undefined,
	credential: CredentialReference,
): WorkflowDefinition {
	const reader = {
		type: 'n8n-nodes-base.readWriteFile',
		typeVersion: 1,
		parameters: { operation: 'read', fileSelector: files, options: {} },
	};
	if (delivery === undefined) return chainOf([reader, nothing]);
	const parameters = {
		operation: 'sendMedia',
		destinationNumber: '=+55119{{ 60000000 + $itemIndex }}',
		mediaSource: 'binary',
		binaryPropertyName: 'data',
		binaryDelivery: delivery,
	};
	return chainOf([reader, pilotStatus(parameters, credential)]);
}

const nothing: NodeParts = { type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };

function inParallel(requestsInParallel: number): IDataObject {
	return { sendingOptions: { requestsInParallel } };
}

function pilotStatus(parameters: IDataObject, credential: CredentialReference): NodeParts {
	return {
		type: 'n8n-nodes-pilot-status-whatsapp.pilotStatus',
		typeVersion: 1,
		parameters: { resource: 'message', sendTo: 'number', ...parameters },
		credentials: referred(credential),
	};
}

function referred({ type, id, name }: CredentialReference): NonNullable<INode['credentials']> {
	return { [type]: { id, name } };
}

function ofItems(count: number, measured: NodeParts): WorkflowDefinition {
	const list = {
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: { mode: 'raw', jsonOutput: itemsExpression(count), options: {} },
	};
	const split = {
		type: 'n8n-nodes-base.splitOut',
		typeVersion: 1,
		parameters: { fieldToSplitOut: 'items', options: {} },
	};
	return chainOf([list, split, measured]);
}

/** A manual start and one node after the other; the last is the one that is measured. */
function chainOf(parts: NodeParts[]): WorkflowDefinition {
	const start = { type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} };
	const nodes = [start, ...parts].map((part: NodeParts, position): INode => {
		const name = position === parts.length ? measuredNode : `Step ${position}`;
		const place: INode['position'] = [position * 200, 0];
		const own = { id: randomUUID(), name, position: place };
		return { ...own, ...part };
	});
	const links = nodes.slice(1).map(({ name }, before): [string, INodeConnections] => {
		return [`Step ${before}`, { main: [[{ node: name, type: 'main', index: 0 }]] }];
	});
	return {
		name: 'Bench',
		nodes,
		connections: Object.fromEntries(links),
		settings: { executionOrder: 'v1' },
	};
}
