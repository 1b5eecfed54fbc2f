import { randomUUID } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import type { StoredWorkflow, WorkflowDefinition } from '../../scripts/n8n/client.mts';
import { nodeOutput } from '../../scripts/n8n/executions.mts';
import { type N8nInstance, restartInstance } from '../../scripts/n8n/instance.mts';
import { RestConnection } from '../../scripts/n8n/rest.mts';
import { waitUntil } from '../../scripts/n8n/wait.mts';
import { useStage } from '../support/n8n/stage.mts';

const triggerName = 'Pilot Status Trigger';
const minutes = 60_000;

describe('the trigger in n8n 2.41', () => {
	const stage = useStage('2.41');
	let restarted: N8nInstance | undefined;
	const n8n = (): N8nInstance => restarted ?? stage().n8n;
	const webhooks = () => stage().sandbox.control.webhooks;

	afterAll(async () => {
		await restarted?.stop();
	}, 5 * minutes);

	async function restart(extraEnvironment: Record<string, string> = {}): Promise<void> {
		restarted = await restartInstance(n8n(), { extraEnvironment });
	}

	async function importTrigger(events: string[]): Promise<StoredWorkflow> {
		const credential = await stage().storeCredential('ps_sandbox_web');
		const { type, id, name } = credential;
		const definition: WorkflowDefinition = {
			name: 'Inbox',
			nodes: [
				{
					id: randomUUID(),
					webhookId: randomUUID(),
					name: triggerName,
					type: 'n8n-nodes-pilot-status-whatsapp.pilotStatusTrigger',
					typeVersion: 1,
					position: [0, 0],
					parameters: { events },
					credentials: { [type]: { id, name } },
				},
			],
			connections: {},
			settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
		};
		return await n8n().client.importWorkflow(definition);
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

	/** n8n deregisters in the background, too. */
	async function deactivate(workflow: StoredWorkflow): Promise<void> {
		await n8n().client.deactivate(workflow.id);
		await waitUntil(() => (webhooks().webhooks().length === 0 ? true : undefined), {
			for: 'the webhook to be deleted',
		});
	}

	function send(count: number, from = 0): void {
		for (let number = from; number < from + count; number += 1) {
			webhooks().emit({
				numberId: 'num_web',
				event: number % 4 === 0 ? 'message.reply' : 'message.received',
				data: { id: `in_${number}`, from: '+5511911111111', content: `text ${number}` },
			});
		}
		webhooks().release();
	}

	async function delivered(): Promise<void> {
		await waitUntil(() => (webhooks().open === 0 ? true : undefined), {
			for: 'all deliveries to be answered',
			limitMs: 10 * minutes,
		});
		const failed = webhooks()
			.deliveries()
			.filter(({ status }) => status !== 'SUCCESS');
		expect(failed).toEqual([]);
	}

	/** The items with which the workflow was executed, by their ids. */
	async function executed(workflow: StoredWorkflow, count: number): Promise<IDataObject[]> {
		const { client } = n8n();
		const ids = await waitUntil(
			async () => {
				const found = await client.executionIds(workflow.id);
				return found.length >= count ? found : undefined;
			},
			{ for: `${count} executions`, limitMs: 10 * minutes, everyMs: 500 },
		);
		const items: IDataObject[] = [];
		for (const id of ids) {
			const execution = await client.finishedExecution(id);
			items.push(...nodeOutput(execution, triggerName).map(({ json }) => json));
		}
		return items.sort((one, other) => Number(idOf(one)) - Number(idOf(other)));
	}

	const idOf = ({ id }: IDataObject): string =>
		(typeof id === 'string' ? id : '').replace('in_', '');

	it(
		'executes once each of 200 deliveries, with copies, out of order, and a restart in the middle',
		async () => {
			const { sandbox } = stage();
			const workflow = await importTrigger(['message.received', 'message.reply']);
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
			send(100);
			await delivered();
			await executed(workflow, 100);
			// what n8n has answered and not yet executed is in its hands alone, so it is stopped between two deliveries
			await n8n().stop();
			send(100, 100);
			await waitUntil(
				() =>
					webhooks()
						.deliveries({ status: 'PENDING' })
						.some(({ attempts }) => attempts.length > 0) || undefined,
				{ for: 'a delivery that finds nobody' },
			);
			await restart();
			await delivered();

			expect(webhooks().webhooks()).toMatchObject([{ url, id }]);
			const items = await executed(workflow, 200);
			expect(items).toEqual(
				Array.from({ length: 200 }, (_, number) => {
					const event = number % 4 === 0 ? 'message.reply' : 'message.received';
					return {
						event,
						eventId: `${event}:in_${number}`,
						id: `in_${number}`,
						from: '+5511911111111',
						content: `text ${number}`,
					};
				}),
			);
			await deactivate(workflow);
		},
		30 * minutes,
	);

	it(
		'answers 401 without its token, 400 to what is not JSON, and executes neither',
		async () => {
			const workflow = await importTrigger(['*']);
			await n8n().client.activate(workflow.id);
			const [webhook] = webhooks().webhooks();
			const url = new URL(webhook?.url ?? '');
			const post = async (target: URL, type: string, body: string) => {
				const answer = await fetch(target, {
					method: 'POST',
					headers: { 'content-type': type },
					body,
				});
				return { status: answer.status, body: await answer.text() };
			};
			expect((await post(url, 'text/plain', 'hello')).status).toBe(400);
			expect(await post(url, 'application/json', '{"event":"x"}')).toEqual({
				status: 200,
				body: '{"received":true}',
			});
			expect(await post(url, 'application/json', '{"event":"x"}')).toEqual({
				status: 200,
				body: '{"received":true,"ignored":true}',
			});
			url.searchParams.set('token', 'wrong');
			expect((await post(url, 'application/json', '{"event":"y"}')).status).toBe(401);
			expect(await executed(workflow, 1)).toMatchObject([{ event: 'x' }]);
			await deactivate(workflow);
		},
		10 * minutes,
	);

	it(
		'listens for a test event beside production, and leaves that alone',
		async () => {
			const workflow = await importTrigger(['message.received']);
			await n8n().client.activate(workflow.id);
			const [production] = webhooks().webhooks();
			const before = { ...production, lastTriggered: undefined };
			await listen(workflow);
			expect(
				webhooks()
					.webhooks()
					.map(({ name }) => name),
			).toEqual([`n8n: Inbox (${workflow.id})`, `n8n: Inbox (${workflow.id}) [test]`]);
			send(1, 1);
			await delivered();
			await waitUntil(() => (webhooks().webhooks().length === 1 ? true : undefined), {
				for: 'the test webhook to be deleted',
			});
			expect({ ...webhooks().webhooks()[0], lastTriggered: undefined }).toEqual(before);
			// one of production and one of the test
			expect(await executed(workflow, 2)).toHaveLength(2);
			await deactivate(workflow);
		},
		10 * minutes,
	);

	it(
		'registers within the request where n8n publishes synchronously, and says why it cannot',
		async () => {
			await restart({ N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'false' });
			const workflow = await importTrigger(['message.received']);
			stage().sandbox.control.settings({ refuseLoopbackWebhooks: true });
			await expect(n8n().client.activate(workflow.id)).rejects.toThrow(
				'Pilot Status did not accept what was sent',
			);
			expect(webhooks().webhooks()).toEqual([]);
			stage().sandbox.control.settings({ refuseLoopbackWebhooks: false });
			await n8n().client.activate(workflow.id);
			expect(webhooks().webhooks()).toHaveLength(1);
			send(3, 1);
			await delivered();
			expect(await executed(workflow, 3)).toHaveLength(3);
			await deactivate(workflow);
		},
		10 * minutes,
	);
});
