import type { INodeProperties } from 'n8n-workflow';

/** Fields of Wait Until Quiet; their defaults read what the trigger gives. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Contact',
		name: 'quietContact',
		type: 'string',
		required: true,
		default: '={{ $json.replyTo }}',
		description: 'Who wrote: as the trigger gives it',
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
		description: 'How long no further message may come',
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
				description: 'Older messages are left out',
			},
			{
				displayName: 'Separator',
				name: 'separator',
				type: 'string',
				default: '\n',
				description: 'What stands between the texts; \\n is a line break',
			},
		],
	},
];
