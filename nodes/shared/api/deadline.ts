import type { ApiContext } from './types';

/** Requests of one context that begin within so long of each other end together (ms): a timer for each would cost a tenth of a send. */
const SLOT_MS = 1_000;

/** Ends the requests that share it. */
export interface Deadline {
	/** The context for n8n's HTTP helper, which ends its request with it. */
	context: ApiContext;
	/** Whether the time is over; false where the execution was stopped before. */
	isOver(): boolean;
}

interface Slot extends Deadline {
	begunAt: number;
}

/** The latest slot of each limit, by context. */
const slots = new WeakMap<ApiContext, Map<number, Slot>>();

/**
 * Gives what ends a request when its time is over or the execution is stopped.
 *
 * @param limitMs time that the request has at least; it has at most a second more
 */
export function deadlineFor(context: ApiContext, limitMs: number): Deadline {
	const byLimit = slots.get(context) ?? new Map<number, Slot>();
	slots.set(context, byLimit);
	const latest = byLimit.get(limitMs);
	if (latest !== undefined && Date.now() - latest.begunAt < SLOT_MS) return latest;
	const slot = openSlot(context, limitMs);
	byLimit.set(limitMs, slot);
	return slot;
}

function openSlot(context: ApiContext, limitMs: number): Slot {
	const ending = new AbortController();
	const end = (): void => ending.abort();
	const stop =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	if (stop?.aborted === true) end();
	stop?.addEventListener('abort', end, { once: true });
	let isOver = false;
	AbortSignal.timeout(limitMs + SLOT_MS).addEventListener(
		'abort',
		() => {
			stop?.removeEventListener('abort', end);
			isOver = !ending.signal.aborted;
			end();
		},
		{ once: true },
	);
	return {
		begunAt: Date.now(),
		context: endedBy(context, ending.signal),
		isOver: () => isOver,
	};
}

/**
 * The context with another cancel signal. n8n's helper replaces `abortSignal` of the options by the signal of the execution,
 * which it asks the context for (n8n 1.123 to 2.41), so this is the way to give it one that ends single requests.
 */
function endedBy(context: ApiContext, signal: AbortSignal): ApiContext {
	const own = { getExecutionCancelSignal: { value: () => signal } };
	return Object.create(context, own) as ApiContext;
}
