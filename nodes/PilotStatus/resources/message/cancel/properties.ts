import type { INodeProperties } from 'n8n-workflow';

/** Fields of Cancel. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Scheduled Message ID',
		name: 'scheduledMessageId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. cmx0aaaa1111',
		description: 'ID from the output of the send. Only messages not sent yet can be canceled.',
	},
];
