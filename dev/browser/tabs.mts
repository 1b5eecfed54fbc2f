import type { Browser, BrowserContext } from 'playwright-core';

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
}

/** How long a step may take on a slow machine. */
const patienceMs = 120_000;

/** What a browser remembers of having signed in. */
export type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Signs in to n8n through its form. Done once and remembered, since n8n allows few attempts per minute. */
export async function signIn(browser: Browser, n8nUrl: string, owner: Owner): Promise<SignedIn> {
	const context = await browser.newContext();
	context.setDefaultTimeout(patienceMs);
	await new Editor(await context.newPage(), n8nUrl).signIn(owner);
	const signedIn = await context.storageState();
	await context.close();
	return signedIn;
}

/** Opens a browser profile of its own with an empty first tab for the editor. The caller closes `context`. */
export async function openTabs(
	browser: Browser,
	n8nUrl: string,
	signedIn: SignedIn,
	options: TabOptions = {},
): Promise<Tabs> {
	const { colorScheme = 'light', viewport = { width: 1440, height: 960 } } = options;
	const context = await browser.newContext({
		colorScheme,
		viewport,
		storageState: signedIn,
		deviceScaleFactor: options.deviceScaleFactor ?? 1,
		locale: 'en-US',
		timezoneId: 'UTC',
		reducedMotion: 'reduce',
	});
	context.setDefaultTimeout(patienceMs);
	const editor = new Editor(await context.newPage(), n8nUrl);
	return {
		context,
		editor,
		openPhones: async (sandboxUrl) => {
			const phones = new PhonePage(await context.newPage());
			await phones.open(sandboxUrl);
			return phones;
		},
	};
}
