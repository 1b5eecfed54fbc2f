import type { Browser, BrowserContext, Page } from 'playwright-core';

import type { Owner } from '../n8n/client.mts';
import { Editor } from './editor.mts';
import { PhonePage } from './phonePage.mts';

/** How the tabs look. */
export interface TabOptions {
	/** What n8n and the phone page follow for their colours; light by default. */
	colorScheme?: 'light' | 'dark';
	/** Size of a tab, in CSS pixels. */
	viewport?: { width: number; height: number };
	/** Pixels of a picture for each CSS pixel. */
	deviceScaleFactor?: number;
}

/** A person's browser: the editor in one tab and, once opened, the phones in another. */
export interface Tabs {
	context: BrowserContext;
	editor: Editor;
	/** Opens the phone page of a sandbox in a tab of its own. */
	openPhones: (sandboxUrl: string) => Promise<PhonePage>;
	/** All open tabs, the editor's first. */
	pages: () => Page[];
}

/** How long a step may take on a slow machine. */
const patienceMs = 20_000;

/** Opens a browser profile of its own and signs in to n8n. The caller closes `context`. */
export async function openTabs(
	browser: Browser,
	n8nUrl: string,
	owner: Owner,
	options: TabOptions = {},
): Promise<Tabs> {
	const { colorScheme = 'light', viewport = { width: 1440, height: 960 } } = options;
	const context = await browser.newContext({
		colorScheme,
		viewport,
		deviceScaleFactor: options.deviceScaleFactor ?? 1,
		locale: 'en-US',
		timezoneId: 'UTC',
		reducedMotion: 'reduce',
	});
	context.setDefaultTimeout(patienceMs);
	context.setDefaultNavigationTimeout(patienceMs);
	const editor = new Editor(await context.newPage(), n8nUrl);
	await editor.signIn(owner);
	return {
		context,
		editor,
		openPhones: async (sandboxUrl) => {
			const phones = new PhonePage(await context.newPage());
			await phones.open(sandboxUrl);
			return phones;
		},
		pages: () => context.pages(),
	};
}
