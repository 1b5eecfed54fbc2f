import { randomUUID } from 'node:crypto';

import type { IDataObject, INode } from 'n8n-workflow';

import { waitUntil } from '../../dev/process/wait.mts';
import { triggerName } from '../support/n8n/inbox.mts';
import { type ScriptedModel, startScriptedModel } from '../support/n8n/scriptedModel.mts';
import { useEnvironment } from '../support/n8n/environment.mts';
import { nodeType } from '../support/n8n/workflows.mts';

const customer = '+5511999999999';
/** The same person as WhatsApp may spell it. */
const customerAsSpelt = '+551199999999';

describe('Pilot Status Trigger → AI Agent with Simple Memory → Send Text, in n8n 2.41', () => {
	const environment = useEnvironment('2.41');
	let model: ScriptedModel;
	beforeAll(async () => {
		model = await startScriptedModel();
	});
	afterAll(async () => await model.close());

	/** A node with nothing set but what is given: all else has n8n's defaults. */
	const node = (name: string, type: string, typeVersion: number, more: Partial<INode> = {}) => ({
		id: randomUUID(),
		name,
		type,
		typeVersion,
		position: [0, 0] as [number, number],
		parameters: {},
		...more,
	});

	async function importChat(): Promise<string> {
		const { n8n, storeCredential } = environment();
		const { type, id, name } = await storeCredential('ps_sandbox_web');
		const pilotStatus = { [type]: { id, name } };
		const openAi = await n8n.client.createCredential({
			name: 'Scripted model',
			type: 'openAiApi',
			data: { apiKey: 'of no model', url: model.url, header: false },
		});
		const langchain = '@n8n/n8n-nodes-langchain';
		const workflow = await n8n.client.importWorkflow({
			name: 'Chat',
			nodes: [
				node(triggerName, `${nodeType}Trigger`, 1, {
					webhookId: randomUUID(),
					credentials: pilotStatus,
				}),
				node('AI Agent', `${langchain}.agent`, 3.1),
				node('Simple Memory', `${langchain}.memoryBufferWindow`, 1.3),
				node('Model', `${langchain}.lmChatOpenAi`, 1.3, {
					// the scripted model speaks the older of OpenAI's two interfaces
					parameters: {
						model: { __rl: true, mode: 'list', value: 'gpt-5-mini' },
						responsesApiEnabled: false,
					},
					credentials: { openAiApi: { id: openAi, name: 'Scripted model' } },
				}),
				node('Answer', nodeType, 1, {
					parameters: {
						destinationNumber: `={{ $('${triggerName}').item.json.replyTo }}`,
						text: '={{ $json.output }}',
					},
					credentials: pilotStatus,
				}),
			],
			connections: {
				[triggerName]: { main: [[{ node: 'AI Agent', type: 'main', index: 0 }]] },
				'AI Agent': { main: [[{ node: 'Answer', type: 'main', index: 0 }]] },
				Model: { ai_languageModel: [[{ node: 'AI Agent', type: 'ai_languageModel', index: 0 }]] },
				'Simple Memory': { ai_memory: [[{ node: 'AI Agent', type: 'ai_memory', index: 0 }]] },
			},
			settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
		});
		await n8n.client.activate(workflow.id);
		await waitUntil(
			() => (environment().sandbox.control.webhooks.webhooks().length === 1 ? true : undefined),
			{ for: 'the webhook of the trigger' },
		);
		return workflow.id;
	}

	const write = (text: string, from = customer): void => {
		environment().sandbox.control.webhooks.receive(from, { numberId: 'num_web', text });
	};

	/** The texts that the node has sent, once there are `count`. */
	async function sent(count: number): Promise<IDataObject[]> {
		const { control } = environment().sandbox;
		const all = await waitUntil(
			() => (control.accepted({}).length >= count ? control.accepted({}) : undefined),
			{ for: `${count} answers` },
		);
		return all.map(({ body }) => body as IDataObject);
	}

	it('answers with no expression for prompt and session, and remembers the contact in each spelling', async () => {
		const id = await importChat();
		model.script({ text: 'Hello Ana' }, { text: 'You are Ana' }, { text: 'Who are you?' });
		write('I am Ana');
		expect(await sent(1)).toMatchObject([{ destinationNumber: customer, text: 'Hello Ana' }]);
		write('who am I?', customerAsSpelt);
		expect((await sent(2))[1]).toMatchObject({
			destinationNumber: customerAsSpelt,
			text: 'You are Ana',
		});
		const told = (request: number) => JSON.stringify(model.requests[request]?.messages);
		expect(told(0)).toContain('I am Ana');
		expect(told(1)).toContain('I am Ana');
		expect(told(1)).toContain('who am I?');

		write('hi', '+5511955550002');
		await sent(3);
		// another contact, another memory
		expect(told(2)).not.toContain('Ana');
		await environment().n8n.client.deactivate(id);
	});
});
