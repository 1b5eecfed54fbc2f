import type { INodeProperties } from 'n8n-workflow';

/** Fields of Get. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Message ID',
		name: 'messageId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. cmx0aaaa1111',
		description: "ID or correlation ID from the output of a send, or WhatsApp's own message ID",
	},
	{
		displayName: 'Options',
		name: 'getOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Timeout (Seconds)',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 86400 },
				default: 60,
				description: 'Maximum time to wait. For longer waits, use the Pilot Status Trigger.',
			},
			{
				displayName: 'Wait For',
				name: 'waitFor',
				type: 'options',
				options: [
					{
						name: 'Delivered',
						value: 'DELIVERED',
						description: "On the contact's phone",
					},
					{
						name: 'Read',
						value: 'READ',
						description: 'Requires read receipts',
					},
					{ name: 'Sent', value: 'SENT', description: 'Accepted by WhatsApp' },
				],
				default: 'DELIVERED',
				description: 'Status to wait for',
			},
		],
	},
];
