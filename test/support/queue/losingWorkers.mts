import { executionError } from '../../../dev/n8n/executions.mts';
import { waitUntil } from '../../../dev/process/wait.mts';
import { executionsOf, timesStarted } from './chains.mts';
import { activateSending, messages } from './sending.mts';
import type { QueueEnvironment } from './environment.mts';

const minuteMs = 60_000;
const count = 1000;

/** A worker that goes away in the middle of a send: what became of the messages, and what n8n says of the execution. */
export function survivesLostWorkers(environment: () => QueueEnvironment): void {
	/** Starts a send, and gives the worker that carries it out, once a part is sent. */
	async function startSending() {
		const { n8n, sandbox, cluster } = environment();
		const { workflow, path } = await activateSending(environment(), 'onReceived');
		sandbox.control.settings({ latencyMs: 20 });
		await n8n.client.callWebhook(path, { items: messages(count, count) });
		const [executionId = ''] = await executionsOf(environment(), workflow, 1);
		await waitUntil(() => (sandbox.control.accepted().length >= count / 5 ? true : undefined), {
			for: 'a fifth of the messages',
			limitMs: 5 * minuteMs,
			everyMs: 5,
		});
		const busy = cluster.workers.find((worker) => worker.started().includes(executionId));
		if (busy === undefined) throw new Error('No worker runs the execution');
		return { workflow, executionId, busy };
	}

	const timesSent = (): number[] => {
		const sent = environment()
			.sandbox.control.accepted()
			.map(({ body }) => body['text']);
		return messages(count, count).map(({ text }) => sent.filter((own) => own === text).length);
	};

	it(
		'a worker that is killed leaves messages unsent, and nothing is sent twice: the execution is not run again',
		async () => {
			const { n8n, sandbox, cluster } = environment();
			const { workflow, executionId, busy } = await startSending();
			await busy.kill();
			// a request may still have been on its way
			const left = (): number => sandbox.control.accepted().length;
			const execution = await n8n.client.finishedExecution(executionId);
			const sentWhenReported = left();
			expect(timesSent().filter((times) => times > 1)).toEqual([]);
			expect(sentWhenReported).toBeLessThan(count);
			expect(execution.status).toBe('error');
			expect(executionError(execution)).toContain('failed to be processed too many times');

			// workers go on with other executions, and a new one does not take up the lost one either
			await cluster.startWorker();
			await sendAnother();
			expect(left()).toBe(sentWhenReported + 1);
			expect(Math.max(...timesSent())).toBe(1);
			expect(timesStarted(environment(), executionId)).toBe(1);
			await n8n.client.deactivate(workflow.id);
		},
		20 * minuteMs,
	);

	it(
		'a worker that is told to stop ends its execution first: everything is sent, once',
		async () => {
			const { n8n } = environment();
			const { workflow, executionId, busy } = await startSending();
			const stopping = busy.stop();
			const execution = await n8n.client.finishedExecution(executionId);
			expect(executionError(execution)).toBeUndefined();
			expect(execution.status).toBe('success');
			expect(timesSent()).toEqual(messages(count, count).map(() => 1));
			expect(timesStarted(environment(), executionId)).toBe(1);
			await stopping;
			await n8n.client.deactivate(workflow.id);
		},
		20 * minuteMs,
	);

	/** Runs one more execution to its end, with one message to somebody else. */
	async function sendAnother(): Promise<void> {
		const { n8n } = environment();
		const { workflow, path } = await activateSending(environment(), 'onReceived');
		await n8n.client.callWebhook(path, { items: [{ phone: '+5511988880009', text: 'other' }] });
		const [id = ''] = await executionsOf(environment(), workflow, 1);
		expect(executionError(await n8n.client.finishedExecution(id))).toBeUndefined();
		await n8n.client.deactivate(workflow.id);
	}
}
