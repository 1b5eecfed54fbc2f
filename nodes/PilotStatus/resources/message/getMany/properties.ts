import type { INodeProperties } from 'n8n-workflow';

import { endDateField, startDateField } from '../../shared/dateRange';
import { limitField, returnAllField, simplifyField } from '../../shared/listFields';

/** Unread messages cannot be chosen by date (docs/api-reference.md 6). */
const withDates = { show: { messageSource: ['history', 'group'] } };

/** Fields of Get Many. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Messages',
		name: 'messageSource',
		type: 'options',
		options: [
			{
				name: 'From Groups',
				value: 'group',
			},
			{
				name: 'History',
				value: 'history',
				description: 'About the last month',
			},
			{
				name: 'Unread',
				value: 'unread',
			},
		],
		default: 'history',
	},
	returnAllField,
	limitField,
	{ ...startDateField, displayOptions: withDates },
	{ ...endDateField, displayOptions: withDates },
	simplifyField,
];
