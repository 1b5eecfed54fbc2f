import type { INodeTypeDescription } from 'n8n-workflow';

import { mainVersion } from '../../dev/n8n/versions.mts';
import { choicesOf, operationsOf } from '../support/description.mts';
import { answered, askNode, noWebhookLeft, questionFrom } from '../support/n8n/asking.mts';
import { importSaved, runSaved } from '../support/n8n/runSaved.mts';
import { useEnvironment } from '../support/n8n/environment.mts';
import { nodeType, startNode } from '../support/n8n/workflows.mts';
import { scenarios } from '../support/scenarios/index.mts';
import { operationsIn, play, readWorkflowFile } from '../support/scenarios/play.mts';

/** What n8n itself adds to every resource: it sends people to the HTTP Request node. */
const customCall = '__CUSTOM_API_CALL__';

describe('every operation in a real n8n', () => {
	const environment = useEnvironment(mainVersion);
	/** Operations that gave a result in one of the runs. */
	const carriedOut = new Set<string>();

	it.each(scenarios)('$title', async (scenario) => {
		await play(scenario, environment().sandbox, async (workflow, items) => {
			const run = await runSaved(environment(), workflow, items, scenario.key);
			for (const [node, operation] of operationsIn(workflow)) {
				if (run.output(node).length > 0) carriedOut.add(operation);
			}
			return run;
		});
	});

	it('a question that waits for its answer', async () => {
		const phone = '+5511977770009';
		const { n8n, sandbox } = environment();
		const saved = readWorkflowFile('question');
		const items = [{ phone, order: 42 }];
		const workflow = await importSaved(environment(), saved, items, 'ps_sandbox_web');
		const executionId = await n8n.client.startManually(workflow, startNode);
		const asked = await questionFrom(environment(), executionId, phone);
		expect(asked.body).toMatchObject({ destinationNumber: phone, text: 'May we ship order 42?' });
		sandbox.control.webhooks.receive(phone, {
			numberId: 'num_web',
			quote: asked.messageId,
			button: 'Approve',
		});
		expect(await answered(environment(), asked)).toMatchObject({
			data: { approved: true },
			responder: phone,
			message: { id: asked.messageId },
		});
		await noWebhookLeft(environment());
		carriedOut.add(operationsIn(saved).get(askNode) ?? '');
	});

	it('no operation that n8n offers was left out', async () => {
		const types = await environment().n8n.client.nodeTypes();
		const found = types.find(({ name }) => name === nodeType);
		const description = found as unknown as INodeTypeDescription;
		const offered = description.properties
			.filter(({ name }) => name === 'resource')
			.flatMap(choicesOf)
			.flatMap(({ value: resource }) =>
				operationsOf(description, String(resource))
					.filter(({ value }) => value !== customCall)
					.map(({ value }) => `${String(resource)}/${String(value)}`),
			);
		expect(offered.length).toBeGreaterThan(20);
		expect([...carriedOut].sort()).toEqual(offered.sort());
	});
});
