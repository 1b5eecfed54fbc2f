import { executionError, nodeOutput } from '../../../dev/n8n/executions.mts';
import type { TestEnvironment } from './environment.mts';
import { textParameters, webhookWorkflow } from './workflows.mts';

const count = 1000;
const limitMs = 900_000;

/** Many items in one production run, started by a webhook call. */
export function sendsMany(environment: () => TestEnvironment): void {
	it(
		`sends ${count} items once each in one run`,
		async () => {
			const { n8n, sandbox, storeCredential } = environment();
			const credential = await storeCredential('ps_sandbox_web');
			const items = Array.from({ length: count }, (_, index) => ({
				phone: `+55119${String(60_000_000 + index)}`,
				text: `message ${index}`,
			}));
			const sendNode = { name: 'Send', parameters: textParameters, credential };
			const workflow = await n8n.client.importWorkflow(webhookWorkflow('many', sendNode));
			await n8n.client.activate(workflow.id);

			const answer = await n8n.client.callWebhook('many', { items });

			expect(answer.status).toBe(200);
			const executionIds = await n8n.client.executionIds(workflow.id);
			expect(executionIds).toHaveLength(1);
			const execution = await n8n.client.finishedExecution(executionIds[0] ?? '');
			expect(executionError(execution)).toBeUndefined();
			const accepted = sandbox.control.accepted();
			const key = ({ phone, text }: { phone: unknown; text: unknown }): string =>
				JSON.stringify([phone, text]);
			expect(
				accepted
					.map(({ body }) => key({ phone: body['destinationNumber'], text: body['text'] }))
					.sort(),
			).toEqual(items.map(key).sort());
			// Each output item is the answer to the input item in the same place.
			const textById = new Map(accepted.map(({ id, body }) => [id, body['text']]));
			const output = nodeOutput(execution, 'Send');
			expect(output.map(({ json }) => textById.get(json['id'] as string))).toEqual(
				items.map(({ text }) => text),
			);
			await n8n.client.deactivate(workflow.id);
		},
		limitMs,
	);
}
