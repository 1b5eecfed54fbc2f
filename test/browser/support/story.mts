import type { Browser } from 'playwright-core';

import {
	launchChromium,
	keepEvidence,
	openTabs,
	type SignedIn,
	signIn,
	type Tabs,
} from '../../../dev/browser/browser.mts';
import type { Editor } from '../../../dev/browser/editor.mts';
import { mainVersion } from '../../../dev/n8n/versions.mts';
import { type TestEnvironment, useEnvironment } from '../../support/n8n/environment.mts';

/** What a story plays on: a real n8n, a sandbox, and a person's browser that is signed in. */
export interface Scene extends TestEnvironment {
	tabs: Tabs;
	editor: Editor;
}

/** Tells one story as a test. */
export type Story = (name: string, play: (scene: Scene) => Promise<void>) => void;

const minuteMs = 60_000;

/**
 * Prepares n8n, the sandbox and a browser for the stories of a file, and gives the function that tells one. Each has a browser
 * profile of its own. When one fails, what its tabs showed is kept, and the failure names the files.
 */
export function useStories(): Story {
	const environment = useEnvironment(mainVersion);
	let browser: Browser | undefined;
	let signedIn: SignedIn | undefined;

	beforeAll(async () => {
		browser = await launchChromium();
		const { n8n } = environment();
		signedIn = await signIn(browser, n8n.url, n8n.options.owner);
	}, 20 * minuteMs);

	afterAll(async () => {
		await browser?.close();
	}, 5 * minuteMs);

	return (name, play) => {
		it(
			name,
			async () => {
				if (browser === undefined || signedIn === undefined) throw new Error('No browser');
				const tabs = await openTabs(browser, environment().n8n.url, signedIn);
				try {
					await play({ ...environment(), tabs, editor: tabs.editor });
				} catch (error) {
					const files = await keepEvidence(name, tabs.context.pages());
					const reason = error instanceof Error ? error.message : String(error);
					throw new Error([reason, 'What the browser showed:', ...files].join('\n'), {
						cause: error,
					});
				} finally {
					await tabs.context.close();
				}
			},
			20 * minuteMs,
		);
	};
}
