import type { INodeProperties } from 'n8n-workflow';

/** Fields of Get. */
export const properties: INodeProperties[] = [
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
