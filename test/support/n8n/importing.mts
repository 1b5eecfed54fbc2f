import {
	type INode,
	type INodeParameters,
	type INodeTypeDescription,
	NodeHelpers,
} from 'n8n-workflow';

import { exampleFiles, readExample } from '../../../dev/examples.mts';
import type { TestEnvironment } from './environment.mts';

/** Examples that use what the older line does not have, each said in examples/README.md. */
const needsNewer: Readonly<Record<string, readonly string[]>> = {
	'1.123': ['agent-with-human-review.json', 'appointment-reminder.json'],
};

/** Every example can be imported: this n8n knows each node in its version, with the parameters that it has. */
export function importsExamples(environment: () => TestEnvironment): void {
	describe('importing the examples', () => {
		it.each(exampleFiles())('%s', async (fileName) => {
			const { n8n, version } = environment();
			const { workflow } = readExample(fileName);
			const stored = await n8n.client.importWorkflow(workflow);
			expect(stored.nodes).toHaveLength(workflow.nodes.length);
			expect(stored.active).toBe(false);

			const types = (await n8n.client.nodeTypes()) as unknown as INodeTypeDescription[];
			const problems = stored.nodes.flatMap((node) => problemsOf(node, types));
			if (needsNewer[version]?.includes(fileName) === true) expect(problems).not.toEqual([]);
			else expect(problems).toEqual([]);
		});
	});
}

/** What the editor would show at a node that was just imported, apart from the credential that has to be chosen. */
function problemsOf(node: INode, types: readonly INodeTypeDescription[]): string[] {
	const type = types.find(
		({ name, version }) => name === node.type && [version].flat().includes(node.typeVersion),
	);
	if (type === undefined) return [`${node.name}: no ${node.type} ${node.typeVersion}`];
	const { properties } = type;
	const filled = NodeHelpers.getNodeParameters(
		properties,
		node.parameters,
		true,
		false,
		node,
		type,
	);
	const parameters = filled ?? {};
	const issues = NodeHelpers.getNodeParametersIssues(properties, { ...node, parameters }, type);
	return [
		...lost(node.parameters, parameters).map((name) => `${node.name}: no parameter ${name}`),
		...Object.values(issues?.parameters ?? {}).flat(),
	];
}

/** Parameters that this version of the node does not have, or would not show with the others as they are. */
function lost(wanted: INodeParameters, kept: INodeParameters): string[] {
	return Object.keys(wanted).filter((name) => !(name in kept));
}
