import type { INodeProperties } from 'n8n-workflow';

/** Fields of one button of a template, each shown for the types that have it. */
export const buttonFields: INodeProperties[] = [
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'Call', value: 'PHONE_NUMBER' },
			{ name: 'Copy Code', value: 'COPY_CODE' },
			{
				name: 'Quick Reply',
				value: 'QUICK_REPLY',
			},
			{ name: 'Web Page', value: 'URL' },
		],
		default: 'QUICK_REPLY',
	},
	{
		displayName: 'Button Text',
		name: 'text',
		type: 'string',
		default: '',
		placeholder: 'e.g. Show me',
		displayOptions: { show: { type: ['PHONE_NUMBER', 'QUICK_REPLY', 'URL'] } },
	},
	{
		displayName: 'Button URL',
		name: 'url',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/order/{{order_id}}',
		description: 'May end with one variable',
		displayOptions: { show: { type: ['URL'] } },
	},
	{
		displayName: 'Button Phone Number',
		name: 'phoneNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. +55 11 99999-9999',
		displayOptions: { show: { type: ['PHONE_NUMBER'] } },
	},
	{
		displayName: 'Code to Copy',
		name: 'code',
		type: 'string',
		default: '',
		placeholder: 'e.g. SAVE10',
		description: 'Up to 15 letters and digits',
		displayOptions: { show: { type: ['COPY_CODE'] } },
	},
];
