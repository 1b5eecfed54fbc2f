import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import { normalisePhone } from '../../../../shared/phone';
import type { ItemReader } from '../../../operation';

/** Where a message goes: exactly one of a phone number, a group and a channel (reference 3.1). */
export const destinationFields: INodeProperties[] = [
	{
		displayName: 'Send To',
		name: 'sendTo',
		type: 'options',
		options: [
			{ name: 'Channel', value: 'newsletter', description: 'A WhatsApp channel of the number' },
			{ name: 'Group', value: 'group', description: 'A WhatsApp group that the number is in' },
			{ name: 'Phone Number', value: 'number', description: 'One contact' },
		],
		default: 'number',
		description: 'Who receives the message',
	},
	{
		displayName: 'Phone Number',
		name: 'destinationNumber',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. +55 11 99999-9999',
		description:
			'The number with + and country code. Spaces, brackets and dashes may stay; digits are never changed. Also takes the business-scoped user ID of a contact (such as BR.1349).',
		displayOptions: { show: { sendTo: ['number'] } },
	},
	{
		displayName: 'Group',
		name: 'groupId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The WhatsApp group that receives the message',
		displayOptions: { show: { sendTo: ['group'] } },
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
				hint: 'The ID of a group ends in @g.us',
			},
		],
	},
	{
		displayName: 'Channel',
		name: 'newsletterId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The WhatsApp channel in which the message is published',
		displayOptions: { show: { sendTo: ['newsletter'] } },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a channel...',
				typeOptions: { searchListMethod: 'searchNewsletters', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 120363000000000000@newsletter',
				hint: 'The ID of a channel ends in @newsletter',
			},
		],
	},
];

/**
 * The destination an item asks for, as the one field of the request that stands for it.
 *
 * @throws {InvalidInput} when it is missing or not of its kind
 */
export function readDestination(item: ItemReader): IDataObject {
	const sendTo = item.get<unknown>('sendTo', 'number');
	switch (sendTo) {
		case 'number':
			return {
				destinationNumber: normalisePhone(item.get('destinationNumber', ''), 'Phone Number'),
			};
		case 'group':
			return { groupId: chosenId(item, 'groupId', 'Group', '@g.us') };
		case 'newsletter':
			return { newsletterId: chosenId(item, 'newsletterId', 'Channel', '@newsletter') };
		default:
			throw invalidChoice('Send To', sendTo, ['number', 'group', 'newsletter']);
	}
}

function chosenId(
	item: Pick<ItemReader, 'getId'>,
	name: string,
	label: string,
	ending: string,
): string {
	const id = item.getId(name, label);
	if (id === '') {
		throw new InvalidInput(`"${label}" is empty`, `Choose one from the list, or enter its ID`);
	}
	if (!id.endsWith(ending) || /\s/.test(id) || id === ending) {
		throw new InvalidInput(
			`"${label}" needs an ID that ends in ${ending}`,
			'Choose one from the list, or copy the whole ID',
		);
	}
	return id;
}
