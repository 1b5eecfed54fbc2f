import type { INodeProperties } from 'n8n-workflow';

/**
 * Describes where a message goes: a phone number, a group, a channel, or whatever an ID names (docs/api-reference.md 3.1). None is
 * `required` for n8n: with `sendTo` as an expression n8n shows all of them and would ask for all; `readDestination` refuses an empty one.
 */
export const destinationFields: INodeProperties[] = [
	{
		displayName: 'Send To',
		name: 'sendTo',
		type: 'options',
		options: [
			{
				name: 'Any (By ID)',
				value: 'any',
				description: 'Whatever the ID names: a contact, a group or a channel',
			},
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
		placeholder: 'e.g. +55 11 99999-9999',
		description:
			'The number with + and country code, or the user ID of a contact (such as BR.1349)',
		displayOptions: { show: { sendTo: ['number'] } },
	},
	{
		displayName: 'Destination',
		name: 'destination',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.replyTo }}',
		description:
			'A phone number with + and country code, or the ID of a user, group or channel, such as "replyTo" of the trigger',
		displayOptions: { show: { sendTo: ['any'] } },
	},
	{
		displayName: 'Group',
		name: 'groupId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
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
