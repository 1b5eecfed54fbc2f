import type { IDataObject } from 'n8n-workflow';

import type { ItemContext } from '../../../operation';
import { pickFields, wantsSimplified } from '../../shared/simplify';
import { type MessageSource, readSource } from './request';

/** The ten most useful fields of each list (docs/api-reference.md 6). */
const FIELDS: Record<MessageSource, Record<string, string>> = {
	history: {
		id: 'id',
		conversationId: 'conversationId',
		direction: 'direction',
		status: 'status',
		messageType: 'messageType',
		text: 'text',
		participantName: 'participantName',
		participantPhone: 'participantPhone',
		mediaUrl: 'media.url',
		providerTimestamp: 'providerTimestamp',
	},
	unread: {
		id: 'id',
		conversationId: 'conversationId',
		type: 'type',
		content: 'content',
		from: 'from',
		fromName: 'fromName',
		mediaId: 'media.id',
		mediaUrl: 'media.url',
		conversationUnreadCount: 'conversationUnreadCount',
		createdAt: 'createdAt',
	},
	group: {
		id: 'id',
		conversationId: 'conversationId',
		groupId: 'groupId',
		groupName: 'groupName',
		type: 'type',
		content: 'content',
		from: 'from',
		fromName: 'fromName',
		mediaUrl: 'media.url',
		createdAt: 'createdAt',
	},
};

/** What a message looks like in the output: as the API gives it, or simplified. */
export function toRow(item: ItemContext): (record: IDataObject) => IDataObject {
	if (!wantsSimplified(item)) return (record) => record;
	const fields = FIELDS[readSource(item)];
	return (record) => pickFields(record, fields);
}
