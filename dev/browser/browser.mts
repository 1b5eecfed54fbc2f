import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

import type { Owner } from '../n8n/client.mts';
import { ensurePrograms } from '../programs/ensure.mts';
import { findChromium } from '../programs/find.mts';
import { projectRoot } from '../project.mts';
import { Editor } from './editor.mts';
import { PhonePage } from './phonePage.mts';

/** How the tabs look. */
interface TabOptions {
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

const switches = [
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// Nothing but this machine can be reached, whatever a page asks for.
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
	'--font-render-hinting=none',
];

/**
 * Starts a browser without a window that reaches loopback addresses only; installs it first where that is possible. The
 * caller closes it.
 *
 * @throws {Error} that says what to install when there is no browser
 */
export async function launchChromium(): Promise<Browser> {
	await ensurePrograms(['chromium'], { progress: (line) => console.log(line) });
	// Chromium refuses its sandbox to the superuser, who is the user in many containers.
	const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	return await chromium.launch({
		executablePath: findChromium(),
		args: [...switches, ...asRoot],
		timeout: 300_000,
	});
}

const folder = join(projectRoot, '.test-results', 'browser');

/**
 * Keeps what the tabs show now, a picture and the page's HTML of each, for somebody who wants to know why a step failed.
 *
 * @param name begins the file names, its odd characters replaced
 * @returns the files; a tab that cannot be read any more is left out
 */
export async function keepEvidence(name: string, pages: readonly Page[]): Promise<string[]> {
	mkdirSync(folder, { recursive: true });
	const files: string[] = [];
	for (const [index, page] of pages.entries()) {
		const base = join(folder, `${name.replace(/[^\w.-]+/g, '-')}-tab${index + 1}`);
		try {
			await page.screenshot({ path: `${base}.png`, timeout: 60_000 });
			files.push(`${base}.png`);
			writeFileSync(`${base}.html`, await page.content());
			files.push(`${base}.html`);
		} catch (error) {
			files.push(`${base}: ${String(error)}`);
		}
	}
	return files;
}
