import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** The sources of a file, in the order of the list. */
export const mediaSources: INodePropertyOptions[] = [
	{ name: 'Data URI', value: 'dataUri' },
	{ name: 'Input File', value: 'binary' },
	{ name: 'URL', value: 'url' },
];

/** Names of the fields, which differ between operations. */
export interface MediaFieldNames {
	source: string;
	url: string;
	field: string;
	delivery: string;
	dataUri: string;
	type: string;
}

/**
 * Builds the fields of a file, each shown for its source.
 *
 * @param typeOptions when the field Media Type is shown; always when left out
 */
export function mediaFields(
	names: MediaFieldNames,
	typeOptions?: IDisplayOptions,
): INodeProperties[] {
	const shownFor = (source: string): IDisplayOptions => ({ show: { [names.source]: [source] } });
	return [
		{
			displayName: 'Media URL',
			name: names.url,
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/invoice.pdf',
			description: 'Public web address of the file itself, not of a share page',
			displayOptions: shownFor('url'),
		},
		{
			displayName: 'Input Data Field Name',
			name: names.field,
			type: 'string',
			default: 'data',
			hint: 'The name of the input field that holds the file',
			description: 'The file name is not sent, so WhatsApp may show another',
			displayOptions: shownFor('binary'),
		},
		{
			displayName: 'Send File As',
			name: names.delivery,
			type: 'options',
			options: [
				{
					name: 'Automatic',
					value: 'auto',
					description: 'By the kind of number',
				},
				{
					name: 'Data URI',
					value: 'dataUri',
					description: 'Inside the request, for official Meta numbers',
				},
				{
					name: 'Signed URL',
					value: 'signedUrl',
					description: 'Fetched from n8n, which must be on the internet',
				},
			],
			default: 'auto',
			description: 'How the file gets to Pilot Status',
			displayOptions: shownFor('binary'),
		},
		{
			displayName: 'Data URI',
			name: names.dataUri,
			type: 'string',
			default: '',
			placeholder: 'e.g. data:image/png;base64,iVBORw0...',
			hint: 'For official Meta numbers; QR-paired numbers need a URL',
			displayOptions: shownFor('dataUri'),
		},
		{
			displayName: 'Media Type',
			name: names.type,
			type: 'options',
			options: [
				{ name: 'Audio (Voice Note)', value: 'audio' },
				{
					name: 'Automatic',
					value: 'auto',
					description: 'As WhatsApp shows such a file, else as document',
				},
				{ name: 'Document', value: 'document' },
				{ name: 'Image', value: 'image' },
				{ name: 'Video', value: 'video' },
			],
			default: 'auto',
			description: 'How WhatsApp shows the file',
			...(typeOptions === undefined ? {} : { displayOptions: typeOptions }),
		},
	];
}
