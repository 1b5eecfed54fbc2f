import { randomUUID } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import type { StoredWorkflow } from '../../../dev/n8n/client.mts';
import { executionError, nodeOutput } from '../../../dev/n8n/executions.mts';
import { waitUntil } from '../../../dev/process/wait.mts';
import { textParameters, webhookWorkflow } from '../n8n/workflows.mts';
import { executionsOf } from './chains.mts';
import { holdSends } from './holding.mts';
import type { QueueEnvironment } from './environment.mts';

const minuteMs = 60_000;
const sendNode = 'Send';

/** Items for a send: `count` messages, dealt out to as many destinations. */
export function messages(count: number, destinations: number): IDataObject[] {
	return Array.from({ length: count }, (_, index) => ({
		phone: `+55119${String(60_000_000 + (index % destinations))}`,
		text: `message ${index}`,
	}));
}

/** Activates a workflow that sends the items of a webhook call; gives it, and the path to call. */
export async function activateSending(
	{ n8n, storeCredential }: QueueEnvironment,
	responseMode: 'lastNode' | 'onReceived',
): Promise<{ workflow: StoredWorkflow; path: string }> {
	const path = randomUUID();
	const credential = await storeCredential('ps_sandbox_web');
	const definition = webhookWorkflow(path, {
		name: sendNode,
		parameters: textParameters,
		credential,
	});
	const nodes = definition.nodes.map((node) =>
		node.name === 'Webhook' ? { ...node, parameters: { ...node.parameters, responseMode } } : node,
	);
	const workflow = await n8n.client.importWorkflow({ ...definition, nodes });
	await n8n.client.activate(workflow.id);
	return { workflow, path };
}

/** Sends from webhook calls: each item once, in order, by the workers. */
export function sendsThroughWorkers(environment: () => QueueEnvironment): void {
	describe('sending', () => {
		it(
			'sends 1,000 items of one webhook call once each, in order per destination, by a worker',
			async () => {
				const { n8n, sandbox, cluster } = environment();
				const { workflow, path } = await activateSending(environment(), 'lastNode');
				const items = messages(1000, 100);

				const answer = await n8n.client.callWebhook(path, { items });

				expect(answer.status).toBe(200);
				const [id = ''] = await executionsOf(environment(), workflow, 1);
				const execution = await n8n.client.finishedExecution(id);
				expect(executionError(execution)).toBeUndefined();
				const accepted = sandbox.control.accepted();
				expect(accepted).toHaveLength(1000);
				for (const phone of new Set(items.map((item) => item['phone'] as string))) {
					const wanted = items.filter((item) => item['phone'] === phone);
					expect(
						sandbox.control.accepted({ destination: phone }).map(({ body }) => body['text']),
					).toEqual(wanted.map(({ text }) => text));
				}
				const textById = new Map(accepted.map(({ id: own, body }) => [own, body['text']]));
				expect(
					nodeOutput(execution, sendNode).map(({ json }) => textById.get(json['id'] as string)),
				).toEqual(items.map(({ text }) => text));
				// what n8n answered to the caller is the same
				expect(
					(answer.body as IDataObject[]).map((json) => textById.get(json['id'] as string)),
				).toEqual(items.map(({ text }) => text));

				expect(cluster.proxy.passed).toContainEqual({
					target: 'webhook',
					method: 'POST',
					path: `/webhook/${path}`,
				});
				expect(cluster.workers.filter((worker) => worker.started().includes(id))).toHaveLength(1);
				await n8n.client.deactivate(workflow.id);
			},
			15 * minuteMs,
		);

		it(
			'spreads executions over both workers, up to what each takes at once',
			async () => {
				const { n8n, sandbox, cluster } = environment();
				const { workflow, path } = await activateSending(environment(), 'onReceived');
				const [count, atOnce] = [14, 10];
				const held = holdSends(sandbox, atOnce);
				const before = cluster.workers.map((worker) => worker.started().length);
				const startedNow = (): number[] =>
					cluster.workers.map((worker, index) => worker.started().length - (before[index] ?? 0));
				for (const item of messages(count, count)) {
					await n8n.client.callWebhook(path, { items: [item] });
				}
				// nothing ends before it is released, so both workers are full and the rest is in the queue
				await waitUntil(
					() => (startedNow().every((own) => own === atOnce / 2) ? true : undefined),
					{ for: 'both workers to be full', limitMs: 5 * minuteMs },
				);
				await held.reached();
				expect(startedNow()).toEqual([atOnce / 2, atOnce / 2]);
				await held.release();
				for (const id of await executionsOf(environment(), workflow, count)) {
					expect(executionError(await n8n.client.finishedExecution(id))).toBeUndefined();
				}
				expect(startedNow().reduce((sum, own) => sum + own)).toBe(count);
				const sent = sandbox.control.accepted().map(({ body }) => body['text'] as string);
				expect(sent.sort()).toEqual(
					messages(count, count)
						.map(({ text }) => text as string)
						.sort(),
				);
				await n8n.client.deactivate(workflow.id);
			},
			15 * minuteMs,
		);
	});
}
