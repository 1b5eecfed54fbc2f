import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { type Sandbox, startSandbox } from '../../../sandbox/index.mts';
import { keepEvidence, launchChromium } from '../../../dev/browser/browser.mts';
import { PhonePage } from '../../../dev/browser/phonePage.mts';

/** What a story of the phone page plays on: a sandbox with nothing in it, and its page, open in a browser. */
export interface PhoneScene {
	sandbox: Sandbox;
	phones: PhonePage;
	page: Page;
}

/** Tells one story as a test; it fails too when the page had an error or asked something in a window of the browser. */
export type PhoneStory = (
	name: string,
	play: (scene: PhoneScene) => Promise<void>,
	options?: BrowserContextOptions,
	prepare?: (page: Page) => Promise<void>,
) => void;

const minuteMs = 60_000;

function complaintsOf(page: Page): string[] {
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(message.text());
	});
	page.on('dialog', (dialog) => {
		complaints.push(`dialog: ${dialog.message()}`);
		void dialog.dismiss();
	});
	return complaints;
}

/** Prepares the sandbox and a browser for the stories of a file, and gives the function that tells one. */
export function usePhones(): PhoneStory {
	let browser: Browser | undefined;
	let sandbox: Sandbox | undefined;

	beforeAll(async () => {
		browser = await launchChromium();
		sandbox = await startSandbox({ deliveryDelayMs: 5 });
	}, 5 * minuteMs);

	afterAll(async () => {
		await browser?.close();
		await sandbox?.close();
	}, 5 * minuteMs);

	return (name, play, options = {}, prepare) => {
		it(
			name,
			async () => {
				if (browser === undefined || sandbox === undefined) throw new Error('No browser');
				sandbox.reset();
				const context = await browser.newContext(options);
				const page = await context.newPage();
				const complaints = complaintsOf(page);
				try {
					await prepare?.(page);
					const phones = new PhonePage(page);
					await phones.open(sandbox.url);
					await play({ sandbox, phones, page });
					expect(complaints).toEqual([]);
				} catch (error) {
					const files = await keepEvidence(name, [page]);
					const reason = error instanceof Error ? error.message : String(error);
					throw new Error([reason, 'What the browser showed:', ...files].join('\n'), {
						cause: error,
					});
				} finally {
					await context.close();
				}
			},
			5 * minuteMs,
		);
	};
}
