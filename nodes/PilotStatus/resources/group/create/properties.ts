import type { INodeProperties } from 'n8n-workflow';

/** Fields of Create. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Subject',
		name: 'groupSubject',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Team',
		description: 'Name of the group',
	},
	{
		displayName: 'Participants',
		name: 'groupParticipants',
		type: 'string',
		default: '',
		placeholder: 'e.g. +55 11 99999-9999, +55 11 98888-8888',
		description: 'Comma-separated phone numbers with + and country code',
	},
];
