import { sleep } from 'n8n-workflow';

import type { ApiResult, Failure } from '../../shared/api/types';

/**
 * After so long without any answer but refusals (ms), what is left of the run is not tried: ten thousand items, each with its
 * own budget, would wait for days.
 */
const LONGEST_REFUSAL_MS = 600_000;
const SILENT = 'Pilot Status has accepted nothing for ten minutes';
/** After so many answers without a complaint, one more request may be under way. */
const CALM = 10;

/** Decides when the requests of a run go out. */
interface RateLimiter {
	/** Resolves when a request may go out, or when none will any more. */
	enter(): Promise<void>;
	/** After each `enter`, with what came of it; `wasMade` when the server was asked for it. */
	leave(result: ApiResult, wasMade: boolean): void;
	/** Lets nothing out until a moment (ms since 1970). */
	hold(until: number): void;
	/** Lets every request fail until a moment (ms since 1970), with the failure that it is for and why. */
	close(until: number, failure: Failure, reason: string): void;
	/** What a request fails with while it is closed. */
	closed(): ApiResult | undefined;
}

/**
 * Makes the limiter of one run: a number of requests side by side that is halved by each 429 and grows again slowly, pauses
 * that hold all of them, and an end where nothing gets through any more.
 *
 * @param concurrency most requests side by side
 * @param isStopped ends all waiting
 */
export function createRateLimiter(concurrency: number, isStopped: () => boolean): RateLimiter {
	const sleepers: Array<() => void> = [];
	let heldUntil = 0;
	let allowed = concurrency;
	let underWay = 0;
	let calm = 0;
	/** Since when every answer was a refusal (ms since 1970). */
	let refusedSince: number | undefined;
	let closing: { until: number; result: ApiResult } | undefined;
	const closed = (): ApiResult | undefined =>
		closing !== undefined && Date.now() < closing.until ? closing.result : undefined;
	const isOver = (): boolean => isStopped() || closed() !== undefined;
	const close = (until: number, failure: Failure, reason: string): void => {
		const note = saysNotSent(failure)
			? 'Not tried again'
			: 'Nothing was sent, and it was not tried again';
		closing = { until, result: withNotes(failure, `${note}: ${reason}`) };
	};
	const noteRefusal = (result: ApiResult): void => {
		if (result.ok || !result.failure.canRetry) {
			refusedSince = undefined;
			return;
		}
		refusedSince ??= Date.now();
		if (Date.now() - refusedSince > LONGEST_REFUSAL_MS) close(Infinity, result.failure, SILENT);
	};
	const noteConcurrency = (result: ApiResult): void => {
		if (!result.ok && result.failure.httpStatus === 429) {
			allowed = Math.max(1, Math.floor(allowed / 2));
			calm = 0;
		} else if (allowed < concurrency && (calm += 1) >= CALM) {
			allowed += 1;
			calm = 0;
		}
	};
	return {
		enter: async () => {
			while (!isOver()) {
				await waitUntil(heldUntil, isOver);
				if (underWay < allowed && Date.now() >= heldUntil) break;
				if (underWay >= allowed) await new Promise<void>((resolve) => sleepers.push(resolve));
			}
			underWay += 1;
		},
		leave: (result, wasMade) => {
			underWay -= 1;
			if (wasMade) {
				noteRefusal(result);
				noteConcurrency(result);
			}
			for (const wake of sleepers.splice(0)) wake();
		},
		hold: (until) => {
			heldUntil = Math.max(heldUntil, until);
		},
		close,
		closed,
	};
}

/** A failure with more sentences after its description. */
export function withNotes(failure: Failure, ...notes: string[]): ApiResult {
	const description = [failure.description, ...notes].join('. ');
	return { ok: false, failure: { ...failure, description } };
}

/** Tells whether a failure says already that nothing was sent. */
export function saysNotSent({ description }: Failure): boolean {
	return /nothing was sent/i.test(description);
}

/** Longest uninterrupted wait (ms), so that a stopped execution is noticed within a second. */
const SLICE_MS = 500;

/** Waits until a moment (ms since 1970), or until the execution is stopped. */
export async function waitUntil(moment: number, isStopped: () => boolean): Promise<void> {
	for (let left = moment - Date.now(); left > 0 && !isStopped(); left = moment - Date.now()) {
		await sleep(Math.min(left, SLICE_MS));
	}
}

/**
 * Keeps messages apart: each call resolves at least `delayMs` after the one before, however many calls wait.
 */
export function createThrottle(delayMs: number, isStopped: () => boolean): () => Promise<void> {
	let nextStart = 0;
	return async () => {
		if (delayMs === 0) return;
		const start = Math.max(Date.now(), nextStart);
		nextStart = start + delayMs;
		await waitUntil(start, isStopped);
	};
}
