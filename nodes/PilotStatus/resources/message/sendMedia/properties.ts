import type { INodeProperties } from 'n8n-workflow';

import { destinationFields } from '../shared/destination';
import {
	deliverAtField,
	deliverUntilField,
	labelsField,
	markReadField,
	sendingOptions,
} from '../shared/sendOptions';
import { mediaFields, mediaSources } from '../shared/mediaFields';

/** Fields of Send Media. A caption is not shown for audio, which arrives as a voice note (docs/api-reference.md 3.3). */
export const properties: INodeProperties[] = [
	...destinationFields,
	{
		displayName: 'Media From',
		name: 'mediaSource',
		type: 'options',
		options: mediaSources,
		default: 'url',
	},
	...mediaFields({
		source: 'mediaSource',
		url: 'mediaUrl',
		field: 'binaryPropertyName',
		delivery: 'binaryDelivery',
		dataUri: 'mediaDataUri',
		type: 'mediaType',
	}),
	{
		displayName: 'Caption',
		name: 'caption',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. Your invoice for March',
		description: 'Text below the image, video or document',
		displayOptions: { hide: { mediaType: ['audio'] } },
	},
	{
		displayName: 'Options',
		name: 'mediaOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [deliverAtField, deliverUntilField, labelsField, markReadField],
	},
	sendingOptions,
];
