import { CredentialDialog } from '../../dev/browser/credentialDialog.mts';
import { eventually } from './support/eventually.mts';
import { useStories } from './support/story.mts';

describe('making the credential in the editor', () => {
	const story = useStories();

	story('says why a wrong key is refused, and that the right one is accepted', async (scene) => {
		const { editor, sandbox } = scene;
		await editor.newWorkflow();
		await editor.searchNodes('pilot');
		await editor.chooseNode('Pilot Status');
		await editor.unfold('Actions');
		await editor.chooseNode('Send text message');
		const panel = await editor.panel();

		const dialog = new CredentialDialog(editor.page);
		await dialog.openNew();
		const labels = [
			'Authentication',
			'API Key',
			'Number ID',
			'Base URL',
			'Allowed HTTP Request Domains',
		];
		await eventually(async () => expect(await dialog.labels()).toEqual(labels));
		await dialog.fill('baseUrl', sandbox.url);
		await dialog.fill('apiKey', 'ps_of_nobody');
		await dialog.save();
		await dialog.refuses('Pilot Status does not know this key');

		await dialog.fill('apiKey', 'ps_sandbox_meta');
		await dialog.save();
		// A test that succeeds closes the dialog; the result is read in that of the stored credential.
		await dialog.closed();
		await eventually(async () => expect(await panel.credential()).toBe('Pilot Status account'));
		await dialog.openStored();
		await dialog.success.waitFor();
		await dialog.close();
	});
});
