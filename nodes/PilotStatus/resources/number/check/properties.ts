import type { INodeProperties } from 'n8n-workflow';

/** Fields of Check. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Phone Number to Check',
		name: 'numberToCheck',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. +55 11 99999-9999',
		description: 'With + and country code',
	},
];
