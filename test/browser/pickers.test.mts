import { eventually } from './support/eventually.mts';
import { useStories } from './support/story.mts';
import { openSend, sendNode } from './support/workflows.mts';

const phone = '+5511955500002';

describe('picking from the account', () => {
	const story = useStories();

	story('gives one input per variable of the template, and new ones for another', async (scene) => {
		const { editor, sandbox } = scene;
		await openSend(scene, { operation: 'sendTemplate', destinationNumber: phone });
		const panel = await editor.openNode(sendNode);

		expect(await panel.entries('templateId')).toContain('order_update_en (UTILITY)');
		await panel.pick('order_update_en (UTILITY)');
		await panel.field('order_id').waitFor();
		await eventually(async () => expect(await panel.variables()).toEqual(['name', 'order_id']));
		await panel.fill('name', 'Ana');

		await panel.entries('templateId');
		await panel.pick('spring_sale (MARKETING)');
		await panel.field('discount').waitFor();
		await eventually(async () => expect(await panel.variables()).toEqual(['name', 'discount']));
		await panel.fill('name', 'Bia');
		await panel.fill('discount', '20%');
		await panel.execute();

		expect(await panel.output()).toMatchObject([{ status: 'QUEUED' }]);
		expect(sandbox.control.accepted().map(({ body }) => body)).toEqual([
			{
				destinationNumber: phone,
				templateId: 'tpl_web_spring_sale',
				variables: { name: 'Bia', discount: '20%' },
			},
		]);
	});

	story('offers the groups of the number, and sends to the one that is picked', async (scene) => {
		const { editor, sandbox } = scene;
		await openSend(scene, { sendTo: 'group', text: 'Good morning, team' });
		const panel = await editor.openNode(sendNode);

		expect(await panel.entries('groupId')).toEqual([
			'Entregas São Paulo',
			'Sales team',
			'Suporte & Ajuda',
		]);
		await panel.pick('Sales team');
		await panel.execute();

		expect(await panel.output()).toMatchObject([{ status: 'QUEUED' }]);
		expect(sandbox.control.accepted().map(({ body }) => body)).toEqual([
			{ groupId: '120363000000000001@g.us', text: 'Good morning, team' },
		]);
	});
});
