import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { isComplete, markComplete } from './cache.mts';
import { errorCode } from './errorCode.mts';
import { waitForLock } from './lock.mts';

/** How bringing reports, and how it is ended. */
export interface BringOptions {
	/** Takes one line of progress. */
	progress: (line: string) => void;
	/** Ends the bringing; what was brought so far is thrown away at the next try. */
	signal?: AbortSignal | undefined;
}

const progressEveryMs = 15_000;

/**
 * Fills a cache folder once. `fill` gets an empty sibling folder, which takes the folder's name only when `fill` is done, so that an
 * interrupted run leaves nothing that looks finished. Of several processes one brings, and the others wait for it.
 * `contents` (like `n8n@2.41.1`) must be what the marker of a finished folder says; `title` is for the progress lines.
 */
export async function bringFolder(
	folder: string,
	contents: string,
	title: string,
	options: BringOptions,
	fill: (incoming: string) => Promise<void>,
): Promise<void> {
	if (isComplete(folder, contents)) return;
	const lock = await waitForLock(`${folder}.lock`, {
		onWait: (pid) =>
			options.progress(`${title} is being brought by process ${pid}: waiting for it`),
		...(options.signal === undefined ? {} : { signal: options.signal }),
	});
	// A name of its own: npm of a run that was killed may still be writing for a moment.
	const incoming = `${folder}.incoming-${randomUUID()}`;
	try {
		// Another process may have brought it while this one waited.
		if (isComplete(folder, contents)) return;
		removeLeftovers(folder, options.progress);
		mkdirSync(incoming, { recursive: true });
		await withProgress(title, incoming, options.progress, async () => await fill(incoming));
		markComplete(incoming, contents);
		rmSync(folder, { recursive: true, force: true });
		renameSync(incoming, folder);
	} finally {
		lock.release();
	}
	options.progress(
		`${title} is in ${join(basename(dirname(folder)), basename(folder))} of the cache`,
	);
}

/** Removes what interrupted runs left. What cannot be removed yet is named, and removed by the next run. */
function removeLeftovers(folder: string, progress: BringOptions['progress']): void {
	const leftovers = readdirSync(dirname(folder)).filter((name) =>
		name.startsWith(`${basename(folder)}.incoming`),
	);
	for (const name of leftovers) {
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
	progress: BringOptions['progress'],
	work: () => Promise<void>,
): Promise<void> {
	const startedAt = Date.now();
	progress(`Bringing ${title}. This happens once and can take several minutes`);
	const reporter = setInterval(() => {
		const seconds = Math.round((Date.now() - startedAt) / 1000);
		const time = `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
		const count = countPackages(incoming);
		const done = count === 0 ? 'npm is looking packages up' : `${count} packages on disk`;
		progress(`Bringing ${title}: ${time}, ${done}`);
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
