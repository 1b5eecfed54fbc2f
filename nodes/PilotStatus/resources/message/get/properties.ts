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
		description: "The ID or correlation ID from the output of a send, or WhatsApp's own ID",
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
				description:
					'How long Wait For waits at most. For longer waits use the Pilot Status Trigger.',
			},
			{
				displayName: 'Wait For',
				name: 'waitFor',
				type: 'options',
				options: [
					{
						name: 'Delivered',
						value: 'DELIVERED',
						description: 'The message is on the phone of the contact',
					},
					{
						name: 'Read',
						value: 'READ',
						description: 'The contact has read it, where read receipts are on',
					},
					{ name: 'Sent', value: 'SENT', description: 'WhatsApp has taken the message' },
				],
				default: 'DELIVERED',
				description: 'What the message must reach',
			},
		],
	},
];
