import type { BrowserContext } from 'playwright-core';

import type { Tabs } from '../../dev/browser/browser.mts';
import type { StoredWorkflow } from '../../dev/n8n/client.mts';
import type { Sandbox } from '../../sandbox/index.mts';
import { buttons, names } from './workflow.mts';

const customer = '+5511999990001';
const phoneWidth = 330;
const width = 1280;

/** The pictures of one conversation: the whole, and the moment in which n8n waits for the reply. */
export interface Conversation {
	hero: Buffer;
	waiting: Buffer;
}

/** Runs the workflow in the editor, plays the customer on the phone, and takes the pictures. */
export async function pictureConversation(
	sandbox: Sandbox,
	tabs: Tabs,
	workflow: StoredWorkflow,
	dark: boolean,
): Promise<Conversation> {
	const { editor } = tabs;
	const phones = await tabs.openPhones(sandbox.url);
	// Room for a whole phone.
	await phones.page.setViewportSize({ width: 1180, height: 900 });
	await editor.page.bringToFront();
	await editor.openWorkflow(workflow.id);
	await editor.executeWorkflow();
	await editor.page.getByText('Waiting for trigger event').first().waitFor();
	const text = 'Hi! Where is my order?';
	sandbox.control.webhooks.receive(customer, { numberId: 'num_web', name: 'Ana Souza', text });
	await phones.shows(customer, 'neighbour take it');
	await phones.phone(customer).locator('button.choice:enabled').first().waitFor();
	await editor.nodeIs(names.ask, 'waiting');
	const take = async (): Promise<Buffer> => {
		await editor.page.bringToFront();
		const picture = await editor.page.screenshot();
		await phones.page.bringToFront();
		const phone = await phones.phone(customer).locator('.screen').screenshot();
		return await sideBySide(tabs.context, picture, phone, dark);
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

/** Puts a picture of the editor and one of a phone side by side into one, as PNG; the editor takes the width that is left. */
async function sideBySide(
	context: BrowserContext,
	editor: Buffer,
	phone: Buffer,
	dark: boolean,
): Promise<Buffer> {
	const page = await context.newPage();
	const line = dark ? '#30363d' : '#d8dbe0';
	const image = (png: Buffer, style: string): string =>
		`<img style="display:block;${style}" src="data:image/png;base64,${png.toString('base64')}">`;
	await page.setViewportSize({ width, height: 10 });
	await page.setContent(`<body style="margin:0;background:${dark ? '#0d1117' : '#ffffff'}">
		<main style="display:flex;gap:20px;align-items:center;padding:6px;box-sizing:border-box">
			${image(editor, `flex:1;min-width:0;border:1px solid ${line};border-radius:12px`)}
			${image(phone, `flex:none;width:${phoneWidth}px;border-radius:${phoneWidth / 10.5}px`)}
		</main></body>`);
	await page.locator('img').last().waitFor();
	const png = await page.locator('main').screenshot();
	await page.close();
	return png;
}
