import type { INodeProperties } from 'n8n-workflow';

import { contentFields } from '../shared/contentFields';
import { targetTemplateField } from '../shared/target';

/** Fields of Update. */
export const properties: INodeProperties[] = [
	targetTemplateField,
	...contentFields,
	{
		displayName: 'Options',
		name: 'templateUpdateOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Language',
				name: 'language',
				type: 'string',
				default: '',
				placeholder: 'e.g. en_US',
				description: 'New language code',
			},
		],
	},
];
