import { CredentialDialog } from '../../dev/browser/credentialDialog.mts';
import type { Editor } from '../../dev/browser/editor.mts';
import type { Png } from './frame.mts';
import { names } from './workflow.mts';

/** The filled-in credential after its test succeeded; the key is of the sandbox, and the field hides it. */
export async function pictureCredential(editor: Editor): Promise<Png> {
	await editor.openNode(names.status);
	const dialog = new CredentialDialog(editor.page);
	await dialog.openStored();
	await dialog.success.waitFor();
	return await dialog.picture();
}

/** The node that sends a template, with the template picked and its variables filled in. */
export async function pictureTemplate(editor: Editor): Promise<Png> {
	const panel = await editor.openNode(names.status);
	await panel.field('order_id').waitFor();
	return await panel.picture();
}

/** The trigger with its list of events. */
export async function pictureTrigger(editor: Editor): Promise<Png> {
	const panel = await editor.openNode(names.trigger);
	await panel.open('events');
	return await panel.picture();
}
