import { randomUUID } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { nodeOutput } from '../../../dev/n8n/executions.mts';
import { waitUntil } from '../../../dev/process/wait.mts';
import { askNode, deliver } from './asking.mts';
import type { TestEnvironment } from './environment.mts';
import { webhookWorkflow } from './workflows.mts';

const count = 50;
const minutes = 60_000;

/** Many questions that wait on one number at the same time: every answer finds its own execution. */
export function waitsForMany(environment: () => TestEnvironment): void {
	it(
		`${count} waits at once on one number are each answered by their own contact`,
		async () => {
			const { n8n, sandbox, storeCredential } = environment();
			const { control } = sandbox;
			const path = randomUUID();
			const parameters = {
				resource: 'message',
				operation: 'sendAndWait',
				sendTo: 'number',
				destinationNumber: '={{ $json.phone }}',
				message: '=May we ship order {{ $json.order }}?',
				approvalOptions: { values: { approvalType: 'double' } },
			};
			const credential = await storeCredential('ps_sandbox_web');
			const definition = webhookWorkflow(path, { name: askNode, parameters, credential });
			// the caller would otherwise be kept until the answer comes
			const nodes = definition.nodes.map((node) =>
				node.name === 'Webhook'
					? { ...node, parameters: { ...node.parameters, responseMode: 'onReceived' } }
					: node,
			);
			const workflow = await n8n.client.importWorkflow({ ...definition, nodes });
			await n8n.client.activate(workflow.id);

			const phones = Array.from({ length: count }, (_, order) => `+55119${70_000_000 + order}`);
			await Promise.all(
				phones.map(async (phone, order) => {
					await n8n.client.callWebhook(path, { items: [{ phone, order }] });
				}),
			);
			const ids = await waitUntil(
				async () => {
					const found = await n8n.client.executionIds(workflow.id);
					return found.length === count ? found : undefined;
				},
				{ for: `${count} executions`, limitMs: 10 * minutes, everyMs: 500 },
			);
			for (const id of ids) await n8n.client.waitingExecution(id);
			expect(control.webhooks.webhooks()).toHaveLength(count);
			const asked = await waitUntil(
				() => {
					const sent = control.accepted();
					const arrived = sent.every(({ externalMessageId }) => externalMessageId !== null);
					return sent.length === count && arrived ? sent : undefined;
				},
				{ for: 'all questions to arrive' },
			);

			const button = (order: number): string => (order % 3 === 0 ? 'Decline' : 'Approve');
			for (const { id, body } of asked) {
				const phone = body['destinationNumber'] as string;
				control.webhooks.receive(phone, {
					numberId: 'num_web',
					quote: id,
					button: button(phones.indexOf(phone)),
				});
			}

			const outputs: IDataObject[] = [];
			for (const id of ids) {
				const execution = await n8n.client.finishedExecution(id);
				expect(execution.status).toBe('success');
				const items = nodeOutput(execution, askNode);
				expect(items).toHaveLength(1);
				outputs.push(items[0]?.json ?? {});
			}
			const byResponder = new Map(outputs.map((output) => [output['responder'], output]));
			const idOf = new Map(asked.map(({ id, body }) => [body['destinationNumber'], id]));
			for (const [order, phone] of phones.entries()) {
				expect(byResponder.get(phone)).toMatchObject({
					data: { approved: button(order) === 'Approve', text: button(order) },
					message: { id: idOf.get(phone) },
				});
			}
			await deliver(environment());
			await n8n.client.deactivate(workflow.id);
		},
		30 * minutes,
	);
}
