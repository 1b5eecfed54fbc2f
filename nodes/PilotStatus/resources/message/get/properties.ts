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
		description:
			'The ID or the correlation ID from the output of a send, or the ID that WhatsApp gave the message',
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
					'How long to wait at most, for Wait For. For waits of more than some minutes use the Pilot Status Trigger, which costs nothing while it waits.',
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
						description:
							'The contact has read it. WhatsApp tells it only when the contact allows it.',
					},
					{ name: 'Sent', value: 'SENT', description: 'WhatsApp has taken the message' },
				],
				default: 'DELIVERED',
				description: 'How far the message must have come before the workflow goes on',
			},
		],
	},
];
