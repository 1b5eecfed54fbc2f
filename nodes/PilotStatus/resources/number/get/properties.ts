import type { INodeProperties } from 'n8n-workflow';

import { simplifyField } from '../../shared/listFields';

/** Fields of Get. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Number',
		name: 'numberId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a number...',
				typeOptions: { searchListMethod: 'searchNumbers', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. num_1',
				hint: 'ID in Pilot Status, not the phone number',
			},
		],
	},
	{
		displayName: 'Refresh',
		name: 'refreshNumber',
		type: 'boolean',
		default: false,
		description: 'Whether to first update the status of an official number from Meta',
	},
	simplifyField,
];
