import type { ApiClient } from '../../shared/api/client';
import type { ApiResult, Failure } from '../../shared/api/request';
import { CANCELLED } from './outcome';
import { waitUntil } from './pace';

/** How often, and how long in all (ms), one request is tried again before it fails as not sent. */
const MOST_TRIES = 6;
const LONGEST_WAIT_MS = 120_000;
/** First and longest pause where the server names none (ms). */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/**
 * After so long without any answer but refusals (ms), what is left of the run is not tried: ten thousand items, each with its
 * own budget, would wait for days.
 */
const LONGEST_REFUSAL_MS = 600_000;
/** After so many answers without a complaint, one more request may be under way. */
const CALM = 10;

/** Why the requests of a run are not made any more. */
const ASKED = 'Pilot Status asks to wait longer than a run waits';
const SILENT = 'for ten minutes Pilot Status took nothing';

/** A request that was not made, because the execution was stopped while it waited for its turn. */
const STOPPED: ApiResult = { ok: false, failure: CANCELLED.failure };

/**
 * A client that waits and asks again when the server certainly took nothing: 429, a refused connection, an unresolved
 * name. Anything else is given back at once, because it may have been accepted. A 429 holds every request of the
 * run until the time of `Retry-After`, and fewer of them go side by side afterwards. Where that time is longer than
 * anyone waits here, or nothing has got through for ten minutes, the requests of the run fail without being made.
 *
 * @param lanes most requests side by side
 * @param isStopped ends all waiting
 */
export function createPatientClient(
	client: ApiClient,
	lanes: number,
	isStopped: () => boolean,
): ApiClient {
	const gate = createGate(lanes, isStopped);
	return {
		call: async (request, kind) => {
			let waited = 0;
			for (let tries = 1; ; tries += 1) {
				await gate.enter();
				const refused = isStopped() ? STOPPED : gate.closed();
				const result = refused ?? (await client.call(request, kind));
				gate.leave(result, refused === undefined);
				if (refused !== undefined) return refused;
				if (result.ok || !result.failure.canRetry || isStopped()) return result;
				const pause = pauseOf(result.failure, tries);
				if (pause > LONGEST_WAIT_MS) gate.close(Date.now() + pause, result.failure, ASKED);
				if (tries >= MOST_TRIES || waited + pause > LONGEST_WAIT_MS)
					return givenUp(result.failure, tries);
				waited += pause;
				gate.hold(Date.now() + pause);
			}
		},
	};
}

interface Gate {
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

function createGate(lanes: number, isStopped: () => boolean): Gate {
	const sleepers: Array<() => void> = [];
	let heldUntil = 0;
	let allowed = lanes;
	let underWay = 0;
	let calm = 0;
	/** Since when every answer was a refusal (ms since 1970). */
	let refusedSince: number | undefined;
	let closing: { until: number; result: ApiResult } | undefined;
	const closed = (): ApiResult | undefined =>
		closing !== undefined && Date.now() < closing.until ? closing.result : undefined;
	const isOver = (): boolean => isStopped() || closed() !== undefined;
	const close = (until: number, failure: Failure, reason: string): void => {
		closing = {
			until,
			result: withNote(failure, `Nothing was sent, and not tried again: ${reason}`),
		};
	};
	const notePatience = (result: ApiResult): void => {
		if (result.ok || !result.failure.canRetry) {
			refusedSince = undefined;
			return;
		}
		refusedSince ??= Date.now();
		if (Date.now() - refusedSince > LONGEST_REFUSAL_MS) close(Infinity, result.failure, SILENT);
	};
	const noteLanes = (result: ApiResult): void => {
		if (!result.ok && result.failure.httpStatus === 429) {
			allowed = Math.max(1, Math.floor(allowed / 2));
			calm = 0;
		} else if (allowed < lanes && (calm += 1) >= CALM) {
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
				notePatience(result);
				noteLanes(result);
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

/** `Retry-After` in seconds or as a date; without it, pauses that grow, and differ so that lanes do not return together. */
function pauseOf({ retryAfter }: Failure, tries: number): number {
	if (retryAfter !== undefined) {
		const seconds = Number(retryAfter);
		const pause = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(retryAfter) - Date.now();
		if (Number.isFinite(pause)) return Math.max(0, pause);
	}
	const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1));
	return pause * (0.75 + Math.random() / 2);
}

function givenUp(failure: Failure, tries: number): ApiResult {
	const { retryAfter } = failure;
	const asks = retryAfter === undefined ? '' : `. Pilot Status asks to wait: ${retryAfter}`;
	return withNote(failure, `Tried ${tries} times, nothing was sent${asks}`);
}

function withNote(failure: Failure, note: string): ApiResult {
	return { ok: false, failure: { ...failure, description: `${failure.description}. ${note}` } };
}
