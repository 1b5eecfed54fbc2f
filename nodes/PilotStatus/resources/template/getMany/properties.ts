import type { INodeProperties } from 'n8n-workflow';

import { limitField, returnAllField } from '../../shared/listFields';

/** Fields of Get Many. */
export const properties: INodeProperties[] = [
	returnAllField,
	limitField,
	{
		displayName: 'Filters',
		name: 'templateFilters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Category',
				name: 'category',
				type: 'options',
				options: [
					{ name: 'Marketing', value: 'MARKETING' },
					{ name: 'One-Time Password', value: 'OTP' },
					{ name: 'Utility', value: 'UTILITY' },
				],
				default: 'UTILITY',
			},
			{
				displayName: 'Name Contains',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. order',
				description: 'Ignores case and accents',
			},
			{
				displayName: 'Sendable',
				name: 'sendable',
				type: 'boolean',
				default: true,
				description: 'Whether the template can be sent now',
			},
			{
				displayName: 'Status at Meta',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'Approved', value: 'APPROVED' },
					{ name: 'Disabled', value: 'DISABLED' },
					{ name: 'Pending', value: 'PENDING' },
					{ name: 'Rejected', value: 'REJECTED' },
				],
				default: 'APPROVED',
				description: 'Review status (official Meta numbers only)',
			},
		],
	},
];
