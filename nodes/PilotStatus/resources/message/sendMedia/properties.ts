import type { INodeProperties } from 'n8n-workflow';

import { destinationFields } from '../shared/destination';
import {
	deliverAtField,
	deliverUntilField,
	labelsField,
	markReadField,
	sendingOptions,
} from '../shared/sendOptions';

/** Fields of Send Media. A caption is not shown for audio, which arrives as a voice note (current send page). */
export const properties: INodeProperties[] = [
	...destinationFields,
	{
		displayName: 'Media From',
		name: 'mediaSource',
		type: 'options',
		options: [
			{ name: 'Data URI', value: 'dataUri', description: 'A text that holds the whole file' },
			{
				name: 'Input File',
				value: 'binary',
				description: 'A file (binary data) of the input item',
			},
			{ name: 'URL', value: 'url', description: 'A public web address' },
		],
		default: 'url',
	},
	{
		displayName: 'Media URL',
		name: 'mediaUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/invoice.pdf',
		description: 'A public web address from which Pilot Status fetches the file',
		displayOptions: { show: { mediaSource: ['url'] } },
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the input field that holds the file',
		displayOptions: { show: { mediaSource: ['binary'] } },
	},
	{
		displayName: 'Send File As',
		name: 'binaryDelivery',
		type: 'options',
		options: [
			{
				name: 'Automatic',
				value: 'auto',
				description: 'Data URI for an official Meta number, signed URL for a QR-paired one',
			},
			{
				name: 'Data URI',
				value: 'dataUri',
				description: 'The file travels inside the request. Official Meta numbers take it.',
			},
			{
				name: 'Signed URL',
				value: 'signedUrl',
				description:
					'Pilot Status fetches the file from this n8n, which must be reachable from the internet',
			},
		],
		default: 'auto',
		description: 'How the file gets to Pilot Status',
		displayOptions: { show: { mediaSource: ['binary'] } },
	},
	{
		displayName: 'Data URI',
		name: 'mediaDataUri',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. data:image/png;base64,iVBORw0...',
		hint: 'Official Meta numbers take it. QR-paired numbers need a URL.',
		displayOptions: { show: { mediaSource: ['dataUri'] } },
	},
	{
		displayName: 'Media Type',
		name: 'mediaType',
		type: 'options',
		options: [
			{ name: 'Audio (Voice Note)', value: 'audio' },
			{
				name: 'Automatic',
				value: 'auto',
				description: 'Known from the file or from the ending of the URL',
			},
			{ name: 'Document', value: 'document' },
			{ name: 'Image', value: 'image' },
			{ name: 'Video', value: 'video' },
		],
		default: 'auto',
		description: 'How WhatsApp shows the file',
	},
	{
		displayName: 'Caption',
		name: 'caption',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. Your invoice for March',
		description: 'Text below an image, video or document. A voice note has none.',
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
