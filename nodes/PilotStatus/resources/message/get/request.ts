import type { ApiRequest } from '../../../../shared/api/request';
import type { ItemContext } from '../../../operation';
import { pathWith, requireText } from '../../shared/required';
import { readWait } from './wait';

/** From this time limit on (ms) the trigger is recommended. */
const LONG_WAIT_MS = 300_000;

/**
 * The status of one message (docs/api-reference.md 4), by any of its three ids.
 *
 * @throws {InvalidInput} when the id is empty or the options do not make sense
 */
export function toRequest(item: ItemContext): ApiRequest {
	const messageId = requireText(
		item,
		'messageId',
		'Message ID',
		'Use the "id" or "correlationId" field from the output of a send, or the message ID from WhatsApp',
	);
	const wait = readWait(item);
	if (wait !== undefined && wait.timeoutMs > LONG_WAIT_MS) {
		item.hint(
			'This node polls until the message reaches the status. For long waits, use the Pilot Status Trigger: it starts a workflow when the message is delivered or read.',
		);
	}
	return { method: 'GET', path: pathWith('/v1/messages', messageId, 'Message ID') };
}
