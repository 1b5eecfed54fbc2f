import { executionError, nodeOutput } from '../../../dev/n8n/executions.mts';
import { readExample } from '../../../dev/examples.mts';
import type { TestEnvironment } from './environment.mts';
import { manualWorkflow, startNode } from './workflows.mts';

const address = { resource: 'message', sendTo: 'number', destinationNumber: '={{ $json.phone }}' };

const modes = [
	{
		name: 'Template',
		parameters: {
			...address,
			operation: 'sendTemplate',
			templateId: { __rl: true, mode: 'id', value: 'order_update' },
			variablesMode: 'json',
			templateVariablesJson: '={{ { name: $json.name, order_id: $json.order } }}',
		},
		body: { templateId: 'order_update', variables: { name: 'Ana', order_id: '7' } },
	},
	{
		name: 'Text',
		parameters: {
			...address,
			operation: 'sendText',
			text: '=Olá {{ $json.name }} 👋',
			buttonsMode: 'fields',
			buttons: { values: [{ type: 'reply', displayText: 'Sim', id: 'yes' }] },
			footer: 'Loja',
		},
		body: {
			text: 'Olá Ana 👋',
			buttons: [{ type: 'reply', displayText: 'Sim', id: 'yes' }],
			footer: 'Loja',
		},
	},
	{
		name: 'Media',
		parameters: {
			...address,
			operation: 'sendMedia',
			mediaSource: 'url',
			mediaUrl: '=https://files.example.test/{{ $json.order }}.pdf',
			mediaType: 'auto',
			caption: 'Recibo',
		},
		body: { media: 'https://files.example.test/7.pdf', mediaType: 'document', caption: 'Recibo' },
	},
];

/** The three modes of sending, and the example workflow that shows them. */
export function sendsThreeModes(environment: () => TestEnvironment): void {
	describe('sending', () => {
		it.each(modes)('sends one message: $name', async ({ name, parameters, body }) => {
			const { n8n, sandbox, storeCredential } = environment();
			const credential = await storeCredential('ps_sandbox_web');
			const items = [{ phone: '+55 (11) 97777-0001', name: 'Ana', order: 7 }];
			const workflow = await n8n.client.importWorkflow(
				manualWorkflow(items, [{ name, parameters, credential }]),
			);

			const execution = await n8n.client.runManually(workflow, startNode);

			expect(executionError(execution)).toBeUndefined();
			const accepted = sandbox.control.accepted();
			expect(accepted.map((message) => message.body)).toEqual([
				{ destinationNumber: '+5511977770001', ...body },
			]);
			expect(nodeOutput(execution, name)).toEqual([
				{
					json: expect.objectContaining({
						id: accepted[0]?.id,
						correlationId: accepted[0]?.correlationId,
						status: 'QUEUED',
					}) as unknown,
					pairedItem: { item: 0 },
				},
			]);
		});

		it('runs the example workflow', async () => {
			const { n8n, sandbox, storeCredential } = environment();
			const { workflow } = readExample(
				'send-messages.json',
				await storeCredential('ps_sandbox_web'),
			);
			const stored = await n8n.client.importWorkflow(workflow);

			const execution = await n8n.client.runManually(stored, "When clicking 'Execute workflow'");

			expect(executionError(execution)).toBeUndefined();
			expect(nodeOutput(execution, 'Not Accepted')).toEqual([]);
			const ids = nodeOutput(execution, 'Accepted').map(({ json }) => json['messageId']);
			const accepted = sandbox.control.accepted();
			expect(ids).toEqual(accepted.map(({ id }) => id));
			expect(accepted.map(({ body }) => modeOf(body))).toEqual(['template', 'text', 'media']);
		});
	});
}

function modeOf(body: object): string {
	if ('templateId' in body) return 'template';
	return 'text' in body ? 'text' : 'media';
}
