import { randomUUID } from 'node:crypto';

import type { StoredWorkflow } from '../../dev/n8n/client.mts';
import { type N8nInstance, restartInstance } from '../../dev/n8n/instance.mts';
import { RestConnection } from '../../dev/n8n/rest.mts';
import { waitUntil } from '../../dev/process/wait.mts';
import { expectedItems, Inbox, triggerName } from '../support/n8n/inbox.mts';
import { useEnvironment } from '../support/n8n/environment.mts';

const minutes = 60_000;

describe('the trigger in n8n 2.41', () => {
	const environment = useEnvironment('2.41');
	let restarted: N8nInstance | undefined;
	const n8n = (): N8nInstance => restarted ?? environment().n8n;
	const inbox = new Inbox(environment, n8n);
	const webhooks = () => inbox.webhooks;

	afterAll(async () => {
		await restarted?.stop();
	}, 5 * minutes);

	async function restart(extraEnvironment: Record<string, string> = {}): Promise<void> {
		restarted = await restartInstance(n8n(), { extraEnvironment });
	}

	/** "Listen for test event", which the editor asks for with a reference to its own connection. */
	async function listen(workflow: StoredWorkflow): Promise<void> {
		const { url, options } = n8n();
		const editor = new RestConnection(url);
		const { email, password } = options.owner;
		await editor.rest('POST', '/login', { emailOrLdapLoginId: email, password });
		const answer = await editor.call({
			method: 'POST',
			path: `/rest/workflows/${workflow.id}/run`,
			body: { workflowData: workflow, triggerToStartFrom: { name: triggerName } },
			headers: { 'push-ref': 'an-editor' },
		});
		expect(answer).toEqual({ data: { waitingForWebhook: true } });
	}

	it(
		'executes once each of 200 deliveries, with copies, out of order, and a restart in the middle',
		async () => {
			const { sandbox } = environment();
			const workflow = await inbox.importTrigger(['message.received', 'message.reply']);
			await n8n().client.activate(workflow.id);
			expect(webhooks().webhooks()).toMatchObject([
				{
					name: `n8n: Inbox (${workflow.id})`,
					events: ['message.received', 'message.reply'],
					active: true,
				},
			]);
			const [{ url, id } = { url: '', id: '' }] = webhooks().webhooks();

			sandbox.control.settings({ webhookCopies: 2, webhookShuffle: 20 });
			inbox.send(100);
			await inbox.delivered();
			await inbox.executed(workflow, 100);
			// what n8n has answered and not yet executed is in its hands alone, so it is stopped between two deliveries
			await n8n().stop();
			inbox.send(100, 100);
			await waitUntil(
				() =>
					webhooks()
						.deliveries({ status: 'PENDING' })
						.some(({ attempts }) => attempts.length > 0) || undefined,
				{ for: 'a delivery that finds nobody' },
			);
			await restart();
			await inbox.delivered();

			expect(webhooks().webhooks()).toMatchObject([{ url, id }]);
			expect(await inbox.executed(workflow, 200)).toEqual(expectedItems(200));
			await inbox.deactivate(workflow);
		},
		30 * minutes,
	);

	it(
		'starts nothing for a repetition that comes after a restart',
		async () => {
			const workflow = await inbox.importTrigger(['message.received']);
			await n8n().client.activate(workflow.id);
			const url = new URL(webhooks().webhooks()[0]?.url ?? '');
			const body = JSON.stringify({ event: 'message.received', data: { id: 'in_1' } });
			expect((await inbox.post(url, body)).body).toBe('{"received":true}');
			await inbox.executed(workflow, 1);
			await restart();
			expect((await inbox.post(url, body)).body).toBe('{"received":true,"ignored":true}');
			await inbox.deactivate(workflow);
		},
		10 * minutes,
	);

	it(
		'answers 401 without its token, 400 to what is not JSON, and executes neither',
		async () => {
			const workflow = await inbox.importTrigger(['*']);
			await n8n().client.activate(workflow.id);
			const [webhook] = webhooks().webhooks();
			const url = new URL(webhook?.url ?? '');
			expect((await inbox.post(url, 'hello', 'text/plain')).status).toBe(400);
			expect(await inbox.post(url, '{"event":"x"}')).toEqual({
				status: 200,
				body: '{"received":true}',
			});
			expect(await inbox.post(url, '{"event":"x"}')).toEqual({
				status: 200,
				body: '{"received":true,"ignored":true}',
			});
			url.searchParams.set('token', 'wrong');
			expect((await inbox.post(url, '{"event":"y"}')).status).toBe(401);
			expect(await inbox.executed(workflow, 1)).toMatchObject([{ event: 'x' }]);
			await inbox.deactivate(workflow);
		},
		10 * minutes,
	);

	it(
		'listens for a test event beside production, and leaves that alone',
		async () => {
			const workflow = await inbox.importTrigger(['message.received']);
			await n8n().client.activate(workflow.id);
			const [production] = webhooks().webhooks();
			const before = { ...production, lastTriggered: undefined };
			await listen(workflow);
			expect(
				webhooks()
					.webhooks()
					.map(({ name }) => name),
			).toEqual([`n8n: Inbox (${workflow.id})`, `n8n: Inbox (${workflow.id}) [test]`]);
			inbox.send(1, 1);
			await inbox.delivered();
			await waitUntil(() => (webhooks().webhooks().length === 1 ? true : undefined), {
				for: 'the test webhook to be deleted',
			});
			expect({ ...webhooks().webhooks()[0], lastTriggered: undefined }).toEqual(before);
			// one of production and one of the test
			expect(await inbox.executed(workflow, 2)).toHaveLength(2);
			await inbox.deactivate(workflow);
		},
		10 * minutes,
	);

	it(
		'leaves the webhook of a workflow alone when a copy of it is published and unpublished',
		async () => {
			const webhookId = randomUUID();
			const workflow = await inbox.importTrigger(['message.received'], webhookId);
			await n8n().client.activate(workflow.id);
			const [first] = webhooks().webhooks();
			const unharmed = () =>
				expect(
					webhooks()
						.webhooks()
						.find(({ id }) => id === first?.id),
				).toMatchObject({
					url: first?.url,
					active: true,
				});
			// pasted, it has the same webhookId, which n8n does not publish twice
			const pasted = await inbox.importTrigger(['message.received'], webhookId);
			const published = await n8n()
				.client.activate(pasted.id)
				.then(
					() => true,
					() => false,
				);
			expect(published).toBe(false);
			unharmed();
			await n8n().client.deactivate(pasted.id);
			unharmed();
			// duplicated, it has one of its own
			const duplicate = await inbox.importTrigger(['message.received']);
			await n8n().client.activate(duplicate.id);
			expect(webhooks().webhooks()).toHaveLength(2);
			inbox.send(2, 1);
			await inbox.delivered();
			expect(await inbox.executed(workflow, 2)).toHaveLength(2);
			expect(await inbox.executed(duplicate, 2)).toHaveLength(2);
			await n8n().client.deactivate(duplicate.id);
			await waitUntil(() => (webhooks().webhooks().length === 1 ? true : undefined), {
				for: 'the webhook of the duplicate to be deleted',
			});
			unharmed();
			await inbox.deactivate(workflow);
		},
		10 * minutes,
	);

	it(
		'registers within the request where n8n publishes synchronously, and says why it cannot',
		async () => {
			await restart({ N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'false' });
			const workflow = await inbox.importTrigger(['message.received']);
			environment().sandbox.control.settings({ refuseLoopbackWebhooks: true });
			await expect(n8n().client.activate(workflow.id)).rejects.toThrow(
				'Pilot Status did not accept the data',
			);
			expect(webhooks().webhooks()).toEqual([]);
			environment().sandbox.control.settings({ refuseLoopbackWebhooks: false });
			await n8n().client.activate(workflow.id);
			expect(webhooks().webhooks()).toHaveLength(1);
			inbox.send(3, 1);
			await inbox.delivered();
			expect(await inbox.executed(workflow, 3)).toHaveLength(3);
			await inbox.deactivate(workflow);
		},
		10 * minutes,
	);
});
