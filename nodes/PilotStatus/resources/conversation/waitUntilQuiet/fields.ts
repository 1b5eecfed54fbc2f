import type { INodeProperties } from 'n8n-workflow';

/** Fields of Wait Until Quiet; their defaults read what the trigger gives. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Contact',
		name: 'quietContact',
		type: 'string',
		required: true,
		default: '={{ $json.replyTo }}',
		description: 'The contact, group, or channel that wrote',
	},
	{
		displayName: 'Message ID',
		name: 'quietMessageId',
		type: 'string',
		default: '={{ $json.messageId }}',
		description: 'The message that started this execution',
	},
	{
		displayName: 'Quiet For (Seconds)',
		name: 'quietFor',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 60 },
		default: 5,
		description: 'How long to wait for another message',
	},
	{
		displayName: 'Options',
		name: 'quietOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Look Back (Minutes)',
				name: 'lookBack',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 1440 },
				default: 15,
				description: 'How far back to include messages',
			},
			{
				displayName: 'Separator',
				name: 'separator',
				type: 'string',
				default: '\n',
				description: 'Text between the messages, such as \\n for a line break',
			},
		],
	},
];
