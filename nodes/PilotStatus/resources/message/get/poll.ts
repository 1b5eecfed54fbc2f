import { recordOf } from '../../../../shared/api/answers';
import type { Failure } from '../../../../shared/api/request';
import type { ItemContext, PollResult } from '../../../operation';
import { failureOfDelivery, isCancelled, statusOf } from '../shared/deliveryFailure';
import { readWait, STAGES, type Wait } from './wait';

const CANCELLED: Failure = {
	message: 'The message was canceled before it was sent',
	description: 'It will not be sent. Send it again if it is still needed',
	code: 'MESSAGE_CANCELLED',
	mayHaveBeenSent: false,
	canRetry: false,
};

/**
 * Whether a message has come as far as the item waits for. `FAILED` and `CANCELED` end the wait with their reason; a
 * status this package does not know is waited out.
 *
 * @param since when the wait began (ms since 1970)
 */
export function poll(body: unknown, item: ItemContext, since: number): PollResult | undefined {
	const wait = readWait(item);
	if (wait === undefined) return undefined;
	const message = recordOf(body, 'message') ?? {};
	const status = statusOf(message);
	if (status === 'FAILED') return { failure: failureOfDelivery(message) };
	if (isCancelled(status)) return { failure: CANCELLED };
	// a message that the contact wrote is here already
	if (status === 'RECEIVED' || hasReached(status, wait.stage)) return undefined;
	return { askAgainUntil: since + wait.timeoutMs, onTimeout: timedOut(wait, status) };
}

/** Until when an item waits, whatever comes of its requests (ms since 1970). */
export function waitsUntil(item: ItemContext, since: number): number | undefined {
	const wait = readWait(item);
	return wait === undefined ? undefined : since + wait.timeoutMs;
}

function hasReached(status: string | undefined, wanted: Wait['stage']): boolean {
	return STAGES.findIndex((stage) => stage === status) >= STAGES.indexOf(wanted);
}

function timedOut({ stage, timeoutMs }: Wait, status = 'unknown'): Failure {
	const readReceipts =
		stage === 'READ'
			? '. WhatsApp reports Read only for contacts with read receipts turned on'
			: '';
	return {
		message: `The message was not ${stage.toLowerCase()} within ${timeoutMs / 1_000} seconds`,
		description: `Its status is ${status}, and it may still get there. Do not send it again: wait longer, or use the Pilot Status Trigger${readReceipts}`,
		code: 'WAIT_TIMEOUT',
		mayHaveBeenSent: true,
		canRetry: false,
	};
}
