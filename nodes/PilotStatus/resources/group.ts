import type { INodeProperties } from 'n8n-workflow';

import type { ApiRequest } from '../../shared/api/types';
import { InvalidInput } from '../../shared/invalidInput';
import { normalisePhone } from '../../shared/phone';
import { readList, shorten } from '../../shared/values';
import type { ItemContext, RequestOperation, ListOperation, Resource } from '../operation';
import { limitField, returnAllField } from '../runner/paginate';
import { requireText, pathWith, requireId } from './common/read';

/** Fields of Create. */
const createFields: INodeProperties[] = [
	{
		displayName: 'Subject',
		name: 'groupSubject',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Team',
		description: 'Name of the group',
	},
	{
		displayName: 'Participants',
		name: 'groupParticipants',
		type: 'string',
		default: '',
		placeholder: 'e.g. +55 11 99999-9999, +55 11 98888-8888',
		description: 'Comma-separated phone numbers with + and country code',
	},
];

const LABEL = 'Participants';

/**
 * Makes the request for a new group (docs/api-reference.md 8). Unlike destinations, participants go out as digits without `+`.
 *
 * @throws {InvalidInput} when the subject is empty or a participant is no phone number
 */
function createRequest(item: ItemContext): ApiRequest {
	const subject = requireText(item, 'groupSubject', 'Subject', 'Enter a name for the group');
	const participants = readParticipants(item.get('groupParticipants', ''));
	return {
		method: 'POST',
		path: '/v1/groups',
		body: { subject, ...(participants.length === 0 ? {} : { participants }) },
	};
}

/** Reads the participants, each once; none is refused silently. */
function readParticipants(value: unknown): string[] {
	return [...new Set(readList(value, LABEL).map(toDigits))];
}

function toDigits(entry: string): string {
	const phone = normalisePhone(entry, LABEL);
	if (phone.startsWith('+')) return phone.slice(1);
	throw new InvalidInput(
		`"${LABEL}" has "${shorten(phone)}", a user ID, but groups are created from phone numbers`,
		'Enter phone numbers with + and country code, such as +55 11 99999-9999',
	);
}

/** Makes a group. */
const create: RequestOperation = {
	value: 'create',
	name: 'Create',
	action: 'Create group',
	description: 'Create a WhatsApp group that includes this number',
	kind: 'create',
	properties: createFields,
	toRequest: createRequest,
};

/** Fields of Get. */
const getFields: INodeProperties[] = [
	{
		displayName: 'Group',
		name: 'targetGroupId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a group...',
				typeOptions: { searchListMethod: 'searchGroups', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 120363000000000000@g.us',
				hint: 'Group IDs end in @g.us',
			},
		],
	},
];

/**
 * The details of a group (docs/api-reference.md 8).
 *
 * @throws {InvalidInput} when none is chosen
 */
function getRequest(item: ItemContext): ApiRequest {
	const id = requireId(item, 'targetGroupId', 'Group');
	return { method: 'GET', path: pathWith('/v1/groups', id, 'Group') };
}

/** One group. */
const get: RequestOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get group',
	description: 'Get the details of a group',
	kind: 'other',
	properties: getFields,
	toRequest: getRequest,
};

/** Fields of Get Many. */
const getManyFields: INodeProperties[] = [returnAllField, limitField];

/** All groups of the number (docs/api-reference.md 8). */
function getManyRequest(): ApiRequest {
	return { method: 'GET', path: '/v1/groups' };
}

/** The groups that the number is in; the API documents no pages (docs/api-reference.md 8). */
const getMany: ListOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many groups',
	description: 'Retrieve a list of groups the number belongs to',
	kind: 'list',
	properties: getManyFields,
	toRequest: getManyRequest,
	keys: ['groups'],
};

/** WhatsApp groups that the number is in. */
export const group: Resource = {
	value: 'group',
	name: 'Group',
	defaultOperation: 'getMany',
	operations: [create, get, getMany],
};
