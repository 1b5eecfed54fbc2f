import { waitUntil } from '../../../dev/process/wait.mts';
import { expectedItems, Inbox } from './inbox.mts';
import type { TestEnvironment } from './environment.mts';

const count = 40;
const limitMs = 900_000;

/** The trigger's whole life in one n8n: activation, deliveries of every kind, deactivation. */
export function receivesEvents(environment: () => TestEnvironment): void {
	describe('the trigger', () => {
		const inbox = new Inbox(environment);

		it(
			`executes once each of ${count} deliveries, with copies and out of order, and nothing without its token`,
			async () => {
				const { control } = environment().sandbox;
				const workflow = await inbox.importTrigger(['message.received', 'message.reply']);
				await inbox.n8n().client.activate(workflow.id);
				const registered = inbox.webhooks.webhooks();
				expect(registered).toMatchObject([
					{
						name: `n8n: Inbox (${workflow.id})`,
						events: ['message.received', 'message.reply'],
						active: true,
					},
				]);

				control.settings({ webhookCopies: 2, webhookShuffle: 20 });
				inbox.send(count);
				await inbox.delivered();
				expect(inbox.webhooks.deliveries()).toHaveLength(2 * count);
				expect(await inbox.executed(workflow, count)).toEqual(expectedItems(count));

				const url = new URL(registered[0]?.url ?? '');
				expect(await inbox.post(url, '{"event":"message.sent"}')).toEqual({
					status: 200,
					body: '{"received":true,"ignored":true}',
				});
				expect((await inbox.post(url, 'hello', 'text/plain')).status).toBe(400);
				const unseen = '{"event":"message.received","data":{"id":"forged"}}';
				url.searchParams.set('token', 'wrong');
				expect((await inbox.post(url, unseen)).status).toBe(401);
				url.searchParams.delete('token');
				expect((await inbox.post(url, unseen)).status).toBe(401);

				await inbox.deactivate(workflow);
				expect(await inbox.executed(workflow, count)).toEqual(expectedItems(count));
				await waitUntil(
					async () => ((await inbox.post(url, unseen)).status === 404 ? true : undefined),
					{ for: 'n8n to know the address no longer' },
				);
			},
			limitMs,
		);
	});
}
