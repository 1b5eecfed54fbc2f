import type { IConnections, INode } from 'n8n-workflow';

import type { Execution, StoredWorkflow } from '../../scripts/n8n/client.mts';
import { nodeRuns } from '../../scripts/n8n/executions.mts';
import { agent, importAgent, toolName } from '../support/n8n/agent.mts';
import {
	type ModelTurn,
	type ScriptedModel,
	startScriptedModel,
} from '../support/n8n/scriptedModel.mts';
import { useStage } from '../support/n8n/stage.mts';

const customer = '+5511988880002';
const call: ModelTurn = {
	tool: toolName,
	parameters: { Phone_Number: customer, Text: 'Your order 1042 was shipped today.' },
};
const end: ModelTurn = { text: 'Done.' };

describe("Retry On Fail of an AI agent's tool in n8n 2.41", () => {
	const stage = useStage('2.41');
	let model: ScriptedModel;
	beforeAll(async () => {
		model = await startScriptedModel();
	});
	afterAll(async () => await model.close());

	/** The example of human review without the review, with tries for the tool, and an agent of a version. */
	async function importRetrying(version: number): Promise<StoredWorkflow> {
		const { nodes, connections, name } = await importAgent(stage(), model);
		const adapt = (node: INode): INode[] => {
			if (node.name === agent.review) return [];
			if (node.name === agent.node) return [{ ...node, typeVersion: version }];
			return node.name === agent.tool ? [{ ...node, retryOnFail: true, maxTries: 3 }] : [node];
		};
		const { [agent.review]: review, ...others } = connections;
		const direct: IConnections = { ...others, [agent.tool]: review ?? {} };
		return await stage().n8n.client.importWorkflow({
			name,
			nodes: nodes.flatMap(adapt),
			connections: direct,
		});
	}

	async function run(version: number, ...turns: ModelTurn[]): Promise<Execution> {
		model.script(...turns);
		const workflow = await importRetrying(version);
		return await stage().n8n.client.runManually(workflow, agent.trigger);
	}
	const accepted = () => stage().sandbox.control.accepted({ destination: customer });

	// from version 3 on n8n's engine carries out the tool, before that the agent itself does
	it.each([3.1, 2.2])(
		'does not send again what may have been accepted (agent of version %p)',
		async (version) => {
			stage().sandbox.control.addFaults({ fault: { type: 'cut', after: true } });
			const execution = await run(version, call, end);
			expect(accepted()).toHaveLength(1);
			const errors = nodeRuns(execution, agent.tool).map(({ error }) => error?.message ?? '');
			expect(errors.length).toBeGreaterThan(0);
			// every try tells the same
			for (const error of errors) expect(error).toContain('was cut');
		},
	);

	it.each([3.1, 2.2])(
		'sends what was refused with the next try, and the same call again when the model means it (version %p)',
		async (version) => {
			stage().sandbox.control.addFaults({ fault: { type: 'status', status: 422 } });
			await run(version, call, call, end);
			expect(accepted()).toHaveLength(2);
		},
	);
});
