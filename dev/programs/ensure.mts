import { existsSync, readdirSync } from 'node:fs';

import { isDownloaded } from '../n8n/cache.mts';
import { type N8nVersion, mainVersion, n8nVersions } from '../n8n/versions.mts';
import { aptCommand, installPackages } from './apt.mts';
import { findChromium, findOnPath, findPostgres } from './find.mts';

/** How to see to it that programs are there; another machine in tests. */
export interface EnsureOptions {
	/** Told before something is installed. */
	progress?: (line: string) => void;
	known?: Readonly<Record<ProgramName, Need>>;
	/** Beginning of a command line that runs apt-get; undefined where that cannot be. */
	apt?: () => readonly string[] | undefined;
	install?: (apt: readonly string[], packages: readonly string[]) => Promise<void>;
}

function joined(words: readonly string[]): string {
	const last = words.at(-1) ?? '';
	return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

function sentence(missing: readonly Need[], why: string): string {
	const packages = missing.flatMap((need) => need.packages).join(' ');
	const labels = joined(missing.map(({ label }) => label));
	return `These programs are needed and not on this machine: ${labels}. ${why} On Debian or Ubuntu install them with: apt-get install -y ${packages}`;
}

/**
 * Makes sure that programs are on this machine: installs Debian's packages of those that are missing, all at once.
 *
 * @param names programs that are needed; nothing happens for those that are there
 * @throws {Error} with one message that names everything to install, when it cannot be installed from here
 */
export async function ensurePrograms(
	names: readonly ProgramName[],
	options: EnsureOptions = {},
): Promise<void> {
	const { known = needs, apt = aptCommand, install = installPackages } = options;
	const missing = names.map((name) => known[name]).filter((need) => !need.isThere());
	if (missing.length === 0) return;
	const command = apt();
	if (command === undefined) {
		throw new Error(sentence(missing, 'They cannot be installed from here.'));
	}
	const packages = missing.flatMap((need) => need.packages);
	options.progress?.(`Installing ${joined(packages)} with apt-get`);
	let cause: unknown;
	try {
		await install(command, packages);
	} catch (error) {
		cause = error;
	}
	const absent = missing.filter((need) => !need.isThere());
	if (absent.length === 0) return;
	throw new Error(sentence(absent, `apt-get could not install them (${lastLine(cause)}).`), {
		cause,
	});
}

function lastLine(cause: unknown): string {
	const text = cause instanceof Error ? cause.message : 'it named no reason';
	return text.trim().split('\n').at(-1) ?? '';
}

/** Names of what the tests need beside Node.js. */
type ProgramName = 'compilers' | 'chromium' | 'redis' | 'postgresql';

/** A program, or several that serve one purpose, that Node.js does not include. */
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
 * Names what the tests of some n8n versions need: compilers for those that are not on this machine yet; the editor in a browser
 * and queue mode belong to the main version.
 */
export function neededFor(
	versions: readonly string[],
	isHere: (version: N8nVersion) => boolean = isDownloaded,
): ProgramName[] {
	const chosen = n8nVersions.filter(({ name }) => versions.includes(name));
	const compiles = chosen.some((version) => !isHere(version));
	return [
		...(compiles ? (['compilers'] as const) : []),
		...(versions.includes(mainVersion) ? (['chromium', 'redis', 'postgresql'] as const) : []),
	];
}

/** Places of the servers that queue mode needs beside n8n. */
interface QueuePrograms {
	/** Path of `redis-server`. */
	redisServer: string;
	/** Folder with `initdb`, `postgres` and `pg_isready` of one version of PostgreSQL. */
	postgresFolder: string;
}

/**
 * Finds Redis and PostgreSQL, and installs them where they are missing and that is possible. Their services are not
 * started: whoever asks starts servers of their own.
 *
 * @throws {Error} with one sentence that says what to install
 */
export async function findServers(progress: (line: string) => void): Promise<QueuePrograms> {
	await ensurePrograms(['redis', 'postgresql'], { progress });
	const redisServer = findOnPath('redis-server');
	const postgresFolder = findPostgres();
	if (redisServer === undefined || postgresFolder === undefined) {
		throw new Error('Redis or PostgreSQL is gone after it was there');
	}
	return { redisServer, postgresFolder };
}
