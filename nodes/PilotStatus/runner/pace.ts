import { sleep } from 'n8n-workflow';

/** Longest uninterrupted wait (ms), so that a stopped execution is noticed within a second. */
const SLICE_MS = 500;

/** Waits until a moment (ms since 1970), or until the execution is stopped. */
export async function waitUntil(moment: number, isStopped: () => boolean): Promise<void> {
	for (let left = moment - Date.now(); left > 0 && !isStopped(); left = moment - Date.now()) {
		await sleep(Math.min(left, SLICE_MS));
	}
}

/**
 * Keeps messages apart: each call resolves at least `delayMs` after the one before, however many lanes call it.
 */
export function createPace(delayMs: number, isStopped: () => boolean): () => Promise<void> {
	let nextStart = 0;
	return async () => {
		if (delayMs === 0) return;
		const start = Math.max(Date.now(), nextStart);
		nextStart = start + delayMs;
		await waitUntil(start, isStopped);
	};
}
