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
		description: 'Letters and digits; anything else becomes an underscore',
	},
	{
		displayName: 'Category',
		name: 'templateCategory',
		type: 'options',
		options: [
			{ name: 'Marketing', value: 'MARKETING', description: 'Offers and news' },
			{ name: 'One-Time Password', value: 'OTP', description: 'Codes for signing in' },
			{ name: 'Utility', value: 'UTILITY', description: 'About an order, a booking or an account' },
		],
		default: 'UTILITY',
		description: 'What the template is for. It cannot be changed later.',
	},
	{
		displayName: 'Language',
		name: 'templateLanguage',
		type: 'string',
		default: 'pt_BR',
		required: true,
		placeholder: 'e.g. en_US',
		description: 'Code of the language, such as pt_BR, en_US or es',
	},
	...contentFields,
];
