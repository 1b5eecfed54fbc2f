import { executionError, nodeOutput } from '../../../dev/n8n/executions.mts';
import { expectedItems, Inbox } from '../n8n/inbox.mts';
import { waitUntil } from '../../../dev/process/wait.mts';
import { readExample } from '../../../dev/examples.mts';
import { activate, executionsOf, timesStarted } from './chains.mts';
import type { QueueEnvironment } from './environment.mts';

const minuteMs = 60_000;
const count = 20;

/** The trigger where one process registers it, another one takes its deliveries, and a third executes them. */
export function receivesAcrossProcesses(environment: () => QueueEnvironment): void {
	describe('the trigger', () => {
		const inbox = new Inbox(environment);

		afterEach(() => expect(inbox.webhooks.webhooks()).toEqual([]));

		/** The registered address, once at the webhook processor itself and once at main itself. */
		const addresses = (): { webhook: URL; main: URL } => {
			const { cluster } = environment();
			const registered = new URL(inbox.webhooks.webhooks()[0]?.url ?? '');
			const at = (url: string): URL => new URL(registered.pathname + registered.search, url);
			return { webhook: at(cluster.webhook.url), main: at(cluster.main.url) };
		};
		const delivery = (id: string): string =>
			JSON.stringify({ event: 'message.received', data: { id, from: '+5511911111111' } });
		/** Posts each delivery to both processes at the same moment; gives how many were taken. */
		const postToBoth = async (ids: readonly string[]): Promise<number> => {
			const { webhook, main } = addresses();
			let taken = 0;
			for (const id of ids) {
				const body = delivery(id);
				const answers = await Promise.all([inbox.post(webhook, body), inbox.post(main, body)]);
				expect(answers.map(({ status }) => status)).toEqual([200, 200]);
				taken += answers.filter((answer) => answer.body === '{"received":true}').length;
			}
			return taken;
		};

		it(
			'is registered by main with the public address; the webhook processor takes what comes, and workers execute it once',
			async () => {
				const { cluster, sandbox } = environment();
				const workflow = await inbox.importTrigger(['message.received', 'message.reply']);
				await inbox.n8n().client.activate(workflow.id);
				const [registered] = inbox.webhooks.webhooks();
				expect(registered?.url.startsWith(`${cluster.proxy.url}/webhook/`)).toBe(true);

				sandbox.control.settings({ webhookCopies: 2, webhookShuffle: 20 });
				inbox.send(40);
				await inbox.delivered();
				expect(await inbox.executed(workflow, 40)).toEqual(expectedItems(40));
				const { pathname } = new URL(registered?.url ?? '');
				const passed = cluster.proxy.passed.filter(({ path }) => path === pathname);
				expect(passed).toHaveLength(80);
				expect(passed.every(({ target }) => target === 'webhook')).toBe(true);
				const ids = await executionsOf(environment(), workflow, 40);
				expect(ids.map((id) => timesStarted(environment(), id))).toEqual(ids.map(() => 1));
				await inbox.deactivate(workflow);
			},
			15 * minuteMs,
		);

		it(
			'ignores a repetition at another process once the first has answered',
			async () => {
				const workflow = await inbox.importTrigger(['message.received']);
				await inbox.n8n().client.activate(workflow.id);
				const { webhook, main } = addresses();
				const ids = Array.from({ length: count }, (_, index) => `later_${index}`);
				for (const id of ids) {
					expect((await inbox.post(webhook, delivery(id))).body).toBe('{"received":true}');
				}
				for (const id of ids) {
					const { body } = await inbox.post(main, delivery(id));
					expect(body).toBe('{"received":true,"ignored":true}');
				}
				await executionsOf(environment(), workflow, count);
				await inbox.deactivate(workflow);
			},
			15 * minuteMs,
		);

		it(
			'takes a repetition at most once per process when both get it at the same moment',
			async () => {
				const workflow = await inbox.importTrigger(['message.received']);
				await inbox.n8n().client.activate(workflow.id);
				const begun = (): number =>
					environment().cluster.workers.flatMap((one) => one.started()).length;
				const before = begun();
				const ids = Array.from({ length: count }, (_, index) => `both_${index}`);
				const taken = await postToBoth(ids);
				expect(taken).toBeGreaterThanOrEqual(count);
				expect(taken).toBeLessThanOrEqual(2 * count);
				// every delivery that was taken is executed, and no other
				await waitUntil(() => (begun() - before >= taken ? true : undefined), {
					for: `${taken} executions on the workers`,
					limitMs: 10 * minuteMs,
				});
				expect(begun() - before).toBe(taken);
				// once both know it, neither takes it again
				expect(await postToBoth(ids)).toBe(0);
				await inbox.deactivate(workflow);
			},
			15 * minuteMs,
		);

		it(
			'handles each delivery once in the example that counts them in Redis',
			async () => {
				const workflow = await activate(environment(), await countingExample(environment()));
				const ids = Array.from({ length: count }, (_, index) => `safe_${index}`);
				const taken = await postToBoth(ids);
				const handled: unknown[] = [];
				for (const id of await executionsOf(environment(), workflow, taken)) {
					const execution = await inbox.n8n().client.finishedExecution(id);
					expect(executionError(execution)).toBeUndefined();
					handled.push(
						...nodeOutput(execution, 'Handle the Message').map(({ json }) => json['eventId']),
					);
				}
				expect(handled.sort()).toEqual(ids.map((id) => `message.received:${id}`).sort());
				await inbox.deactivate(workflow);
			},
			15 * minuteMs,
		);
	});
}

/** The example that counts deliveries in Redis, with the credentials that a person would choose, stored in n8n. */
async function countingExample({ n8n, cluster, storeCredential }: QueueEnvironment) {
	const { port, password } = cluster.redis;
	const name = 'Redis of the queue';
	const id = await n8n.client.createCredential({
		name,
		type: 'redis',
		data: { host: '127.0.0.1', port, password, user: '', database: 1, ssl: false },
	});
	const file = 'trigger-duplicates-across-processes.json';
	const { workflow } = readExample(file, await storeCredential('ps_sandbox_web'));
	const nodes = workflow.nodes.map((node) =>
		node.type === 'n8n-nodes-base.redis' ? { ...node, credentials: { redis: { id, name } } } : node,
	);
	return { ...workflow, nodes };
}
