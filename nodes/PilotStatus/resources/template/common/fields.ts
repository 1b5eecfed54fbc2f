import type { INodeProperties } from 'n8n-workflow';

/** Fields of one button of a template, each shown for the types that have it. */
const buttonFields: INodeProperties[] = [
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'Call', value: 'PHONE_NUMBER' },
			{ name: 'Copy Code', value: 'COPY_CODE' },
			{
				name: 'Quick Reply',
				value: 'QUICK_REPLY',
			},
			{ name: 'Web Page', value: 'URL' },
		],
		default: 'QUICK_REPLY',
	},
	{
		displayName: 'Button Text',
		name: 'text',
		type: 'string',
		default: '',
		placeholder: 'e.g. Show me',
		displayOptions: { show: { type: ['PHONE_NUMBER', 'QUICK_REPLY', 'URL'] } },
	},
	{
		displayName: 'Button URL',
		name: 'url',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/order/{{order_id}}',
		description: 'May end with one variable',
		displayOptions: { show: { type: ['URL'] } },
	},
	{
		displayName: 'Button Phone Number',
		name: 'phoneNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. +55 11 99999-9999',
		displayOptions: { show: { type: ['PHONE_NUMBER'] } },
	},
	{
		displayName: 'Code to Copy',
		name: 'code',
		type: 'string',
		default: '',
		placeholder: 'e.g. SAVE10',
		description: 'Up to 15 letters and digits',
		displayOptions: { show: { type: ['COPY_CODE'] } },
	},
];

const asFields = { show: { templateContentMode: ['fields'] } };
const asJson = { show: { templateContentMode: ['json'] } };

/** Header, body, footer, buttons and examples of a template (docs/api-reference.md 7), as fields or as JSON. */
export const contentFields: INodeProperties[] = [
	{
		displayName: 'Specify Content',
		name: 'templateContentMode',
		type: 'options',
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
		default: 'fields',
	},
	{
		displayName: 'Header',
		name: 'templateHeaderType',
		type: 'options',
		options: [
			{ name: 'Document', value: 'DOCUMENT', description: 'PDF file' },
			{ name: 'Image', value: 'IMAGE', description: 'JPG or PNG file' },
			{ name: 'None', value: 'NONE' },
			{ name: 'Text', value: 'TEXT' },
			{ name: 'Video', value: 'VIDEO', description: 'MP4 file' },
		],
		default: 'NONE',
		description: 'Shown above the text',
		displayOptions: asFields,
	},
	{
		displayName: 'Header Text',
		name: 'templateHeaderText',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Your order',
		description: 'Up to 60 characters and one variable',
		displayOptions: { show: { templateContentMode: ['fields'], templateHeaderType: ['TEXT'] } },
	},
	{
		displayName: 'Header File',
		name: 'templateHeaderFile',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/banner.png',
		description: 'Public URL or data URI of the file',
		displayOptions: {
			show: {
				templateContentMode: ['fields'],
				templateHeaderType: ['DOCUMENT', 'IMAGE', 'VIDEO'],
			},
		},
	},
	{
		displayName: 'Body',
		name: 'templateBody',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		required: true,
		placeholder: 'e.g. Hello {{name}}, your order is on its way.',
		description:
			'Up to 1,024 characters. Write variables as {{name}}, but not as the first or last word. n8n resolves {{ }} in expressions itself: use JSON instead.',
		displayOptions: asFields,
	},
	{
		displayName: 'Footer',
		name: 'templateFooter',
		type: 'string',
		default: '',
		placeholder: 'e.g. Reply STOP to unsubscribe',
		description: 'Small text below the message, up to 60 characters, no variables',
		displayOptions: asFields,
	},
	{
		displayName: 'Buttons',
		name: 'templateContentButtons',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Button', sortable: true },
		placeholder: 'Add Button',
		default: {},
		description: 'Up to 10, with at most 2 web pages, 1 call and 1 code to copy',
		options: [{ displayName: 'Button', name: 'values', values: buttonFields }],
		displayOptions: asFields,
	},
	{
		displayName: 'Examples',
		name: 'templateExamples',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		description: 'Sample value of each variable, for the review',
		typeOptions: {
			loadOptionsDependsOn: ['templateHeaderText', 'templateBody', 'templateContentButtons'],
			resourceMapper: {
				resourceMapperMethod: 'getTemplateExamples',
				mode: 'add',
				valuesLabel: 'Examples',
				fieldWords: { singular: 'example', plural: 'examples' },
				addAllFields: true,
				multiKeyMatch: false,
				supportAutoMap: false,
				noFieldsError: 'No variables in the texts above',
			},
		},
		displayOptions: asFields,
	},
	{
		displayName: 'Content (JSON)',
		name: 'templateContentJson',
		type: 'json',
		default: '',
		required: true,
		placeholder: 'e.g. { "body": { "text": "Hello {{name}}, your order is on its way." } }',
		description: 'Object with "body" and optional "header", "footer" and "buttons"',
		displayOptions: asJson,
	},
	{
		displayName: 'Examples (JSON)',
		name: 'templateExamplesJson',
		type: 'json',
		default: '{}',
		placeholder: 'e.g. { "name": "Ana" }',
		description: 'Object with a sample value for each variable',
		displayOptions: asJson,
	},
];
