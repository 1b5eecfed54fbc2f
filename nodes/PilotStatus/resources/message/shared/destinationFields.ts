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
				description: 'A contact, group or channel, depending on the ID',
			},
			{ name: 'Channel', value: 'newsletter' },
			{ name: 'Group', value: 'group' },
			{ name: 'Phone Number', value: 'number' },
		],
		default: 'number',
	},
	{
		displayName: 'Phone Number',
		name: 'destinationNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. +55 11 99999-9999',
		description: 'Phone number with + and country code, or a user ID such as BR.1349',
		displayOptions: { show: { sendTo: ['number'] } },
	},
	{
		displayName: 'Destination',
		name: 'destination',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.replyTo }}',
		description:
			'Phone number with + and country code, or ID of a user, group or channel, such as "replyTo" from the trigger',
		displayOptions: { show: { sendTo: ['any'] } },
	},
	{
		displayName: 'Group',
		name: 'groupId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
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
				hint: 'Group IDs end in @g.us',
			},
		],
	},
	{
		displayName: 'Channel',
		name: 'newsletterId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
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
				hint: 'Channel IDs end in @newsletter',
			},
		],
	},
];
