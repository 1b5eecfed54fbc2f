import type { NodePanel } from '../../dev/browser/nodePanel.mts';
import { eventually } from './support/eventually.mts';
import { useStories } from './support/story.mts';
import { openSend, sendNode } from './support/workflows.mts';

const always = ['Resource', 'Operation'];
const sendingOptions = ['Options', 'Sending Options'];

/** What each way of sending asks for, below the destination. */
const modes = [
	{ operation: 'Send Text', fields: ['Text', 'Specify Buttons', ...sendingOptions] },
	{
		operation: 'Send Template',
		fields: ['Template', 'Specify Variables', 'Media From', 'Specify Buttons', ...sendingOptions],
	},
	{
		operation: 'Send Media',
		fields: ['Media From', 'Media URL', 'Media Type', 'Caption', ...sendingOptions],
	},
	{
		operation: 'Send and Wait for Response',
		fields: ['Message', 'Response Type', 'Approval Options', 'Reply In', 'Options'],
	},
];

/** Waits until the panel shows these labels and no others. */
async function labelsAre(panel: NodePanel, labels: string[]): Promise<void> {
	await eventually(async () => expect(await panel.labels()).toEqual(labels));
}

describe('the fields of a message', () => {
	const story = useStories();

	story('are those of its kind, and none of another', async (scene) => {
		await openSend(scene, {});
		const panel = await scene.editor.openNode(sendNode);
		for (const { operation, fields } of [...modes, ...modes.slice(0, 1)]) {
			await panel.choose('operation', operation);
			await panel.shows(fields.slice(0, 1));
			await labelsAre(panel, [...always, 'Send To', 'Phone Number', ...fields]);
		}
		for (const destination of ['Group', 'Channel', 'Phone Number']) {
			await panel.choose('sendTo', destination);
			await panel.shows([destination]);
			const [{ fields } = { fields: [] }] = modes;
			await labelsAre(panel, [...always, 'Send To', destination, ...fields]);
		}
	});

	story('follow where a file comes from and what it is', async (scene) => {
		await openSend(scene, { resource: 'message', operation: 'sendMedia' });
		const panel = await scene.editor.openNode(sendNode);
		const head = [...always, 'Send To', 'Phone Number', 'Media From'];
		const tail = ['Media Type', 'Caption', ...sendingOptions];

		await panel.choose('mediaSource', 'Input File');
		await panel.shows(['Send File As']);
		const file = ['Input Data Field Name', 'Send File As'];
		await labelsAre(panel, [...head, ...file, ...tail]);

		await panel.choose('mediaSource', 'Data URI');
		await panel.shows(['Data URI']);
		await labelsAre(panel, [...head, 'Data URI', ...tail]);

		await panel.choose('mediaType', 'Audio (Voice Note)');
		await panel.lacks(['Caption']);
		const voice = ['Media Type', ...sendingOptions];
		await labelsAre(panel, [...head, 'Data URI', ...voice]);
	});

	story('follow where the buttons come from, header and footer with them', async (scene) => {
		const phone = '+5511955500002';
		const { editor, sandbox } = scene;
		await openSend(scene, { destinationNumber: phone, text: 'Shall we deliver today?' });
		const panel = await editor.openNode(sendNode);
		const head = [...always, 'Send To', 'Phone Number', 'Text', 'Specify Buttons'];
		await labelsAre(panel, [...head, ...sendingOptions]);

		await panel.choose('buttonsMode', 'Using JSON');
		await panel.shows(['Buttons (JSON)']);
		await labelsAre(panel, [...head, 'Buttons (JSON)', 'Header', 'Footer', ...sendingOptions]);
		await panel.choose('buttonsMode', 'Using Fields Below');
		await panel.lacks(['Buttons (JSON)']);
		await labelsAre(panel, [...head, 'Buttons', 'Header', 'Footer', ...sendingOptions]);
		await panel.fill('footer', 'Your shop');

		await panel.choose('buttonsMode', 'None');
		await panel.lacks(['Buttons', 'Header', 'Footer']);
		await labelsAre(panel, [...head, ...sendingOptions]);
		await panel.execute();

		// the footer is still saved, and nothing shows it
		expect(await panel.output()).toMatchObject([{ status: 'QUEUED' }]);
		expect(sandbox.control.accepted().map(({ body }) => body)).toEqual([
			{ destinationNumber: phone, text: 'Shall we deliver today?' },
		]);
	});

	story('let three buttons be built, which go out as built', async (scene) => {
		const { editor, sandbox } = scene;
		const phone = '+5511955500001';
		await openSend(scene, { destinationNumber: phone, text: 'Shall we deliver today?' });
		const panel = await editor.openNode(sendNode);

		await panel.choose('buttonsMode', 'Using Fields Below');
		await panel.shows(['Header', 'Footer']);
		await panel.add('buttons');
		await panel.fill('displayText', 'Yes');
		await panel.fill('id', 'yes');
		await panel.add('buttons');
		await panel.choose('type', 'Web Page', 1);
		await panel.fill('displayText', 'Follow', 1);
		await panel.fill('url', 'https://shop.example.test/42');
		await panel.add('buttons');
		await panel.choose('type', 'Call', 2);
		await panel.fill('displayText', 'Call us', 2);
		await panel.fill('phoneNumber', '+55 11 90000-0999');
		await panel.fill('footer', 'Your shop');
		await panel.execute();

		expect(await panel.output()).toMatchObject([{ status: 'QUEUED' }]);
		expect(sandbox.control.accepted().map(({ body }) => body)).toEqual([
			{
				destinationNumber: phone,
				text: 'Shall we deliver today?',
				buttons: [
					{ type: 'reply', displayText: 'Yes', id: 'yes' },
					{ type: 'url', displayText: 'Follow', url: 'https://shop.example.test/42' },
					{ type: 'call', displayText: 'Call us', phoneNumber: '+5511900000999' },
				],
				footer: 'Your shop',
			},
		]);
	});
});
