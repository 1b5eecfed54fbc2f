import { type N8nInstance, restartInstance } from '../../dev/n8n/instance.mts';
import { waitUntil } from '../../dev/process/wait.mts';
import { Inbox } from '../support/n8n/inbox.mts';
import { useEnvironment } from '../support/n8n/environment.mts';

const minutes = 60_000;
/** For so long n8n leaves a registration to the process that began it, even when that is gone; 120 by default. */
const extraEnvironment = { N8N_WORKFLOW_PUBLICATION_OUTBOX_LEASE_SECONDS: '20' };

describe('the trigger when n8n 2.41 is killed while it registers', () => {
	const environment = useEnvironment('2.41');
	let running: N8nInstance | undefined;
	const n8n = (): N8nInstance => running ?? environment().n8n;
	const inbox = new Inbox(environment, n8n);

	beforeAll(async () => {
		running = await restartInstance(n8n(), { extraEnvironment });
	}, 10 * minutes);
	afterAll(async () => {
		await running?.stop();
	}, 5 * minutes);

	it.each([
		['after Pilot Status has stored the webhook', true],
		['before Pilot Status has stored the webhook', false],
	])(
		'has exactly one webhook of its own after the restart, which works: killed %s',
		async (_, after) => {
			const { control } = environment().sandbox;
			const creations = () =>
				control.requests({ method: 'POST', path: '/v1/webhooks' }).filter(({ fault }) => fault);
			control.addFaults({
				match: { method: 'POST', path: '/v1/webhooks' },
				fault: { type: 'hold', after },
			});
			const workflow = await inbox.importTrigger(['message.received', 'message.reply']);
			const activation = n8n()
				.client.activate(workflow.id)
				.then(
					() => 'answered',
					() => 'never answered',
				);
			await waitUntil(() => (creations().length > 0 ? true : undefined), {
				for: 'n8n to create the webhook',
			});
			await waitUntil(
				() => (inbox.webhooks.webhooks().length === (after ? 1 : 0) ? true : undefined),
				{ for: 'Pilot Status to have stored it, or not' },
			);
			await n8n().kill();
			expect(await activation).toBe('never answered');
			control.releaseFaults();

			running = await restartInstance(n8n());
			await running.client.registered(workflow.id);
			expect(inbox.webhooks.webhooks()).toMatchObject([
				{ name: `n8n: Inbox (${workflow.id})`, active: true },
			]);
			inbox.send(3);
			await inbox.delivered();
			expect(await inbox.executed(workflow, 3)).toHaveLength(3);
			expect(inbox.webhooks.webhooks()).toHaveLength(1);
			await inbox.deactivate(workflow);
		},
		30 * minutes,
	);
});
