import { plainNode } from '../support/n8n/workflows.mts';
import { useStories } from './support/story.mts';
import { openSend, sendNode } from './support/workflows.mts';

const customer = '+5511955500005';

describe('send and wait', () => {
	const story = useStories();

	story(
		'waits on the canvas, and goes on when the button is tapped on the phone',
		async (scene) => {
			const { editor, sandbox, tabs } = scene;
			const after = plainNode('After the Answer', 'n8n-nodes-base.noOp', 1, {});
			const parameters = {
				operation: 'sendAndWait',
				destinationNumber: customer,
				message: 'May we ship order 42?',
				approvalOptions: {
					values: { approvalType: 'double', approveLabel: 'Ship it', disapproveLabel: 'Not yet' },
				},
			};
			await openSend(scene, parameters, { after: [after] });
			await editor.executeWorkflow();
			await editor.nodeIs(sendNode, 'waiting');

			const phones = await tabs.openPhones(sandbox.url);
			await phones.shows(customer, 'May we ship order 42?');
			await phones.tap(customer, 'Ship it');

			await editor.page.bringToFront();
			await editor.nodeIs(after.name, 'success');
			const panel = await editor.openNode(sendNode);
			expect(await panel.output()).toMatchObject([
				{ data: { approved: true, text: 'Ship it' }, responder: customer },
			]);
		},
	);

	story('takes a plain word for the question asked last, where it is told to', async (scene) => {
		const { editor, sandbox, tabs } = scene;
		const after = plainNode('After the Answer', 'n8n-nodes-base.noOp', 1, {});
		const parameters = {
			operation: 'sendAndWait',
			destinationNumber: customer,
			message: 'May we ship order 43?',
			approvalOptions: { values: { approvalType: 'double' } },
			waitOptions: { acceptPlainReplies: true },
		};
		await openSend(scene, parameters, { after: [after] });
		await editor.executeWorkflow();
		await editor.nodeIs(sendNode, 'waiting');

		const phones = await tabs.openPhones(sandbox.url);
		await phones.shows(customer, 'May we ship order 43?');
		await phones.write(customer, 'pode mandar');

		await editor.page.bringToFront();
		await editor.nodeIs(after.name, 'success');
		const panel = await editor.openNode(sendNode);
		expect(await panel.output()).toMatchObject([
			{ data: { approved: true, text: 'pode mandar' }, responder: customer },
		]);
	});
});
