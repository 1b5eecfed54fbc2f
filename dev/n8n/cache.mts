import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { takeLock } from '../process/lock.mts';
import { errorCode } from '../process/process.mts';
import { readJson } from '../project.mts';
import type { N8nVersion } from './versions.mts';

/** How a download reports, and how it is ended. */
export interface DownloadOptions {
	/** Takes one line of progress. */
	progress: (line: string) => void;
	/** Ends the download; what came so far is thrown away at the next try. */
	signal?: AbortSignal | undefined;
}

interface Marker {
	contents: string;
	platform: string;
	arch: string;
}

const packageName = 'n8n-nodes-pilot-status-whatsapp';
const markerName = '.complete.json';
const progressEveryMs = 15_000;
const lockLimitMs = 3_600_000;

/** Gives the user's cache folder for what this project downloads: `$XDG_CACHE_HOME` or `~/.cache`, as the XDG base directories say. */
export function cacheFolder(): string {
	const configured = process.env['XDG_CACHE_HOME'];
	// The specification says that a relative path there is to be ignored.
	const base = configured?.startsWith('/') === true ? configured : join(homedir(), '.cache');
	return join(base, packageName);
}

/** Gives the folder of one n8n: an npm project whose node_modules hold n8n, n8n-core, n8n-workflow and zod. */
export function n8nFolder({ release }: N8nVersion): string {
	return join(cacheFolder(), `n8n-${release}`);
}

/** Tells whether an n8n was downloaded to its end. */
export function isDownloaded(version: N8nVersion): boolean {
	return isComplete(n8nFolder(version), `n8n@${version.release}`);
}

/**
 * Tells whether a cache folder was filled to its end, on this platform, with these contents (for instance `n8n@2.41.1`).
 * A marker that cannot be read counts as not complete.
 */
function isComplete(folder: string, contents: string): boolean {
	try {
		const marker = readJson<Partial<Marker>>(join(folder, markerName));
		const { platform, arch } = process;
		return marker.contents === contents && marker.platform === platform && marker.arch === arch;
	} catch {
		return false;
	}
}

/**
 * Fills a cache folder once. `fill` gets an empty sibling folder, which takes the folder's name only when `fill` is done, so that an
 * interrupted run leaves nothing that looks finished. Of several processes one downloads, and the others wait for it.
 * `contents` (like `n8n@2.41.1`) must be what the marker of a finished folder says; `title` is for the progress lines.
 */
export async function fillCacheFolder(
	folder: string,
	contents: string,
	title: string,
	{ progress, signal }: DownloadOptions,
	fill: (incoming: string) => Promise<void>,
): Promise<void> {
	if (isComplete(folder, contents)) return;
	const onWait = (): void => progress(`Another process downloads ${title}: waiting for it`);
	const release = await takeLock(folder, { limitMs: lockLimitMs, onWait, signal });
	// A name of its own: npm of a run that was killed may still be writing for a moment.
	const incoming = `${folder}.incoming-${randomUUID()}`;
	try {
		// Another process may have filled it while this one waited.
		if (isComplete(folder, contents)) return;
		removeLeftovers(folder, progress);
		mkdirSync(incoming, { recursive: true });
		await withProgress(title, incoming, progress, async () => await fill(incoming));
		const { platform, arch } = process;
		const marker: Marker = { contents, platform, arch };
		writeFileSync(join(incoming, markerName), `${JSON.stringify(marker, null, '\t')}\n`);
		rmSync(folder, { recursive: true, force: true });
		renameSync(incoming, folder);
	} finally {
		await release();
	}
	progress(`${title} is in ${join(basename(dirname(folder)), basename(folder))} of the cache`);
}

/** Removes what interrupted runs left. What cannot be removed yet is named, and removed by the next run. */
function removeLeftovers(folder: string, progress: DownloadOptions['progress']): void {
	for (const name of readdirSync(dirname(folder))) {
		if (!name.startsWith(`${basename(folder)}.incoming`)) continue;
		try {
			rmSync(join(dirname(folder), name), { recursive: true, force: true });
		} catch (error) {
			progress(`${name} of an interrupted run stays for now: ${String(errorCode(error))}`);
		}
	}
}

async function withProgress(
	title: string,
	incoming: string,
	progress: DownloadOptions['progress'],
	work: () => Promise<void>,
): Promise<void> {
	const startedAt = Date.now();
	progress(`Downloading ${title}. This happens once and can take several minutes`);
	const reporter = setInterval(() => {
		const seconds = Math.round((Date.now() - startedAt) / 1000);
		const time = `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
		const count = countPackages(incoming);
		const done = count === 0 ? 'npm is looking packages up' : `${count} packages on disk`;
		progress(`Downloading ${title}: ${time}, ${done}`);
	}, progressEveryMs);
	try {
		await work();
	} finally {
		clearInterval(reporter);
	}
}

function countPackages(folder: string): number {
	const modules = join(folder, 'node_modules');
	if (!existsSync(modules)) return 0;
	return readdirSync(modules)
		.map((name) => (name.startsWith('@') ? readdirSync(join(modules, name)).length : 1))
		.reduce((sum, count) => sum + count, 0);
}
