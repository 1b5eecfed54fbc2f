import { nodeOutput } from '../../dev/n8n/executions.mts';
import { waitUntil } from '../../dev/process/wait.mts';
import { plainNode } from '../support/n8n/workflows.mts';
import { useStories } from './support/story.mts';
import { inLine } from './support/workflows.mts';

const customer = '+5511955500004';
const triggerNode = 'Pilot Status Trigger';

describe('the trigger', () => {
	const story = useStories();

	story(
		'is activated in the editor, and starts the workflow when a customer writes',
		async (scene) => {
			const { n8n, sandbox, editor, tabs } = scene;
			const { type, id, name } = await scene.storeCredential('ps_sandbox_web');
			const trigger = {
				...plainNode(triggerNode, 'n8n-nodes-pilot-status-whatsapp.pilotStatusTrigger', 1, {}),
				webhookId: 'browser-trigger',
				credentials: { [type]: { id, name } },
			};
			const stored = await n8n.client.importWorkflow(inLine([trigger]));
			await editor.openWorkflow(stored.id);
			await editor.publish();
			const [webhook] = await waitUntil(
				() => {
					const found = sandbox.control.webhooks.webhooks();
					return found.length > 0 ? found : undefined;
				},
				{ for: 'the webhook to be registered', limitMs: 300_000 },
			);
			expect(webhook).toMatchObject({ events: ['message.received'], active: true });

			const phones = await tabs.openPhones(sandbox.url);
			await phones.openPhone(customer, 'num_web');
			await phones.write(customer, 'Are you open today?');
			await phones.shows(customer, 'Are you open today?');

			await editor.page.bringToFront();
			await editor.openExecutions();
			const executionId = await editor.succeededExecution();
			const execution = await n8n.client.finishedExecution(executionId);
			expect(nodeOutput(execution, triggerNode).map(({ json }) => json)).toMatchObject([
				{ event: 'message.received', from: customer, content: 'Are you open today?' },
			]);
			await n8n.client.deactivate(stored.id);
		},
	);
});
