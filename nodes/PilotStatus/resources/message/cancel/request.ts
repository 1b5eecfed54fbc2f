import type { ApiRequest } from '../../../../shared/api/request';
import type { ItemReader } from '../../../operation';
import { requireText } from '../../shared/required';

/** Most ids of one request (reference 5). */
export const BATCH_SIZE = 100;

/**
 * The id of the message that an item wants cancelled.
 *
 * @throws {InvalidInput} when it is empty
 */
export function toEntry(item: ItemReader): string {
	return requireText(
		item,
		'scheduledMessageId',
		'Scheduled Message ID',
		'Use the field "id" of the output of the send that scheduled the message',
	);
}

/** A DELETE with a JSON body (reference 5); an id that several items name is sent once. */
export function toRequest(messageIds: string[]): ApiRequest {
	return {
		method: 'DELETE',
		path: '/v1/messages/cancel',
		body: { messageIds: [...new Set(messageIds)] },
	};
}
