import type { INodeProperties } from 'n8n-workflow';

import { contentFields } from '../shared/contentFields';
import { targetTemplateField } from '../shared/target';

/** Fields of Update. */
export const properties: INodeProperties[] = [
	{
		...targetTemplateField,
		hint: 'On an official Meta number it is reviewed again, and cannot be sent until Meta approves it. Its category cannot change.',
	},
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
				description: 'Code of the language in which the template is written from now on',
			},
		],
	},
];
