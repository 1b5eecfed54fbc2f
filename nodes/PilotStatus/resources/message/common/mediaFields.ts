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
			description: 'Direct public URL of the file, not a share page',
			displayOptions: shownFor('url'),
		},
		{
			displayName: 'Input Data Field Name',
			name: names.field,
			type: 'string',
			default: 'data',
			hint: 'The name of the input field containing the file',
			description: 'WhatsApp may show a different file name',
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
					description: 'Depends on the number',
				},
				{
					name: 'Data URI',
					value: 'dataUri',
					description: 'In the request, for official Meta numbers',
				},
				{
					name: 'Signed URL',
					value: 'signedUrl',
					description: 'Fetched from n8n, which must be reachable from the internet',
				},
			],
			default: 'auto',
			description: 'How Pilot Status gets the file',
			displayOptions: shownFor('binary'),
		},
		{
			displayName: 'Data URI',
			name: names.dataUri,
			type: 'string',
			default: '',
			placeholder: 'e.g. data:image/png;base64,iVBORw0...',
			hint: 'For official Meta numbers. QR-paired numbers need a URL.',
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
					description: 'Based on the file type, otherwise a document',
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
