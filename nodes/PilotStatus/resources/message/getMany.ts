import type { INodeProperties, IDataObject } from 'n8n-workflow';

import type { ApiRequest } from '../../../shared/api/types';
import { invalidChoice } from '../../../shared/invalidInput';
import type { ItemContext, ListOperation } from '../../operation';
import { limitField, returnAllField, simplifyField } from '../../runner/paginate';
import { endDateField, startDateField, readDateRange } from '../common/dateRange';
import { pickFields, wantsSimplified } from '../common/simplify';

/** Unread messages cannot be chosen by date (docs/api-reference.md 6). */
const withDates = { show: { messageSource: ['history', 'group'] } };

/** Fields of Get Many. */
const properties: INodeProperties[] = [
	{
		displayName: 'Messages',
		name: 'messageSource',
		type: 'options',
		options: [
			{
				name: 'From Groups',
				value: 'group',
			},
			{
				name: 'History',
				value: 'history',
				description: 'About the last month',
			},
			{
				name: 'Unread',
				value: 'unread',
			},
		],
		default: 'history',
	},
	returnAllField,
	limitField,
	{ ...startDateField, displayOptions: withDates },
	{ ...endDateField, displayOptions: withDates },
	simplifyField,
];

const SOURCES = ['history', 'unread', 'group'] as const;

/** Which messages an item wants. */
type MessageSource = (typeof SOURCES)[number];

/** @throws {InvalidInput} for a choice that only an expression can make */
function readSource(item: ItemContext): MessageSource {
	const chosen = item.get<unknown>('messageSource', 'history');
	const source = SOURCES.find((value) => value === chosen);
	if (source === undefined) throw invalidChoice('Messages', chosen, SOURCES);
	return source;
}

/**
 * The list of docs/api-reference.md 6 that the item wants, with its period where the API takes one.
 *
 * @throws {InvalidInput} when the period does not make sense
 */
function toRequest(item: ItemContext): ApiRequest {
	const source = readSource(item);
	const query = source === 'unread' ? {} : readDateRange(item);
	return { method: 'GET', path: `/v1/messages/${source}`, query };
}

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
function toRow(item: ItemContext): (record: IDataObject) => IDataObject {
	if (!wantsSimplified(item)) return (record) => record;
	const fields = FIELDS[readSource(item)];
	return (record) => pickFields(record, fields);
}

/** Reads stored messages: all of the number, those not read yet, or those of groups. */
export const getMany: ListOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many messages',
	description: 'Retrieve a list of messages: history, unread or from groups',
	kind: 'list',
	properties,
	toRequest,
	keys: ['messages'],
	// docs/api-reference.md 6
	pageSize: 100,
	// for unread messages `total` is the sum over all conversations (docs/api-reference.md 6)
	isCounted: (item) => readSource(item) !== 'unread',
	toRow,
};
