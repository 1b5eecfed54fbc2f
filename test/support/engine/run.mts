import { LoadOptionsContext, WorkflowExecute } from 'n8n-core';
import {
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IRun,
	Workflow,
} from 'n8n-workflow';

import { additionalDataFor } from './additionalData.mts';
import { nodeTypesFor, pilotStatusType, sinkType, startType } from './nodeTypes.mts';
import { stopEngine } from './stop.mts';

// every test file that runs the engine has to end it
afterAll(stopEngine);

/** What n8n does when the node fails; as in the node's settings. */
export type OnError = 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';

/** A run of a workflow: a start, the node under test, and a sink behind each of its outputs. */
export interface EngineRun {
	/** Parameters as saved; real expressions. */
	parameters: IDataObject;
	items?: INodeExecutionData[];
	/** Address of the sandbox. */
	url: string;
	/** The key in the credential; that of the official number by default. */
	key?: string;
	onError?: OnError;
	/** "Retry On Fail" with so many tries, one right after the other. */
	tries?: number;
}

/** What came of a run. */
export interface EngineResult {
	/** Items that left by the regular output. */
	regular: INodeExecutionData[];
	/** Items that left by the error output. */
	failed: INodeExecutionData[];
	/** The error that ended the run; undefined when it went through. */
	error?: { message: string; description?: string | null; name: string };
	/** The whole run as n8n keeps it. */
	run: IRun;
}

/** A credential for a sandbox, as a node gets it. */
export function credentialFor(
	url: string,
	key = 'ps_sandbox_meta',
): ICredentialDataDecryptedObject {
	return { authentication: 'apiKey', apiKey: key, apiKeyId: '', numberId: '', baseUrl: url };
}

function nodeOf(name: string, type: string, more: Partial<INode> = {}): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...more };
}

/** A workflow as n8n loads it from JSON. */
function workflowOf({ parameters, items = [{ json: {} }], onError, tries }: EngineRun): Workflow {
	const send = nodeOf('Send', pilotStatusType, {
		parameters: parameters as INodeParameters,
		credentials: { pilotStatusApi: { id: '1', name: 'Pilot Status' } },
		...(onError === undefined ? {} : { onError }),
		// n8n takes 0 for its default of a second
		...(tries === undefined ? {} : { retryOnFail: true, maxTries: tries, waitBetweenTries: 1 }),
	});
	const to = (node: string) => [{ node, type: 'main' as const, index: 0 }];
	const saved = {
		id: 'workflow-1',
		name: 'Test',
		active: false,
		nodes: [
			nodeOf('Start', startType),
			send,
			nodeOf('Regular', sinkType),
			nodeOf('Failed', sinkType),
		],
		connections: { Start: { main: [to('Send')] }, Send: { main: [to('Regular'), to('Failed')] } },
		settings: { executionOrder: 'v1' as const, timezone: 'America/Sao_Paulo' },
	};
	// what is loaded was JSON before, so nothing that JSON cannot hold may be in it
	return new Workflow({
		...(JSON.parse(JSON.stringify(saved)) as typeof saved),
		nodeTypes: nodeTypesFor(items),
	});
}

/** Runs the workflow with n8n's own engine, in this process. */
export async function runWorkflow(options: EngineRun): Promise<EngineResult> {
	const workflow = workflowOf(options);
	const startNode = workflow.getNode('Start');
	if (startNode === null) throw new Error('The workflow has no start');
	const data = additionalDataFor(credentialFor(options.url, options.key));
	const run = await startEngine(new WorkflowExecute(data, 'manual'), workflow, startNode);
	const { runData, error } = run.data.resultData;
	const outputOf = (name: string) => runData[name]?.[0]?.data?.main?.[0] ?? [];
	return {
		regular: outputOf('Regular'),
		failed: outputOf('Failed'),
		run,
		...(error === undefined ? {} : { error }),
	};
}

/** Runs a workflow from a node on. Older n8n takes the arguments of `run` one by one, newer as one object. */
export async function startEngine(
	engine: WorkflowExecute,
	workflow: Workflow,
	startNode: INode,
): Promise<IRun> {
	type OneByOne = (workflow: Workflow, startNode: INode) => Promise<IRun>;
	if (engine.run.length > 1) {
		return await (engine.run as unknown as OneByOne).call(engine, workflow, startNode);
	}
	return await engine.run({ workflow, startNode });
}

/**
 * The context in which n8n calls a node's list searches and field lists.
 *
 * @param options the node's saved parameters and credential; items are not needed
 */
export function loadOptionsContext(options: EngineRun): ILoadOptionsFunctions {
	const workflow = workflowOf(options);
	const node = workflow.getNode('Send');
	if (node === null) throw new Error('The workflow has no node under test');
	const data = additionalDataFor(credentialFor(options.url, options.key));
	data.currentNodeParameters = node.parameters;
	return new LoadOptionsContext(workflow, node, data, '');
}
