import type { INodeProperties } from 'n8n-workflow';

/** Fields of Download. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Download From',
		name: 'downloadFrom',
		type: 'options',
		options: [
			{
				name: 'Media ID',
				value: 'id',
				description: 'For official Meta numbers, within minutes of the message',
			},
			{
				name: 'Media Link',
				value: 'link',
				description: 'For messages with a link to the file',
			},
		],
		default: 'id',
	},
	{
		displayName: 'Media ID',
		name: 'mediaId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 1234567890123456',
		description: '"mediaId" from the trigger or an unread message',
		displayOptions: { show: { downloadFrom: ['id'] } },
	},
	{
		displayName: 'Phone Number ID',
		name: 'phoneNumberId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 123456789012345',
		description: '"phoneNumberId" from the trigger (Meta\'s ID of the number)',
		displayOptions: { show: { downloadFrom: ['id'] } },
	},
	{
		displayName: 'Media Link',
		name: 'mediaLink',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://files.example.com/photo.jpg',
		description: '"mediaLink" from the trigger. Your key is not sent to this URL.',
		displayOptions: { show: { downloadFrom: ['link'] } },
	},
	{
		displayName: 'Put Output File in Field',
		name: 'outputBinaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output field to put the file in',
	},
	{
		displayName: 'Options',
		name: 'downloadOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'File Name',
				name: 'fileName',
				type: 'string',
				default: '',
				placeholder: 'e.g. receipt.jpg',
				description: 'Name of the output file',
			},
			{
				displayName: 'Maximum Size (MB)',
				name: 'maxSize',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 100,
				description: 'Larger files are refused',
			},
			{
				displayName: 'MIME Type',
				name: 'mimeType',
				type: 'string',
				default: '',
				placeholder: 'e.g. image/jpeg',
				description: 'MIME type of the output file',
			},
		],
	},
];
