import { type Browser, chromium } from 'playwright-core';

import { findChromium } from '../programs/browser.mts';
import { ensurePrograms } from '../programs/ensure.mts';

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
