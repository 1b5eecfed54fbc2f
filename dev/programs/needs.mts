import { existsSync, readdirSync } from 'node:fs';

import { isComplete, lineFolder } from '../n8n/cache.mts';
import { type N8nLine, mainLineName, n8nLines } from '../n8n/lines.mts';
import { findChromium } from './browser.mts';
import { findOnPath } from './path.mts';
import { findPostgres } from './postgres.mts';

/** Names of what the tests need beside Node.js. */
export type ProgramName = 'compilers' | 'chromium' | 'redis' | 'postgresql';

/** A program, or several that serve one purpose, that Node.js does not bring along. */
export interface Need {
	/** The programs as people call them. */
	readonly label: string;
	/** Packages of Debian and Ubuntu that hold them. */
	readonly packages: readonly string[];
	/** Tells whether everything is on this machine. */
	isThere(): boolean;
}

const fontFolders = ['/usr/share/fonts', '/usr/local/share/fonts'];

// Without a font Chromium draws no text, and nothing of a page can be clicked.
function hasFonts(): boolean {
	if (process.platform !== 'linux') return true;
	return fontFolders.some((folder) => existsSync(folder) && readdirSync(folder).length > 0);
}

/** Everything that a test may need, in the order in which it is named to people. */
export const needs: Readonly<Record<ProgramName, Need>> = {
	compilers: {
		label: 'make, g++ and Python (they compile SQLite for n8n)',
		packages: ['make', 'g++', 'python3'],
		isThere: () => ['make', 'g++', 'python3'].every((name) => findOnPath(name) !== undefined),
	},
	chromium: {
		label: 'Chromium with a font',
		packages: ['chromium', 'fonts-liberation'],
		isThere: () => findChromium() !== undefined && hasFonts(),
	},
	redis: {
		label: 'Redis',
		packages: ['redis-server'],
		isThere: () => findOnPath('redis-server') !== undefined,
	},
	postgresql: {
		label: 'PostgreSQL',
		packages: ['postgresql'],
		isThere: () => findPostgres() !== undefined,
	},
};

/**
 * Names what the tests of some n8n lines need: compilers for lines that are not on this machine yet; the editor in a browser
 * and queue mode belong to the main line.
 */
export function neededFor(
	lines: readonly string[],
	isBrought: (line: N8nLine) => boolean = (line) =>
		isComplete(lineFolder(line), `n8n@${line.version}`),
): ProgramName[] {
	const chosen = n8nLines.filter(({ name }) => lines.includes(name));
	const compiles = chosen.some((line) => !isBrought(line));
	return [
		...(compiles ? (['compilers'] as const) : []),
		...(lines.includes(mainLineName) ? (['chromium', 'redis', 'postgresql'] as const) : []),
	];
}
