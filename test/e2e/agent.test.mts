import { executionError, nodeOutput, nodeRuns } from '../../dev/n8n/executions.mts';
import type { Execution } from '../../dev/n8n/client.mts';
import {
	agent,
	approver,
	importAgent,
	reviewQuestion,
	type ReviewQuestion,
	sendCall,
	stillWaits,
	tap,
	toolName,
} from '../support/n8n/agent.mts';
import { noWebhookLeft } from '../support/n8n/asking.mts';
import { type ScriptedModel, startScriptedModel } from '../support/n8n/scriptedModel.mts';
import { useEnvironment } from '../support/n8n/environment.mts';
import { nodeType } from '../support/n8n/workflows.mts';

const customer = '+5511900000001';
const text = 'Your order 1042 was shipped today.';

describe('an AI agent in n8n 2.41', () => {
	const environment = useEnvironment('2.41');
	let model: ScriptedModel;
	beforeAll(async () => {
		model = await startScriptedModel();
	});
	afterAll(async () => await model.close());
	afterEach(async () => await noWebhookLeft(environment()));

	const sentToCustomer = (): unknown[] =>
		environment()
			.sandbox.control.accepted({ destination: customer })
			.map(({ body }) => body['text']);

	const start = async (review = {}): Promise<string> =>
		await environment().n8n.client.startManually(
			await importAgent(environment(), model, review),
			agent.trigger,
		);

	const finished = async (executionId: string): Promise<Execution> => {
		const execution = await environment().n8n.client.finishedExecution(executionId);
		expect(executionError(execution)).toBeUndefined();
		expect(execution.status).toBe('success');
		return execution;
	};

	/** The model says what the tool or n8n told it last. */
	const repeat = ({ messages }: { messages: Array<{ content: unknown }> }): { text: string } => ({
		text: JSON.stringify(messages.at(-1)?.content),
	});

	it('gets two tools from the node: one that sends, and one that asks a person first', async () => {
		const types = await environment().n8n.client.nodeTypes();
		const find = (name: string) => types.find((type) => type.name === name);
		expect(find(`${nodeType}Tool`)).toMatchObject({ outputs: ['ai_tool'] });
		expect(find(`${nodeType}HitlTool`)).toMatchObject({
			inputs: [{ type: 'ai_tool', required: true }],
			outputs: [{ type: 'ai_tool' }],
		});
	});

	it('sends when the approver taps the button, and not before', async () => {
		model.script(sendCall(customer, text), repeat);
		const executionId = await start();
		const question = await reviewQuestion(environment(), executionId);

		const offered = model.requests[0]?.tools[0]?.function;
		expect(offered?.name).toBe(toolName);
		expect(offered?.parameters).toMatchObject({
			properties: {
				toolParameters: { properties: { Phone_Number: {}, Text: {} } },
			},
		});
		expect(question.body).toMatchObject({
			destinationNumber: approver,
			text: `May the assistant send this message to ${customer}?\n\n${text}`,
			buttons: [{ displayText: 'Send it' }, { displayText: 'No' }],
		});
		expect(sentToCustomer()).toEqual([]);

		tap(environment(), question, 'Send it');
		const execution = await finished(executionId);
		expect(sentToCustomer()).toEqual([text]);
		const [sent] = environment().sandbox.control.accepted({ destination: customer });
		// what the model was told is the answer of the API
		expect(nodeOutput(execution, agent.node)[0]?.json['output']).toContain(sent?.id);
		expect(model.requests).toHaveLength(2);
	});

	it('does not send when the approver refuses, and is told so', async () => {
		model.script(sendCall(customer, text), repeat);
		const executionId = await start();
		tap(environment(), await reviewQuestion(environment(), executionId), 'No');
		const execution = await finished(executionId);
		expect(sentToCustomer()).toEqual([]);
		expect(nodeRuns(execution, agent.tool)).toEqual([]);
		expect(nodeOutput(execution, agent.node)[0]?.json['output']).toContain(
			'User rejected the tool call',
		);
	});

	it('is held by everything that does not answer', async () => {
		model.script(sendCall(customer, text), repeat);
		const executionId = await start();
		const question = await reviewQuestion(environment(), executionId);
		const { webhooks } = environment().sandbox.control;
		webhooks.receive('+5511955550002', { numberId: 'num_web', text: 'sim' });
		webhooks.receive(approver, { numberId: 'num_web', text: 'sim' });
		webhooks.receive(approver, { numberId: 'num_web', quote: question.id, text: 'to whom?' });
		await stillWaits(environment(), executionId);
		expect(sentToCustomer()).toEqual([]);
		webhooks.receive(approver, { numberId: 'num_web', quote: question.id, text: 'não' });
		await finished(executionId);
		expect(sentToCustomer()).toEqual([]);
	});

	it('is asked anew for each message: an approval does not count for the next one', async () => {
		model.script(sendCall(customer, 'first'), sendCall(customer, 'second'), repeat);
		const executionId = await start();
		const first = await reviewQuestion(environment(), executionId);
		expect(first.body['text']).toContain('first');
		const { webhooks } = environment().sandbox.control;
		const [webhook] = webhooks.webhooks();
		tap(environment(), first, 'Send it');
		const second = await reviewQuestion(environment(), executionId, 2);
		expect(second.body['text']).toContain('second');
		tap(environment(), first, 'Send it');
		await stillWaits(environment(), executionId);
		// Pilot Status may deliver an answer twice, and the second copy may be late
		const [delivery] = webhooks.deliveries({
			webhookId: webhook?.id ?? '',
			event: 'message.reply',
		});
		const headers = { 'content-type': 'application/json' };
		await fetch(webhook?.url ?? '', { method: 'POST', headers, body: delivery?.body ?? '' });
		await stillWaits(environment(), executionId);
		tap(environment(), second, 'No');
		await finished(executionId);
		expect(sentToCustomer()).toEqual(['first']);
	});

	it('is reviewed on a page, which never shows or answers another question than its own', async () => {
		model.script(sendCall(customer, 'first'), sendCall(customer, 'second'), repeat);
		const executionId = await start({ replyIn: 'page' });
		const headers = { 'user-agent': 'Mozilla/5.0' };
		const address = ({ body }: ReviewQuestion): string =>
			(body['buttons'] as Array<{ url: string }>)[0]?.url ?? '';
		const open = async (question: ReviewQuestion): Promise<string> =>
			await (await fetch(address(question), { headers })).text();
		const post = async (question: ReviewQuestion, answer: string): Promise<string> => {
			const body = new URLSearchParams({ answer });
			return await (await fetch(address(question), { method: 'POST', headers, body })).text();
		};

		const first = await reviewQuestion(environment(), executionId);
		const firstPage = await open(first);
		expect(firstPage).toContain(`send this message to ${customer}`);
		expect(firstPage).toContain('first');
		expect(await post(first, '0')).toContain('was received');

		const second = await reviewQuestion(environment(), executionId, 2);
		// n8n evaluates the question anew with the data of the first call, so the page cannot show it
		const secondPage = await open(second);
		expect(secondPage).not.toContain('first');
		expect(secondPage).toContain('The question is in the WhatsApp message');
		// the page of the first message decides nothing any more
		expect(await open(first)).not.toContain('<form');
		expect(await post(first, '0')).not.toContain('was received');
		await stillWaits(environment(), executionId);
		expect(await post(second, '1')).toContain('was received');
		await finished(executionId);
		expect(sentToCustomer()).toEqual(['first']);
	});
});
