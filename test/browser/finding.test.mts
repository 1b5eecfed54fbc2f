import { eventually } from './support/eventually.mts';
import { useStories } from './support/story.mts';

describe('a new user who looks for WhatsApp in the list of nodes', () => {
	const story = useStories();

	story('finds the node by "whatsapp" and by "pilot", and adds it', async ({ editor }) => {
		await editor.newWorkflow();
		await editor.searchNodes('pilot');
		await eventually(async () => expect((await editor.nodeNames())[0]).toBe('Pilot Status'));
		await editor.closeNodes();
		await editor.searchNodes('whatsapp');
		await eventually(async () => expect(await editor.nodeNames()).toContain('Pilot Status'));

		await editor.chooseNode('Pilot Status');
		await editor.unfold('Actions');
		await editor.chooseNode('Send text message');

		const panel = await editor.panel();
		await eventually(async () => expect(await panel.value('operation')).toBe('Send Text'));
		await panel.close();
		await editor.node('Send text message').waitFor();
	});

	story('adds the trigger for messages that arrive', async ({ editor }) => {
		await editor.newWorkflow();
		await editor.searchNodes('whatsapp');
		await editor.chooseNode('Pilot Status');
		await editor.chooseNode('On message received');

		const panel = await editor.panel();
		await eventually(async () => {
			expect(await panel.labels()).toEqual(['Trigger On', 'Options']);
			expect(await panel.field('events').innerText()).toContain('Message Received');
		});
		await panel.close();
		await editor.node('Pilot Status Trigger').waitFor();
	});
});
