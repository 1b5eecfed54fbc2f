import { eventually } from './support/eventually.mts';
import { useStories } from './support/story.mts';
import { openSend, sendNode } from './support/workflows.mts';

describe('what a conversation needs', () => {
	const story = useStories();

	story('waits until a contact is quiet, and gives their message', async ({ editor, ...scene }) => {
		const phone = '+5511955500004';
		await openSend(
			{ editor, ...scene },
			{
				resource: 'conversation',
				operation: 'waitUntilQuiet',
				quietContact: phone,
				quietMessageId: 'wamid.A',
				quietFor: 1,
			},
		);
		const panel = await editor.openNode(sendNode);
		const labels = [
			'Resource',
			'Operation',
			'Contact',
			'Message ID',
			'Quiet For (Seconds)',
			'Options',
		];
		await eventually(async () => expect(await panel.labels()).toEqual(labels));
		await panel.execute();
		expect(await panel.output()).toMatchObject([{ messages: [{ messageId: 'wamid.A' }] }]);
	});

	story('sends Markdown as WhatsApp shows it, in parts where it is long', async (scene) => {
		const phone = '+5511955500005';
		const text = `**Hello** [shop](https://shop.example.test)\n\n${'One more sentence. '.repeat(300)}`;
		await openSend(scene, {
			destinationNumber: phone,
			text,
			textOptions: { textFormat: 'markdown', splitLongText: true },
		});
		const panel = await scene.editor.openNode(sendNode);
		await panel.shows(['Text Format', 'Split Long Text']);
		await panel.execute();
		const output = (await panel.output()) as Array<{ parts: unknown[] }>;
		expect(output).toHaveLength(1);
		const sent = scene.sandbox.control.accepted().map(({ body }) => String(body['text']));
		expect(sent.length).toBeGreaterThan(1);
		expect(output[0]?.parts).toHaveLength(sent.length);
		expect(sent.join(' ').match(/One more sentence\./g)).toHaveLength(300);
		expect(sent[0]).toMatch(/^\*Hello\* shop \(https:\/\/shop\.example\.test\)/);
	});
});
