import type { IDataObject, INode, OnError } from 'n8n-workflow';

import type { CredentialReference } from '../../../dev/examples.mts';
import type { WorkflowDefinition } from '../../../dev/n8n/client.mts';
import { startNode } from './workflows.mts';

/** Name of the HTTP Request node of the workflows here. */
export const requestNode = 'Request';

/** A request that n8n's own HTTP Request node makes with a credential of this package. */
export interface RawRequest {
	method: 'GET' | 'POST';
	url: string;
	/** Sent as JSON. */
	body?: IDataObject;
	credential: CredentialReference;
	onError?: OnError;
}

/** A workflow of a trigger and the HTTP Request node, set up as docs/left-out.md says. */
export function requestWorkflow(request: RawRequest): WorkflowDefinition {
	const { method, url, body, credential, onError } = request;
	const trigger = node(startNode, 'n8n-nodes-base.manualTrigger', 1, {});
	const parameters = {
		method,
		url,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: credential.type,
		...(body === undefined
			? {}
			: {
					sendBody: true,
					contentType: 'json',
					specifyBody: 'json',
					jsonBody: JSON.stringify(body),
				}),
		options: {},
	};
	return {
		name: 'HTTP Request with our credential',
		nodes: [
			trigger,
			{
				...node(requestNode, 'n8n-nodes-base.httpRequest', 4.2, parameters),
				credentials: { [credential.type]: { id: credential.id, name: credential.name } },
				...(onError === undefined ? {} : { onError }),
			},
		],
		connections: {
			[startNode]: { main: [[{ node: requestNode, type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
}

function node(name: string, type: string, typeVersion: number, parameters: IDataObject): INode {
	return {
		id: name,
		name,
		type,
		typeVersion,
		position: [0, 0],
		parameters: parameters as INode['parameters'],
	};
}
