// `npm run pictures` makes all pictures, `npm run pictures -- credential` (or several names) only these, in light and in dark.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { launchChromium } from '../../dev/browser/chromium.mts';
import { keepEvidence } from '../../dev/browser/evidence.mts';
import { openTabs, signIn } from '../../dev/browser/tabs.mts';
import { projectRoot } from '../../dev/project.mts';
import { Closers } from '../../dev/cleanup.mts';
import type { Png } from './frame.mts';
import { pictureConversation } from './hero.mts';
import { pictureCredential, pictureTemplate, pictureTrigger } from './panels.mts';
import { setPictureStage } from './stage.mts';
import { pictureWorkflow } from './workflow.mts';

const folder = join(projectRoot, 'docs', 'pictures');

/** The pictures, each of which is made in light and in dark. */
const pictures = ['hero', 'send-and-wait', 'trigger', 'template', 'credential'];

function keep(name: string, png: Png): void {
	writeFileSync(join(folder, `${name}.png`), png);
	console.log(`docs/pictures/${name}.png  ${Math.round(png.length / 1000)} kB`);
}

/**
 * Makes the pictures of the documentation anew, from a running n8n and a running sandbox.
 *
 * @param wanted names of pictures; with none, all are made
 */
async function main(closers: Closers, wanted: readonly string[]): Promise<void> {
	const unknown = wanted.filter((name) => !pictures.includes(name));
	if (unknown.length > 0) {
		throw new Error(
			`No picture is called ${unknown.join(', ')}. There are: ${pictures.join(', ')}`,
		);
	}
	const wants = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
	mkdirSync(folder, { recursive: true });
	const stage = await setPictureStage(closers);
	const browser = await launchChromium();
	closers.add('The browser', async () => await browser.close());
	const signedIn = await signIn(browser, stage.n8n.url, stage.owner);
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
		if (wants('hero') || wants('send-and-wait')) {
			const dark = colorScheme === 'dark';
			const conversation = await pictureConversation(stage, tabs, workflow, dark);
			if (wants('hero')) keep(`hero${suffix}`, conversation.hero);
			if (wants('send-and-wait')) keep(`send-and-wait${suffix}`, conversation.waiting);
		}
		if (wants('trigger')) {
			await editor.openWorkflow(workflow.id);
			keep(`trigger${suffix}`, await pictureTrigger(editor));
		}
		// Room for all fields down to the last one.
		await editor.page.setViewportSize({ width: 1180, height: 880 });
		if (wants('template')) {
			await editor.openWorkflow(workflow.id);
			keep(`template${suffix}`, await pictureTemplate(editor));
		}
		if (wants('credential')) {
			await editor.openWorkflow(workflow.id);
			keep(`credential${suffix}`, await pictureCredential(editor));
		}
	}
}

const closers = new Closers();
try {
	await main(closers, process.argv.slice(2));
} catch (error) {
	console.error(error);
	process.exitCode = 1;
} finally {
	await closers.closeAll((problem) => console.error(problem));
}
