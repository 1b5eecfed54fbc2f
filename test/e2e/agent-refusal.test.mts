import { executionError, nodeOutput } from '../../dev/n8n/executions.mts';
import { agent, importDirectAgent, toolName } from '../support/n8n/agent.mts';
import {
	type ModelRequest,
	type ModelTurn,
	type ScriptedModel,
	startScriptedModel,
} from '../support/n8n/scriptedModel.mts';
import { useEnvironment } from '../support/n8n/environment.mts';

const customer = '+5511977770003';
const send = (phone: string): ModelTurn => ({
	tool: toolName,
	parameters: { Phone_Number: phone, Text: 'Your order 1042 was shipped today.' },
});

describe("a refusal to an AI agent's tool in n8n 2.41", () => {
	const environment = useEnvironment('2.41');
	let model: ScriptedModel;
	beforeAll(async () => {
		model = await startScriptedModel();
	});
	afterAll(async () => await model.close());

	/** What the model was told of its last call. */
	const told = ({ messages }: ModelRequest): string => JSON.stringify(messages.at(-1)?.content);
	const accepted = () => environment().sandbox.control.accepted({ destination: customer });

	// from version 3 on n8n's engine carries out the tool, before that the agent itself does
	it.each([3.1, 2.2])(
		'is read by the model, which corrects itself and sends (agent of version %p)',
		async (version) => {
			environment().sandbox.control.addFaults({
				fault: { type: 'status', status: 400, code: 'WHATSAPP_NOT_EXIST', error: 'no such number' },
			});
			model.script(send('11 97777-0003'), send(customer), send(customer), (asked) => ({
				text: told(asked),
			}));
			const workflow = await importDirectAgent(environment(), model, version);
			const execution = await environment().n8n.client.runManually(workflow, agent.trigger);
			expect(executionError(execution)).toBeUndefined();
			expect(execution.status).toBe('success');
			expect(model.requests).toHaveLength(4);
			const answers = model.requests.slice(1).map(told);
			expect(answers[0]).toMatch(/Phone Number.*country code/);
			expect(answers[1]).toMatch(/destination is not on WhatsApp/);
			expect(accepted()).toHaveLength(1);
			expect(answers[2]).toContain(accepted()[0]?.id);
			expect(nodeOutput(execution, agent.node)[0]?.json['output']).toContain(accepted()[0]?.id);
		},
	);
});
