import type { INodeProperties } from 'n8n-workflow';

import { mediaFields, mediaSources } from '../shared/mediaFields';

/** Fields of the file that replaces the one of the template. */
export const templateMediaFields: INodeProperties[] = [
	{
		displayName: 'Media From',
		name: 'templateMedia',
		type: 'options',
		options: [
			...mediaSources.slice(0, 2),
			{
				name: 'Template',
				value: 'template',
				description: "The template's own file, if any",
			},
			...mediaSources.slice(2),
		],
		default: 'template',
	},
	...mediaFields(
		{
			source: 'templateMedia',
			url: 'templateMediaUrl',
			field: 'templateBinaryPropertyName',
			delivery: 'templateBinaryDelivery',
			dataUri: 'templateMediaDataUri',
			type: 'templateMediaType',
		},
		{ hide: { templateMedia: ['template'] } },
	),
];
