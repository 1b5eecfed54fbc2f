import { randomUUID } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { nodeOutput } from '../../../dev/n8n/executions.mts';
import { waitUntil } from '../../../dev/process/wait.mts';
import { answered, ask, deliver, noWebhookLeft } from '../n8n/asking.mts';
import { waitsForMany } from '../n8n/manyWaits.mts';
import { waitsForAnswers } from '../n8n/waiting.mts';
import { textParameters } from '../n8n/workflows.mts';
import { activate, actionType, chain, executionsOf, timesStarted, webhookLink } from './chains.mts';
import type { QueueEnvironment } from './environment.mts';

const minuteMs = 60_000;
const phone = '+5511955550001';
const customer = '+5511988880001';
const double = { approvalOptions: { values: { approvalType: 'double' } } };

/** Send and Wait where a worker asks, another process takes the answer, and any worker goes on. */
export function waitsAcrossProcesses(environment: () => QueueEnvironment): void {
	waitsForAnswers(environment);
	waitsForMany(environment);

	describe('waiting across processes', () => {
		const webhooks = () => environment().sandbox.control.webhooks;
		const tap = (messageId: string, button: string): void => {
			webhooks().receive(phone, { numberId: 'num_web', quote: messageId, button });
		};

		afterEach(async () => await noWebhookLeft(environment()));

		/** Starts an execution that asks, and then tells the customer; gives its id and the question once it waits. */
		async function askInProduction() {
			const { n8n, sandbox, storeCredential } = environment();
			const credential = await storeCredential('ps_sandbox_web');
			const path = randomUUID();
			const node = { type: actionType, typeVersion: 1, credential };
			const question = {
				resource: 'message',
				operation: 'sendAndWait',
				sendTo: 'number',
				destinationNumber: phone,
				message: 'May we ship order 42?',
				...double,
			};
			const told = {
				...textParameters,
				destinationNumber: customer,
				text: '={{ $json.data.text }}',
			};
			const workflow = await activate(
				environment(),
				chain('Ask', [
					webhookLink(path),
					{ ...node, name: 'Ask', parameters: question },
					{ ...node, name: 'Tell', parameters: told },
				]),
			);
			await n8n.client.callWebhook(path, {});
			const [executionId = ''] = await executionsOf(environment(), workflow, 1);
			await n8n.client.waitingExecution(executionId);
			const sent = await waitUntil(
				() =>
					sandbox.control
						.accepted({ destination: phone })
						.find(({ externalMessageId }) => externalMessageId !== null),
				{ for: 'the question to arrive' },
			);
			return { workflow, executionId, messageId: sent.id };
		}

		it(
			'is asked by a worker, answered through the webhook processor, and goes on in a worker; a second tap counts for nothing',
			async () => {
				const { n8n, cluster, sandbox } = environment();
				const { workflow, executionId, messageId } = await askInProduction();
				expect(timesStarted(environment(), executionId)).toBe(1);
				const address = new URL(webhooks().webhooks()[0]?.url ?? '');
				expect(address.origin).toBe(cluster.proxy.url);

				tap(messageId, 'Approve');
				const execution = await n8n.client.finishedExecution(executionId);
				expect(nodeOutput(execution, 'Ask').at(-1)?.json).toMatchObject({
					data: { approved: true },
					message: { id: messageId },
				});
				expect(timesStarted(environment(), executionId)).toBe(2);
				const answers = cluster.proxy.passed.filter(({ path }) => path === address.pathname);
				expect(answers.length).toBeGreaterThan(0);
				expect(answers.every(({ target }) => target === 'webhook')).toBe(true);

				tap(messageId, 'Decline');
				await deliver(environment());
				expect(timesStarted(environment(), executionId)).toBe(2);
				expect(
					sandbox.control.accepted({ destination: customer }).map(({ body }) => body['text']),
				).toEqual(['Approve']);
				await n8n.client.deactivate(workflow.id);
			},
			10 * minuteMs,
		);

		it(
			'goes on once when two answers reach two processes at the same moment',
			async () => {
				const { n8n, cluster, sandbox } = environment();
				for (let round = 1; round <= 5; round += 1) {
					sandbox.reset();
					const { workflow, executionId, messageId } = await askInProduction();
					const registered = new URL(webhooks().webhooks()[0]?.url ?? '');
					const post = async (base: string, text: string): Promise<number> => {
						const url = new URL(registered.pathname + registered.search, base);
						const headers = { 'content-type': 'application/json' };
						const data = {
							id: `answer_${text}`,
							from: phone,
							quotedMessageId: messageId,
							replyContent: text,
							content: text,
						};
						const body = JSON.stringify({ event: 'message.reply', data });
						return (await fetch(url, { method: 'POST', headers, body })).status;
					};
					const answers = await Promise.all([
						post(cluster.webhook.url, 'Approve'),
						post(cluster.main.url, 'Decline'),
						post(cluster.webhook.url, 'Approve'),
						post(cluster.main.url, 'Decline'),
					]);
					expect(answers).toContain(200);
					const execution = await n8n.client.finishedExecution(executionId);
					expect(execution.status).toBe('success');
					expect(timesStarted(environment(), executionId)).toBe(2);
					expect(sandbox.control.accepted({ destination: customer })).toHaveLength(1);
					await n8n.client.deactivate(workflow.id);
				}
			},
			15 * minuteMs,
		);

		it(
			'goes on in a worker when the time is over',
			async () => {
				const limitWaitTime = {
					values: { limitType: 'afterTimeInterval', resumeAmount: 0.05, resumeUnit: 'minutes' },
				};
				const waitOptions: IDataObject = { limitWaitTime };
				const asked = await ask(environment(), phone, { ...double, waitOptions });
				expect(await answered(environment(), asked)).toEqual({ order: 42 });
				expect(timesStarted(environment(), asked.executionId)).toBe(2);
				// n8n tells nobody that the time is over: the next question would remove the webhook
				for (const { id } of webhooks().webhooks()) webhooks().tamper(id, null);
			},
			10 * minuteMs,
		);
	});
}
