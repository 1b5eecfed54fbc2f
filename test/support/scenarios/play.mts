import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox/index.mts';
import { readJson } from '../../../dev/project.mts';
import { asText } from './asText.mts';
import type { SavedWorkflow, Scenario, ScenarioRun } from './types.mts';

/** Type of the package's node in workflows. */
const packageType = 'n8n-nodes-pilot-status-whatsapp.pilotStatus';

/** A workflow file of test/workflow/files. */
export function readWorkflowFile(name: string): SavedWorkflow {
	return readJson<SavedWorkflow>(`test/workflow/files/${name}.json`);
}

/** The operations that a workflow's nodes of the package carry out, as `resource/operation`, by the node's name. */
export function operationsIn({ nodes }: SavedWorkflow): Map<string, string> {
	return new Map(
		nodes
			.filter(({ type }) => type === packageType)
			.map(({ name, parameters }) => [
				name,
				`${asText(parameters.resource)}/${asText(parameters.operation)}`,
			]),
	);
}

/**
 * Runs a scenario against a sandbox that was reset, and checks what came of it.
 *
 * @param run runs the workflow with these items of its trigger
 * @throws when something does not hold, and for a node of the package whose result the scenario never looked at
 */
export async function play(
	{ file, key, prepare, verify }: Scenario,
	sandbox: Sandbox,
	run: (workflow: SavedWorkflow, items: IDataObject[]) => Promise<ScenarioRun>,
): Promise<void> {
	const workflow = readWorkflowFile(file);
	const { output, hints } = await run(workflow, await prepare(sandbox));
	const seen = new Set<string>();
	const look = (node: string, index = 0) => {
		seen.add(node);
		return output(node, index);
	};
	const json = (node: string, index = 0) => look(node, index).map((item) => item.json);
	await verify({
		output: look,
		json,
		hints,
		errors: (node) => json(node, 1).map(({ error }) => error as IDataObject),
		sandbox,
		ask: async (path) => {
			const answer = await fetch(sandbox.url + path, { headers: { 'x-api-key': key } });
			return { status: answer.status, body: await answer.json() };
		},
	});
	expect([...operationsIn(workflow).keys()].filter((name) => !seen.has(name))).toEqual([]);
}
