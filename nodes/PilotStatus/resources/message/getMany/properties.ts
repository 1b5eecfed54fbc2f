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
				description: 'Messages of the groups that the number is in',
			},
			{
				name: 'History',
				value: 'history',
				description: 'All messages of about one month',
			},
			{
				name: 'Unread',
				value: 'unread',
				description: 'Received messages that nobody has read yet',
			},
		],
		default: 'history',
		description: 'Which messages to get',
	},
	returnAllField,
	limitField,
	{ ...startDateField, displayOptions: withDates },
	{ ...endDateField, displayOptions: withDates },
	simplifyField,
];
