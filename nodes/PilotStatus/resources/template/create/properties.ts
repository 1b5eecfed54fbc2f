import type { INodeProperties } from 'n8n-workflow';

import { contentFields } from '../shared/contentFields';

/** Fields of Create. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Template Name',
		name: 'templateName',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. order_update',
		description: 'Letters and digits. Other characters become underscores.',
	},
	{
		displayName: 'Category',
		name: 'templateCategory',
		type: 'options',
		options: [
			{ name: 'Marketing', value: 'MARKETING', description: 'Offers and news' },
			{ name: 'One-Time Password', value: 'OTP', description: 'Sign-in codes' },
			{ name: 'Utility', value: 'UTILITY', description: 'Updates on orders, bookings or accounts' },
		],
		default: 'UTILITY',
		description: 'Cannot be changed later',
	},
	{
		displayName: 'Language',
		name: 'templateLanguage',
		type: 'string',
		default: 'pt_BR',
		required: true,
		placeholder: 'e.g. en_US',
		description: 'Language code, such as pt_BR, en_US or es',
	},
	...contentFields,
];
