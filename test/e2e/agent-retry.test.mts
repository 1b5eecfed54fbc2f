import type { Execution } from '../../dev/n8n/client.mts';
import { agent, importDirectAgent, toolName } from '../support/n8n/agent.mts';
import {
	type ModelTurn,
	type ScriptedModel,
	startScriptedModel,
} from '../support/n8n/scriptedModel.mts';
import { useEnvironment } from '../support/n8n/environment.mts';

const customer = '+5511988880002';
const call: ModelTurn = {
	tool: toolName,
	parameters: { Phone_Number: customer, Text: 'Your order 1042 was shipped today.' },
};
const end: ModelTurn = { text: 'Done.' };

describe("Retry On Fail of an AI agent's tool in n8n 2.41", () => {
	const environment = useEnvironment('2.41');
	let model: ScriptedModel;
	beforeAll(async () => {
		model = await startScriptedModel();
	});
	afterAll(async () => await model.close());

	async function run(version: number, ...turns: ModelTurn[]): Promise<Execution> {
		model.script(...turns);
		const retrying = { retryOnFail: true, maxTries: 3 };
		const workflow = await importDirectAgent(environment(), model, version, retrying);
		return await environment().n8n.client.runManually(workflow, agent.trigger);
	}
	const accepted = () => environment().sandbox.control.accepted({ destination: customer });

	// from version 3 on n8n's engine carries out the tool, before that the agent itself does
	it.each([3.1, 2.2])(
		'does not send again what may have been accepted (agent of version %p)',
		async (version) => {
			environment().sandbox.control.addFaults({ fault: { type: 'cut', after: true } });
			const execution = await run(version, call, end);
			expect(accepted()).toHaveLength(1);
			// the model is told, as it could not know otherwise
			expect(JSON.stringify(model.requests[1]?.messages.at(-1)?.content)).toMatch(
				/was closed.*may still have been accepted/,
			);
			expect(execution.status).toBe('success');
		},
	);

	it.each([3.1, 2.2])(
		'sends what was refused with the next try, and the same call again when the model means it (version %p)',
		async (version) => {
			environment().sandbox.control.addFaults({ fault: { type: 'status', status: 422 } });
			await run(version, call, call, end);
			expect(accepted()).toHaveLength(2);
		},
	);
});
