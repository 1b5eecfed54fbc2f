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
/** After so many answers without a complaint, one more request may be under way. */
const CALM = 10;

/** A request that was not made, because the execution was stopped while it waited for its turn. */
const STOPPED: ApiResult = { ok: false, failure: CANCELLED.failure };

/**
 * A client that waits and asks again when the server certainly took nothing: 429, a refused connection, an unresolved
 * name. Anything else is given back at once, because it may have been accepted. A 429 holds every request of the
 * run until the time of `Retry-After`, and fewer of them go side by side afterwards.
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
				const result = isStopped() ? STOPPED : await client.call(request, kind);
				gate.leave(result);
				if (result.ok || !result.failure.canRetry || isStopped()) return result;
				const pause = pauseOf(result.failure, tries);
				if (tries >= MOST_TRIES || waited + pause > LONGEST_WAIT_MS)
					return givenUp(result.failure, tries);
				waited += pause;
				gate.hold(Date.now() + pause);
			}
		},
	};
}

interface Gate {
	/** Resolves when a request may go out. */
	enter(): Promise<void>;
	leave(result: ApiResult): void;
	/** Lets nothing out until a moment (ms since 1970). */
	hold(until: number): void;
}

function createGate(lanes: number, isStopped: () => boolean): Gate {
	const sleepers: Array<() => void> = [];
	let heldUntil = 0;
	let allowed = lanes;
	let underWay = 0;
	let calm = 0;
	return {
		enter: async () => {
			while (!isStopped()) {
				await waitUntil(heldUntil, isStopped);
				if (underWay < allowed && Date.now() >= heldUntil) break;
				if (underWay >= allowed) await new Promise<void>((resolve) => sleepers.push(resolve));
			}
			underWay += 1;
		},
		leave: (result) => {
			underWay -= 1;
			if (!result.ok && result.failure.httpStatus === 429) {
				allowed = Math.max(1, Math.floor(allowed / 2));
				calm = 0;
			} else if (allowed < lanes && (calm += 1) >= CALM) {
				allowed += 1;
				calm = 0;
			}
			for (const wake of sleepers.splice(0)) wake();
		},
		hold: (until) => {
			heldUntil = Math.max(heldUntil, until);
		},
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
	const asks =
		failure.retryAfter === undefined ? '' : `. Pilot Status asks to wait: ${failure.retryAfter}`;
	const description = `${failure.description}. Tried ${tries} times, nothing was sent${asks}`;
	return { ok: false, failure: { ...failure, description } };
}
