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
		'Use the field "id" of the output of a send, its "correlationId", or the ID that WhatsApp gave the message',
	);
	const wait = readWait(item);
	if (wait !== undefined && wait.timeoutMs > LONG_WAIT_MS) {
		item.hint(
			'This node keeps asking until the message has come so far. For long waits the Pilot Status Trigger is better: it starts a workflow when the message is delivered or read.',
		);
	}
	return { method: 'GET', path: pathWith('/v1/messages', messageId, 'Message ID') };
}
