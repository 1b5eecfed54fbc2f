import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { launchChromium } from '../browser/chromium.mts';
import { keepEvidence } from '../browser/evidence.mts';
import { openTabs, signIn, type Tabs } from '../browser/tabs.mts';
import { projectFolder } from '../n8n/cache.mts';
import { Closers } from '../start/closers.mts';
import type { Png } from './frame.mts';
import { pictureConversation } from './hero.mts';
import { pictureCredential, pictureTemplate, pictureTrigger } from './panels.mts';
import { setPictureStage } from './stage.mts';
import { pictureWorkflow } from './workflow.mts';

const folder = join(projectFolder, 'docs', 'pictures');

function keep(name: string, png: Png): void {
	writeFileSync(join(folder, `${name}.png`), png);
	console.log(`docs/pictures/${name}.png  ${Math.round(png.length / 1000)} kB`);
}

/** Makes the pictures of the documentation anew, from a running n8n and a running sandbox. */
async function main(closers: Closers): Promise<void> {
	mkdirSync(folder, { recursive: true });
	const stage = await setPictureStage(closers);
	const browser = await launchChromium();
	closers.add('The browser', async () => await browser.close());
	const signedIn = await signIn(browser, stage.n8n.url, stage.owner);
	const opened: Array<{ tabs: Tabs; suffix: string; workflowId: string }> = [];
	for (const colorScheme of ['light', 'dark'] as const) {
		stage.sandbox.reset();
		const suffix = colorScheme === 'dark' ? '-dark' : '';
		const tabs = await openTabs(browser, stage.n8n.url, signedIn, {
			colorScheme,
			viewport: { width: 1180, height: 740 },
			deviceScaleFactor: 1.5,
		});
		const { editor } = tabs;
		closers.add('What the browser showed', async () => {
			if (process.exitCode === 1) await keepEvidence('pictures', tabs.context.pages());
		});
		const workflow = await stage.n8n.client.importWorkflow(pictureWorkflow(stage.credential));
		const conversation = await pictureConversation(stage, tabs, workflow, colorScheme === 'dark');
		keep(`hero${suffix}`, conversation.hero);
		keep(`send-and-wait${suffix}`, conversation.waiting);
		await editor.openWorkflow(workflow.id);
		keep(`trigger${suffix}`, await pictureTrigger(editor));
		// Room for all fields down to the variables.
		await editor.page.setViewportSize({ width: 1180, height: 880 });
		await editor.openWorkflow(workflow.id);
		keep(`template${suffix}`, await pictureTemplate(editor));
		opened.push({ tabs, suffix, workflowId: workflow.id });
	}
	// A second credential, which the nodes of the other pictures must not show.
	for (const { tabs, suffix, workflowId } of opened) {
		await tabs.editor.openWorkflow(workflowId);
		keep(`credential${suffix}`, await pictureCredential(stage, tabs.editor));
	}
}

const closers = new Closers();
try {
	await main(closers);
} catch (error) {
	console.error(error);
	process.exitCode = 1;
} finally {
	await closers.closeAll((problem) => console.error(problem));
}
