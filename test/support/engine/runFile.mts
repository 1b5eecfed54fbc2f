import { WorkflowExecute } from 'n8n-core';
import { type IDataObject, type INode, Workflow } from 'n8n-workflow';

import type { SavedWorkflow, ScenarioRun } from '../scenarios/types.mts';
import { additionalDataFor } from './additionalData.mts';
import { nodeTypesFor } from './nodeTypes.mts';
import { credentialFor, startEngine } from './run.mts';

/**
 * Runs a saved workflow with n8n's own engine, in this process.
 *
 * @param items what its trigger gives
 * @param key the key in its credential
 * @throws Error with the words of n8n when the run ended with an error
 */
export async function runFile(
	saved: SavedWorkflow,
	items: IDataObject[],
	{ url, key }: { url: string; key: string },
): Promise<ScenarioRun> {
	const trigger = items.map((json) => ({ json }));
	const workflow = new Workflow({
		id: 'workflow-1',
		active: false,
		...saved,
		nodeTypes: nodeTypesFor(trigger),
	});
	const engine = new WorkflowExecute(additionalDataFor(credentialFor(url, key)), 'manual');
	const { data } = await startEngine(engine, workflow, startOf(workflow));
	const { runData, error } = data.resultData;
	if (error !== undefined) throw new Error(`The run of "${saved.name}" failed: ${error.message}`);
	return {
		output: (node, index = 0) =>
			(runData[node] ?? []).flatMap((run) => run.data?.main?.[index] ?? []),
		hints: (node) =>
			(runData[node] ?? []).flatMap(({ hints = [] }) => hints.map(({ message }) => message)),
	};
}

function startOf(workflow: Workflow): INode {
	const start = workflow.getNode('Start');
	if (start === null) throw new Error('The workflow has no node "Start"');
	return start;
}
