/**
 * `npm run screenshots` takes all pictures of the documentation anew, from a running n8n and a running sandbox;
 * `npm run screenshots -- credential` (or several names) only these. Each is taken in light and in dark.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { keepEvidence, launchChromium, openTabs, signIn } from '../../dev/browser/browser.mts';
import { CredentialDialog } from '../../dev/browser/credentialDialog.mts';
import type { Editor } from '../../dev/browser/editor.mts';
import { type CleanupStack, runMain } from '../../dev/cleanup.mts';
import { startEnvironment } from '../../dev/environment.mts';
import { projectRoot } from '../../dev/project.mts';
import { pictureConversation } from './conversation.mts';
import { names, pictureWorkflow } from './workflow.mts';

const folder = join(projectRoot, 'docs', 'pictures');
const owner = { email: 'ana@example.com', password: 'Testing-1', firstName: 'Ana', lastName: 'S' };

/** How to take the pictures of one open node or credential, by name. */
const panels: Readonly<Record<string, (editor: Editor) => Promise<Buffer>>> = {
	/** The trigger with its list of events. */
	trigger: async (editor) => {
		const panel = await editor.openNode(names.trigger);
		await panel.open('events');
		return await panel.picture();
	},
	/** The node that sends a template, with the template picked and its variables filled in. */
	template: async (editor) => {
		const panel = await editor.openNode(names.status);
		await panel.field('order_id').waitFor();
		return await panel.picture();
	},
	/** The filled-in credential after its test succeeded; the key is of the sandbox, and the field hides it. */
	credential: async (editor) => {
		await editor.openNode(names.status);
		const dialog = new CredentialDialog(editor.page);
		await dialog.openStored();
		await dialog.success.waitFor();
		return await dialog.picture();
	},
};
const conversations = ['hero', 'send-and-wait'];

function keep(name: string, png: Buffer): void {
	writeFileSync(join(folder, `${name}.png`), png);
	console.log(`docs/pictures/${name}.png  ${Math.round(png.length / 1000)} kB`);
}

await runMain(async (cleanup: CleanupStack, signal) => {
	const all = [...conversations, ...Object.keys(panels)];
	const asked = process.argv.slice(2);
	const unknown = asked.filter((name) => !all.includes(name));
	if (unknown.length > 0) {
		throw new Error(`No picture is called ${unknown.join(', ')}. There are: ${all.join(', ')}`);
	}
	const wanted = asked.length === 0 ? all : asked;
	mkdirSync(folder, { recursive: true });
	// Slow enough for n8n to wait for an answer before the message is on the phone.
	const { n8n, sandbox, storeCredential } = await startEnvironment(cleanup, {
		sandbox: { deliveryDelayMs: 300 },
		n8n: { owner, logLevel: 'warn' },
		signal,
	});
	const credential = await storeCredential('ps_sandbox_web', 'Pilot Status account');
	const browser = await launchChromium();
	cleanup.add('The browser', async () => await browser.close());
	const signedIn = await signIn(browser, n8n.url, owner);
	for (const colorScheme of ['light', 'dark'] as const) {
		sandbox.reset();
		const dark = colorScheme === 'dark';
		const suffix = dark ? '-dark' : '';
		const viewport = { width: 1180, height: 740 };
		const look = { colorScheme, viewport, deviceScaleFactor: 1.5 };
		const tabs = await openTabs(browser, n8n.url, signedIn, look);
		const { editor } = tabs;
		cleanup.add('What the browser showed', async () => {
			if (process.exitCode === 1) await keepEvidence('screenshots', tabs.context.pages());
		});
		const workflow = await n8n.client.importWorkflow(pictureWorkflow(credential));
		if (wanted.some((name) => conversations.includes(name))) {
			const { hero, waiting } = await pictureConversation(sandbox, tabs, workflow, dark);
			if (wanted.includes('hero')) keep(`hero${suffix}`, hero);
			if (wanted.includes('send-and-wait')) keep(`send-and-wait${suffix}`, waiting);
		}
		for (const [name, take] of Object.entries(panels)) {
			if (!wanted.includes(name)) continue;
			// Room for all fields down to the last one.
			if (name !== 'trigger') await editor.page.setViewportSize({ width: 1180, height: 880 });
			await editor.openWorkflow(workflow.id);
			keep(`${name}${suffix}`, await take(editor));
		}
	}
});
