import { randomUUID } from 'node:crypto';

import type { IDataObject, INode, INodeConnections } from 'n8n-workflow';

import { type CredentialReference, packagePrefix } from '../dev/examples.mts';
import type { WorkflowDefinition } from '../dev/n8n/client.mts';

/** Name of the node that is measured; the last of each workflow here. */
export const measuredNode = 'Measured';
/** An event that the measured trigger takes. */
export const wantedEvent = 'message.received';
/** An event that it does not take. */
export const ignoredEvent = 'message.sent';

type NodeParts = Pick<INode, 'type' | 'typeVersion' | 'parameters'> & Partial<INode>;

/** The phone number and the text of an item: the two expressions that every contender evaluates for each item. */
const phone = '={{ $json.phone }}';
const text = '=Hello {{ $json.name }}, your order is on its way';

/** Gives the phone number of an item, from 0. */
export function phoneOf(index: number): string {
	return `+55119${60_000_000 + index}`;
}

/** Texts to this many destinations, by the package's node; `continues` after an item that fails, or not. */
export function pilotStatusTexts(
	count: number,
	requestsInParallel: number,
	continues: boolean,
	credential: CredentialReference,
): WorkflowDefinition {
	const sendingOptions = { requestsInParallel };
	const parameters = { operation: 'sendText', destinationNumber: phone, text, sendingOptions };
	const node = pilotStatus(parameters, credential);
	return ofItems(count, continues ? { ...node, onError: 'continueRegularOutput' } : node);
}

/** The same requests by n8n's HTTP Request node, as a user would build it: two body fields, no batching. */
export function httpRequestTexts(
	count: number,
	credential: CredentialReference,
	baseUrl: string,
): WorkflowDefinition {
	const fields = [
		{ name: 'destinationNumber', value: phone },
		{ name: 'text', value: text },
	];
	const parameters = {
		method: 'POST',
		url: `${baseUrl}/v1/messages/send`,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: credential.type,
		sendBody: true,
		bodyParameters: { parameters: fields },
		options: {},
	};
	return ofItems(count, {
		...node('n8n-nodes-base.httpRequest', 4.2, parameters),
		credentials: referred(credential),
	});
}

/** The same items and nothing sent: what n8n itself costs. */
export function itemsOnly(count: number): WorkflowDefinition {
	return ofItems(count, nothing);
}

/** Files sent by the package's node; a destination of its own each. Without a delivery they are read and not sent. */
export function mediaFiles(
	fileSelector: string,
	binaryDelivery: 'dataUri' | 'signedUrl' | undefined,
	credential: CredentialReference,
): WorkflowDefinition {
	const read = { operation: 'read', fileSelector, options: {} };
	const reader = node('n8n-nodes-base.readWriteFile', 1, read);
	if (binaryDelivery === undefined) return chainOf([reader, nothing]);
	const parameters = {
		operation: 'sendMedia',
		destinationNumber: '=+55119{{ 60000000 + $itemIndex }}',
		mediaSource: 'binary',
		binaryPropertyName: 'data',
		binaryDelivery,
	};
	return chainOf([reader, pilotStatus(parameters, credential)]);
}

/** n8n's own Webhook node alone, which answers immediately and starts an execution. */
export function webhookWorkflow(path: string): WorkflowDefinition {
	const parameters = { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} };
	return startOf(node('n8n-nodes-base.webhook', 2, parameters));
}

/** The Pilot Status Trigger alone, with these options of the node. */
export function triggerWorkflow(
	credential: CredentialReference,
	options: IDataObject,
): WorkflowDefinition {
	const parameters = { events: [wantedEvent], options };
	const trigger = node(`${packagePrefix}pilotStatusTrigger`, 1, parameters);
	return startOf({ ...trigger, credentials: referred(credential) });
}

/** A webhook that answers at once, and then sends a text for each entry of `items` in its body. */
export function webhookTexts(path: string, credential: CredentialReference): WorkflowDefinition {
	const sendingOptions = { requestsInParallel: 10 };
	const texts = { destinationNumber: phone, text: '={{ $json.text }}', sendingOptions };
	const split = { fieldToSplitOut: 'body.items', options: {} };
	const parts = [
		node('n8n-nodes-base.splitOut', 1, split),
		pilotStatus({ operation: 'sendText', ...texts }, credential),
	];
	const parameters = { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} };
	const start = { ...node('n8n-nodes-base.webhook', 2, parameters), webhookId: randomUUID() };
	return chainOf(parts, start);
}

function node(type: string, typeVersion: number, parameters: IDataObject): NodeParts {
	return { type, typeVersion, parameters: parameters as INode['parameters'] };
}

const nothing = node('n8n-nodes-base.noOp', 1, {});

function pilotStatus(parameters: IDataObject, credential: CredentialReference): NodeParts {
	const common = { resource: 'message', sendTo: 'number', ...parameters };
	return { ...node(`${packagePrefix}pilotStatus`, 1, common), credentials: referred(credential) };
}

function referred({ type, id, name }: CredentialReference): NonNullable<INode['credentials']> {
	return { [type]: { id, name } };
}

function ofItems(count: number, measured: NodeParts): WorkflowDefinition {
	const jsonOutput = `={{ ({ items: Array.from({ length: ${count} }, (_, index) => ({ phone: '+55119' + (60000000 + index), name: 'Customer ' + index })) }) }}`;
	const list = node('n8n-nodes-base.set', 3.4, { mode: 'raw', jsonOutput, options: {} });
	const split = node('n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'items', options: {} });
	return chainOf([list, split, measured]);
}

function startOf(start: NodeParts): WorkflowDefinition {
	return chainOf([], { ...start, webhookId: randomUUID() });
}

/** A start and one node after the other; the last is the one that is measured. */
function chainOf(
	parts: NodeParts[],
	start = node('n8n-nodes-base.manualTrigger', 1, {}),
): WorkflowDefinition {
	const nodes = [start, ...parts].map((part, position): INode => {
		const name = position === parts.length ? measuredNode : `Step ${position}`;
		return { id: randomUUID(), name, position: [position * 200, 0], ...part };
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
