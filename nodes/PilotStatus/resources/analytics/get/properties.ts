import type { INodeProperties } from 'n8n-workflow';

/** Fields of Get. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Period',
		name: 'analyticsPeriod',
		type: 'options',
		options: [
			{ name: '30 Days', value: '30d' },
			{ name: '7 Days', value: '7d' },
			{ name: '90 Days', value: '90d' },
		],
		default: '7d',
		description: 'Number of days to include',
	},
	{
		displayName: 'Time Zone',
		name: 'analyticsTimezone',
		type: 'string',
		default: '',
		placeholder: 'e.g. America/Sao_Paulo',
		description: "IANA name. Defaults to the workflow's time zone.",
	},
];
