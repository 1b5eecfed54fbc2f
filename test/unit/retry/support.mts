import { failureOfAnswer, failureOfNetwork } from '../../../nodes/shared/api/errors.ts';
import type { ApiRequest, ApiResult } from '../../../nodes/shared/api/types.ts';
import { createRetryingClient } from '../../../nodes/PilotStatus/runner/retry.ts';

const request: ApiRequest = { method: 'POST', path: '/v1/messages/send' };
/** A send that was accepted. */
export const good: ApiResult = {
	ok: true,
	answer: { status: 202, body: { id: 'cmx1' }, headers: {} },
};
/** A failure for a status of the server. */
export const answered = (status: number, headers = {}): ApiResult => ({
	ok: false,
	failure: failureOfAnswer({ status, body: {}, headers }, 'send'),
});
/** A failure for a connection that ended with a code of Node.js. */
export const lost = (code: string): ApiResult => ({
	ok: false,
	failure: failureOfNetwork(Object.assign(new Error(code), { code }), 'send', false),
});

/** A server that gives the results in turn, and the last one for ever; notes when it was asked (ms). */
export function server(
	results: ApiResult[],
	isStopped: () => boolean = () => false,
	concurrency = 5,
	isWatched = false,
) {
	const began = Date.now();
	const asked: number[] = [];
	const seen = { underWay: 0, peak: 0 };
	const client = createRetryingClient(
		{
			call: async () => {
				asked.push(Date.now() - began);
				seen.peak = Math.max(seen.peak, (seen.underWay += 1));
				await new Promise((resolve) => setTimeout(resolve, 10));
				seen.underWay -= 1;
				return results.length > 1 ? (results.shift() ?? good) : (results[0] ?? good);
			},
		},
		concurrency,
		isStopped,
		isWatched,
	);
	const send = async () => await client.call(request, 'send');
	return { asked, seen, send, client };
}

/** Makes time stand still for each test, and pauses as long as their mean. */
export function stopClock(): void {
	beforeEach(() => {
		jest.useFakeTimers();
		jest.spyOn(Math, 'random').mockReturnValue(0.5);
	});
	afterEach(() => {
		jest.restoreAllMocks();
		jest.useRealTimers();
	});
}

/** Runs the clock until a promise is settled. */
export async function settle<T>(promise: Promise<T>): Promise<T> {
	let isSettled = false;
	const watched = promise.finally(() => (isSettled = true));
	while (!isSettled) await jest.advanceTimersByTimeAsync(100);
	return await watched;
}
