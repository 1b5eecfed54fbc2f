import { existsSync } from 'node:fs';

import { findOnPath } from './path.mts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Places of Chromium and Chrome that are on no search path. */
const otherPlaces = [
	'/snap/bin/chromium',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Returns the path of the browser: the environment's `CHROMIUM_PATH`, or the first that is found; undefined when
 * there is none.
 */
export function findChromium(): string | undefined {
	const named = process.env['CHROMIUM_PATH'];
	if (named !== undefined && named !== '') return named;
	for (const name of names) {
		const found = findOnPath(name);
		if (found !== undefined) return found;
	}
	return otherPlaces.find((path) => existsSync(path));
}
