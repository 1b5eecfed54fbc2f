import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Returns the full path of a program (`redis-server`), or undefined when it is in no folder of the search path. */
export function findOnPath(program: string): string | undefined {
	const folder = folderOnPath(program);
	return folder === undefined ? undefined : join(folder, program);
}

/** Returns the first folder of the search path that holds a program. */
function folderOnPath(program: string): string | undefined {
	return searchPath().find((folder) => isProgram(join(folder, program)));
}

// Servers are in folders that the path of an ordinary user may lack.
function searchPath(): string[] {
	const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
	return [...path, '/usr/local/sbin', '/usr/sbin', '/sbin', '/opt/homebrew/bin'];
}

/** Tells whether the file exists and may be run. */
function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

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

const postgresRoot = '/usr/lib/postgresql';

/** Returns the folder of PostgreSQL's programs, of its newest version; undefined when there is none. */
export function findPostgres(): string | undefined {
	return newestOfDebian() ?? folderOnPath('initdb');
}

// Debian keeps each version in a folder of its own, which is not on the path.
function newestOfDebian(): string | undefined {
	if (!existsSync(postgresRoot)) return undefined;
	const versions = readdirSync(postgresRoot)
		.filter((name) => existsSync(join(postgresRoot, name, 'bin', 'initdb')))
		.sort((one, other) => Number(other) - Number(one));
	return versions[0] === undefined ? undefined : join(postgresRoot, versions[0], 'bin');
}
