import type { Tabs } from '../../dev/browser/tabs.mts';
import type { StoredWorkflow } from '../../dev/n8n/client.mts';
import { beside, type Png } from './frame.mts';
import type { PictureStage } from './stage.mts';
import { buttons, names } from './workflow.mts';

const customer = '+5511999990001';
const phoneWidth = 330;

/** The pictures of one conversation: the whole, and the moment in which n8n waits for the answer. */
export interface Conversation {
	hero: Png;
	waiting: Png;
}

/** Runs the workflow in the editor, plays the customer on the phone, and takes the pictures. */
export async function pictureConversation(
	stage: PictureStage,
	tabs: Tabs,
	workflow: StoredWorkflow,
	dark: boolean,
): Promise<Conversation> {
	const { editor } = tabs;
	const phones = await tabs.openPhones(stage.sandbox.url);
	// Room for a whole phone.
	await phones.page.setViewportSize({ width: 1180, height: 900 });
	await editor.page.bringToFront();
	await editor.openWorkflow(workflow.id);
	await editor.part('execute-workflow-button').click();
	await editor.page.getByText('Waiting for trigger event').first().waitFor();
	stage.sandbox.control.webhooks.receive(customer, {
		numberId: 'num_web',
		name: 'Ana Souza',
		text: 'Hi! Where is my order?',
	});
	await phones.shows(customer, 'neighbour take it');
	await phones.phone(customer).locator('button.choice:enabled').first().waitFor();
	await editor.nodeIs(names.ask, 'waiting');
	const take = async (): Promise<Png> => {
		await editor.page.bringToFront();
		const picture = await editor.page.screenshot();
		await phones.page.bringToFront();
		const phone = await phones.phone(customer).locator('.screen').screenshot();
		const width = 1280;
		return await beside(tabs.context, { editor: picture, phone }, { width, phoneWidth, dark });
	};
	const waiting = await take();
	await phones.tap(customer, buttons.yes);
	await phones.shows(customer, '6 pm');
	await editor.nodeIs(names.yes, 'success');
	// The notice of success would lie over the canvas.
	await editor.page.getByText('Workflow executed successfully').waitFor({ state: 'hidden' });
	const hero = await take();
	await phones.page.close();
	return { hero, waiting };
}
