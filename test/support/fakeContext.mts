import {
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type NodeExecutionHint,
	NodeHelpers,
} from 'n8n-workflow';

import { accepted, type Answering, type CapturedRequest, fakeHttp } from './fakeHttp.mts';
import { readPath, resolveExpressions } from './fakeParameters.mts';

/** The key in the credential of a fake run, to look for where it must not appear. */
export const fakeKey = 'ps_contract_key';

/** What a fake run starts from; everything has a usual value. */
export interface FakeRun {
	/** The node that runs. */
	node: INodeType;
	/**
	 * Parameters as a workflow saves them; what is left out gets the default of the description. A text
	 * `={{ $json.name }}` is an expression: it stands for the item's own value, of any type.
	 */
	parameters: IDataObject;
	items?: INodeExecutionData[];
	credential?: ICredentialDataDecryptedObject;
	/** What the API answers; 202 by default. */
	answer?: Answering;
	continueOnFail?: boolean;
	/** Ends the execution when aborted. */
	cancelSignal?: AbortSignal;
	/** Begin of the address under which n8n would serve a file; the file's ID follows. Without it n8n keeps files in memory. */
	signedUrl?: string;
	/** ID of a file that the node stores. */
	copyId?: string;
	/** What answers a request outside the API, which is made without the key. */
	elsewhere?: (options: IHttpRequestOptions) => unknown;
}

/** A run that was prepared, and what it has done so far. */
export interface FakeContext {
	context: IExecuteFunctions;
	/** Requests in the order in which they were made. */
	requests: CapturedRequest[];
	/** Notices that n8n would show beside the output. */
	hints: NodeExecutionHint[];
	/** Custom data that n8n would keep with the execution. */
	kept: Map<string, string>;
	/** Moments until which the execution was put to wait. */
	waits: Date[];
}

/**
 * The part of n8n's execution context that a node of this package uses, with parameters resolved as n8n
 * does it (NodeHelpers.getNodeParameters), and HTTP caught instead of sent.
 */
export function fakeContext(run: FakeRun): FakeContext {
	const items: INodeExecutionData[] = run.items ?? [{ json: {} }];
	const node = savedNode(run);
	const hints: NodeExecutionHint[] = [];
	const waits: Date[] = [];
	const kept = new Map<string, string>();
	let sends = 0;
	const http = fakeHttp(run.answer ?? (() => accepted((sends += 1))));
	const binaryOf = (index: number, name: string) => {
		const binary = items[index]?.binary?.[name];
		if (binary === undefined) throw new Error(`This operation expects the file "${name}"`);
		return binary;
	};
	const context = {
		getNode: () => node,
		getInputData: () => items,
		getNodeParameter: (name: string, index: number, fallback?: unknown) => {
			const value = readPath(node.parameters, name) ?? fallback;
			if (value === undefined) throw new Error(`Could not get parameter: ${name}`);
			return resolveExpressions(value, items[index]?.json ?? {});
		},
		getCredentials: () =>
			Promise.resolve({
				authentication: 'apiKey',
				apiKey: fakeKey,
				apiKeyId: '',
				numberId: '',
				baseUrl: 'https://pilotstatus.com.br',
				...run.credential,
			}),
		continueOnFail: () => run.continueOnFail === true,
		addExecutionHints: (...added: NodeExecutionHint[]) => hints.push(...added),
		getExecutionCancelSignal: () => run.cancelSignal,
		getExecutionId: () => 'execution-1',
		getWorkflow: () => ({ id: 'workflow-1', name: 'Workflow', active: false }),
		getWorkflowStaticData: () => ({}),
		getTimezone: () => 'America/Sao_Paulo',
		getMode: () => 'manual',
		isToolExecution: () => false,
		customData: {
			set: (key: string, value: string) => kept.set(key, value),
			get: (key: string) => kept.get(key),
		},
		getSignedResumeUrl: (parameters: Record<string, string> = {}) =>
			`https://n8n.example.test/webhook-waiting/1/node-1?${new URLSearchParams({ ...parameters, signature: 'signed' }).toString()}`,
		putExecutionToWait: (until: Date) => {
			waits.push(until);
			return Promise.resolve();
		},
		logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
		helpers: {
			httpRequestWithAuthentication: http.httpRequestWithAuthentication,
			httpRequest: async (options: IHttpRequestOptions) => await run.elsewhere?.(options),
			getBinaryStream: (id: string) => Promise.resolve(Buffer.from(id)),
			prepareBinaryData: (content: Buffer, fileName?: string, mimeType?: string) =>
				Promise.resolve({
					...(run.copyId === undefined ? {} : { id: run.copyId }),
					data: content.toString('base64'),
					mimeType: mimeType ?? 'application/octet-stream',
					...(fileName === undefined ? {} : { fileName }),
				}),
			returnJsonArray: (json: IDataObject | IDataObject[]) =>
				[json].flat().map((entry) => ({ json: entry })),
			assertBinaryData: binaryOf,
			getBinaryDataBuffer: (index: number, name: string) =>
				Promise.resolve(Buffer.from(binaryOf(index, name).data, 'base64')),
			getBinaryMetadata: (id: string) => {
				const all = items.flatMap((item) => Object.values(item.binary ?? {}));
				const found = all.find((binary) => binary.id === id);
				return Promise.resolve({ fileSize: Buffer.from(found?.data ?? '', 'base64').length });
			},
			createBinarySignedUrl: ({ id }: { id?: string }) => {
				if (run.signedUrl === undefined) throw new Error('Files in memory have no address');
				return `${run.signedUrl}/${id ?? ''}`;
			},
		},
	};
	return {
		context: context as unknown as IExecuteFunctions,
		requests: http.requests,
		hints,
		waits,
		kept,
	};
}

/** The node as n8n holds it in a workflow: with the defaults of its description filled in. */
function savedNode({ node, parameters }: FakeRun): INode {
	const { description } = node;
	const saved = { typeVersion: 1 };
	return {
		id: 'node-1',
		name: 'Send WhatsApp Message',
		type: `n8n-nodes-pilot-status-whatsapp.${description.name}`,
		typeVersion: 1,
		position: [0, 0],
		parameters:
			NodeHelpers.getNodeParameters(
				description.properties,
				parameters as INodeParameters,
				true,
				false,
				saved,
				description,
			) ?? {},
	};
}
