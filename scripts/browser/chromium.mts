import { existsSync } from 'node:fs';

import { type Browser, chromium } from 'playwright-core';

/** Where distributions put Chromium or Chrome. */
const usualPlaces = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/snap/bin/chromium',
];

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
 * Path of the browser: the environment's `CHROMIUM_PATH`, or the first of the usual places.
 * Throws with what to install when there is none.
 */
export function chromiumProgram(): string {
	const program = process.env['CHROMIUM_PATH'] ?? usualPlaces.find((path) => existsSync(path));
	if (program === undefined) {
		throw new Error(
			'Chromium is not installed. Install it (on Debian: apt-get install chromium fonts-liberation), or name another one in CHROMIUM_PATH',
		);
	}
	return program;
}

/** Starts a browser without a window that reaches loopback addresses only. The caller closes it. */
export async function launchChromium(): Promise<Browser> {
	// Chromium refuses its sandbox to the superuser, who is the user in many containers.
	const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	return await chromium.launch({
		executablePath: chromiumProgram(),
		args: [...switches, ...asRoot],
		timeout: 300_000,
	});
}
