import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import { lock } from 'proper-lockfile';

import { errorCode } from './process.mts';
import { waitUntil } from './wait.mts';

// A holder that was killed leaves its lock behind, which counts no more once its heartbeat is missing for this long (ms).
// A busy machine delays a heartbeat by seconds.
const stale = 30_000;

/** How long to wait for a lock, and what to do while waiting. */
export interface LockOptions {
	/** When to give up (ms). */
	limitMs: number;
	/** Called once when there is somebody to wait for. */
	onWait?: () => void;
	signal?: AbortSignal | undefined;
}

/**
 * Takes the lock of a folder or file, which need not exist, and gives the function that releases it. Waits while another
 * process holds it, also while one that was killed may hold it.
 * Throws after the limit.
 */
export async function takeLock(path: string, options: LockOptions): Promise<() => Promise<void>> {
	mkdirSync(dirname(path), { recursive: true });
	let hasWaited = false;
	return await waitUntil(
		async () => {
			try {
				// Without a heartbeat of ours somebody else may take over: that is for the others to see, and no reason to end.
				const release = await lock(path, {
					realpath: false,
					stale,
					onCompromised: () => undefined,
				});
				return async () => await release().catch(() => undefined);
			} catch (error) {
				if (errorCode(error) !== 'ELOCKED') throw error;
				if (!hasWaited) options.onWait?.();
				hasWaited = true;
				return undefined;
			}
		},
		{ for: `the lock of ${path}`, limitMs: options.limitMs, everyMs: 500, signal: options.signal },
	);
}
