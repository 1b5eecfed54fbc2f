import type { ApiRequest } from '../../../../shared/api/request';
import type { ItemContext } from '../../../operation';
import { pathWith, requireText } from '../../shared/required';

/** Most ids of one request (docs/api-reference.md 5). */
export const BATCH_SIZE = 100;

/**
 * Reads the id of the message that an item wants cancelled.
 *
 * @throws {InvalidInput} when it is empty, or no id that the outcome can be looked up by
 */
export function toEntry(item: ItemContext): string {
	const label = 'Scheduled Message ID';
	const next = 'Use the "id" field from the output of the send that scheduled the message';
	const id = requireText(item, 'scheduledMessageId', label, next);
	pathWith('/v1/messages', id, label);
	return id;
}

/** A DELETE with a JSON body (docs/api-reference.md 5); an id that several items name is sent once. */
export function toRequest(messageIds: string[]): ApiRequest {
	return {
		method: 'DELETE',
		path: '/v1/messages/cancel',
		body: { messageIds: [...new Set(messageIds)] },
	};
}
