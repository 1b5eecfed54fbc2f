import type { IDataObject } from 'n8n-workflow';

import type { StoredWorkflow } from '../../../dev/n8n/client.mts';
import { executionError, nodeOutput, nodeRuns } from '../../../dev/n8n/executions.mts';
import type { SavedWorkflow, ScenarioRun } from '../scenarios/types.mts';
import type { TestEnvironment } from './environment.mts';
import { startNode } from './workflows.mts';

/**
 * Imports a saved workflow into a real n8n, its nodes pointing to a credential with this key.
 *
 * @param items what its trigger gives
 */
export async function importSaved(
	{ n8n, storeCredential }: TestEnvironment,
	saved: SavedWorkflow,
	items: IDataObject[],
	key: string,
): Promise<StoredWorkflow> {
	const { type, id, name } = await storeCredential(key);
	return await n8n.client.importWorkflow({
		...saved,
		nodes: saved.nodes.map((node) =>
			node.credentials?.[type] === undefined
				? node
				: { ...node, credentials: { [type]: { id, name } } },
		),
		pinData: { [startNode]: items.map((json) => ({ json })) },
	});
}

/**
 * Imports and runs a saved workflow.
 *
 * @throws Error with the words of n8n when the run ended with an error
 */
export async function runSaved(
	environment: TestEnvironment,
	saved: SavedWorkflow,
	items: IDataObject[],
	key: string,
): Promise<ScenarioRun> {
	const stored = await importSaved(environment, saved, items, key);
	const execution = await environment.n8n.client.runManually(stored, startNode);
	const error = executionError(execution);
	if (error !== undefined) throw new Error(`The run of "${saved.name}" failed: ${error}`);
	return {
		output: (node, index) => nodeOutput(execution, node, index),
		hints: (node) =>
			nodeRuns(execution, node).flatMap(({ hints = [] }) => hints.map(({ message }) => message)),
	};
}
