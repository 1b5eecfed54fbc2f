import { plainNode } from '../support/n8n/workflows.mts';
import { eventually } from './support/eventually.mts';
import { useStories } from './support/story.mts';
import { openSend, sendNode } from './support/workflows.mts';

const phone = '+5511955500003';

describe('running the step', () => {
	const story = useStories();

	story('is not needed to see what it will give out', async (scene) => {
		const next = plainNode('Next', 'n8n-nodes-base.set', 3.4, {});
		await openSend(scene, { destinationNumber: phone, text: 'Hello' }, { after: [next] });
		const panel = await scene.editor.openNode('Next');
		await scene.editor.part('schema-preview-warning').waitFor();
		const fields = ['id', 'correlationId', 'status', 'createdAt'];
		await eventually(async () =>
			expect(await panel.inputFields()).toEqual(expect.arrayContaining(fields)),
		);
		expect(scene.sandbox.control.accepted()).toEqual([]);
	});

	story('shows what Pilot Status answered', async (scene) => {
		await openSend(scene, { destinationNumber: phone, text: 'Hello' });
		const panel = await scene.editor.openNode(sendNode);
		await panel.execute();
		const output = await panel.output();
		const [accepted] = scene.sandbox.control.accepted();
		expect(accepted?.body).toEqual({ destinationNumber: phone, text: 'Hello' });
		expect(output).toMatchObject([{ id: accepted?.id, status: 'QUEUED' }]);
	});

	story('says at the node what is wrong with a phone number', async (scene) => {
		await openSend(scene, { text: 'Hello' });
		const panel = await scene.editor.openNode(sendNode);
		await panel.fill('destinationNumber', '11 99999-0001');
		await panel.execute();
		const { message, description } = await panel.error();
		expect(message).toContain(
			'"Phone Number" is "11 99999-0001", which needs to begin with + and the country code',
		);
		expect(description).toContain('put + before it: +55 11 99999-9999');
		await panel.close();
		await scene.editor.nodeIs(sendNode, 'error');
		expect(scene.sandbox.control.accepted()).toEqual([]);
	});

	story('sends a file of the input', async (scene) => {
		const { editor, sandbox } = scene;
		const text = plainNode('Text', 'n8n-nodes-base.set', 3.4, {
			mode: 'raw',
			jsonOutput: '{ "receipt": "One coffee, 9.50" }',
		});
		const file = plainNode('File', 'n8n-nodes-base.convertToFile', 1.1, {
			operation: 'toText',
			sourceProperty: 'receipt',
			options: { fileName: 'receipt.txt' },
		});
		await openSend(
			scene,
			{ operation: 'sendMedia', destinationNumber: phone },
			{
				key: 'ps_sandbox_meta',
				before: [text, file],
			},
		);
		const panel = await editor.openNode(sendNode);
		await panel.choose('mediaSource', 'Input File');
		await eventually(async () => expect(await panel.value('binaryPropertyName')).toBe('data'));
		await panel.execute();

		expect(await panel.output()).toMatchObject([{ status: 'QUEUED' }]);
		const [accepted] = sandbox.control.accepted();
		expect(accepted?.body).toMatchObject({ destinationNumber: phone, mediaType: 'document' });
		const [, base64 = ''] = String(accepted?.body['media']).split(';base64,');
		expect(Buffer.from(base64, 'base64').toString()).toBe('One coffee, 9.50');
	});
});
