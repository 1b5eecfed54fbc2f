import type { ApiClient } from '../../shared/api/client';
import type { ApiResult, Failure } from '../../shared/api/types';
import { waitUntil, createRateLimiter, saysNotSent, withNotes } from './rateLimiter';
import { CANCELLED } from './results';

/** How often, and how long in all (ms), one request is tried again before it fails as not sent. */
const MOST_TRIES = 6;
const LONGEST_WAIT_MS = 120_000;
/** Tries of a request without a connection, while a person watches and nothing has ever been reached: a wrong Base URL. */
const WATCHED_TRIES = 3;
/** First and longest pause where the server names none (ms). */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** Tries, first pause, and time in all (ms) of a request that changes nothing, after a fault that may pass. */
const READ_TRIES = 5;
const FIRST_READ_PAUSE_MS = 500;
const LONGEST_READ_MS = 60_000;

/** Why the requests of a run are not made any more. */
const ASKED = 'Pilot Status requests a longer wait than an execution allows';
const UNREACHED = 'No request of this execution reached Pilot Status';

/** A request that was not made, because the execution was stopped while it waited for its turn. */
const STOPPED: ApiResult = { ok: false, failure: CANCELLED.failure };

/**
 * Makes a client that waits and asks again when the server certainly took nothing: 429, a refused connection, an unresolved
 * name. A request that changes nothing (GET) is asked again after a 5xx, a time-out or a cut too. Anything else is given back
 * at once, because it may have been accepted. A 429 holds every request of the run for the time of `Retry-After`, and fewer of
 * them go side by side afterwards. Where that time is longer than anyone waits here, or nothing has got through for ten
 * minutes, the requests of the run fail without being made.
 *
 * @param concurrency most requests side by side
 * @param isStopped ends all waiting
 * @param isWatched whether a person waits for the run, who learns of a wrong address after seconds instead of half a minute
 */
export function createRetryingClient(
	client: ApiClient,
	concurrency: number,
	isStopped: () => boolean,
	isWatched = false,
): ApiClient {
	const limiter = createRateLimiter(concurrency, isStopped);
	let isReached = false;
	return {
		call: async (request, kind, options = {}) => {
			const isRead = request.method === 'GET';
			const began = Date.now();
			let waited = 0;
			for (let tries = 1; ; tries += 1) {
				await limiter.enter();
				const refused = isStopped() ? STOPPED : limiter.closed();
				const result = refused ?? (await client.call(request, kind, options));
				limiter.leave(result, refused === undefined);
				if (refused !== undefined) return refused;
				isReached ||=
					result.ok || result.failure.httpStatus !== undefined || !result.failure.canRetry;
				if (result.ok || isStopped()) return result;
				const { failure } = result;
				if (isRead && failure.isTransient === true) {
					const until = Math.min(began + LONGEST_READ_MS, options.until ?? Infinity);
					const again = Date.now() + pauseOf(failure, tries, FIRST_READ_PAUSE_MS);
					if (tries >= READ_TRIES || again >= until) return givenUp(failure, tries, isRead);
					await waitUntil(again, isStopped);
					continue;
				}
				if (!failure.canRetry) return result;
				const pause = pauseOf(failure, tries, FIRST_PAUSE_MS);
				if (pause > LONGEST_WAIT_MS) limiter.close(Date.now() + pause, failure, ASKED);
				const isHopeless = isWatched && !isReached;
				if (tries >= (isHopeless ? WATCHED_TRIES : MOST_TRIES)) {
					if (isHopeless) limiter.close(Infinity, failure, UNREACHED);
					return givenUp(failure, tries, isRead);
				}
				if (waited + pause > LONGEST_WAIT_MS) return givenUp(failure, tries, isRead);
				waited += pause;
				limiter.hold(Date.now() + pause);
				if (Date.now() + pause >= (options.until ?? Infinity))
					return givenUp(failure, tries, isRead);
			}
		},
	};
}

/**
 * The pause before the next try (ms). Pauses grow, and differ so that requests do not return together; the server can make one
 * longer and never shorter.
 */
function pauseOf({ retryAfterMs = 0 }: Failure, tries: number, first: number): number {
	const own = Math.min(LONGEST_PAUSE_MS, first * 2 ** (tries - 1)) * (0.75 + Math.random() / 2);
	return Math.max(own, retryAfterMs);
}

function givenUp(failure: Failure, tries: number, isRead: boolean): ApiResult {
	const { retryAfter } = failure;
	const sent = isRead || saysNotSent(failure) ? [] : ['nothing was sent'];
	const told = [...(tries > 1 ? [`tried ${tries} times`] : []), ...sent].join(', ');
	const asks = retryAfter === undefined ? [] : [`Pilot Status requests a wait: ${retryAfter}`];
	const notes = told === '' ? asks : [told.charAt(0).toUpperCase() + told.slice(1), ...asks];
	return withNotes(failure, ...notes);
}
