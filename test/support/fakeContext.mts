import { Readable } from 'node:stream';

import {
	type IBinaryData,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	isBinaryValue,
	type NodeExecutionHint,
	NodeHelpers,
	type WorkflowExecuteMode,
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
	/** Workflow setting of n8n 2.41: with `combined`, files are looked for in the item's JSON. */
	binaryMode?: 'combined';
	/** Nodes before this one; none by default. An older n8n does not tell their parameters. */
	before?: Array<{ type: string; parameters: IDataObject | undefined }>;
	executionId?: string;
	mode?: WorkflowExecuteMode;
	/** What n8n has saved of executions, by their IDs. */
	executions?: Readonly<Record<string, object>>;
	/** IDs of files that are gone. */
	missing?: string[];
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
	/** How long the addresses of files were asked to work, where it was told. */
	lives: string[];
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
	const lives: string[] = [];
	const kept = new Map<string, string>();
	let sends = 0;
	const http = fakeHttp(run.answer ?? (() => accepted((sends += 1))));
	const stored = (id: string) => {
		const all = items.flatMap(({ binary, json }) => [
			...Object.values(binary ?? {}),
			...Object.values((json._files ?? {}) as Record<string, IBinaryData>),
		]);
		const found = all.find((binary) => binary.id === id);
		return run.missing?.includes(id) === true
			? undefined
			: Buffer.from(found?.data ?? '', 'base64');
	};
	const asked = (id: string) => {
		const content = stored(id);
		if (content === undefined) throw new Error(`File not found: ${id}`);
		return content;
	};
	const binaryOf = (index: number, nameOrFile: string | IBinaryData) => {
		if (typeof nameOrFile === 'object') return nameOrFile;
		const found: unknown =
			run.binaryMode === 'combined'
				? nameOrFile
						.split('.')
						.reduce<unknown>(
							(value, key) => (value as Record<string, unknown> | undefined)?.[key],
							items[index]?.json,
						)
				: items[index]?.binary?.[nameOrFile];
		if (!isBinaryValue(found)) throw new Error(`The item has no binary field '${nameOrFile}'`);
		return found;
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
		getExecutionId: () => run.executionId ?? 'execution-1',
		getExecutionDataById: (id: string) => Promise.resolve(run.executions?.[id]),
		getParentNodes: () => run.before ?? [],
		getWorkflow: () => ({ id: 'workflow-1', name: 'Workflow', active: false }),
		getWorkflowStaticData: () => ({}),
		getTimezone: () => 'America/Sao_Paulo',
		getMode: () => run.mode ?? 'manual',
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
			getBinaryStream: (id: string) =>
				new Promise((resolve) => resolve(Readable.from([asked(id)]))),
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
			getBinaryDataBuffer: (index: number, nameOrFile: string | IBinaryData) =>
				new Promise((resolve) => {
					const { id, data } = binaryOf(index, nameOrFile);
					resolve(id === undefined ? Buffer.from(data, 'base64') : asked(id));
				}),
			getBinaryMetadata: (id: string) =>
				new Promise((resolve) => resolve({ fileSize: asked(id).length })),
			createBinarySignedUrl: ({ id }: { id?: string }, expiresIn?: string) => {
				if (run.signedUrl === undefined) throw new Error('Files in memory have no address');
				if (expiresIn !== undefined) lives.push(expiresIn);
				return `${run.signedUrl}/${id ?? ''}`;
			},
		},
	};
	return {
		context: context as unknown as IExecuteFunctions,
		requests: http.requests,
		hints,
		waits,
		lives,
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
