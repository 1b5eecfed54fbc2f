import type { INodeProperties } from 'n8n-workflow';

import { buttonFields } from './buttonFields';

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
		description: 'How the content of the template is given',
	},
	{
		displayName: 'Header',
		name: 'templateHeaderType',
		type: 'options',
		options: [
			{ name: 'Document', value: 'DOCUMENT', description: 'A PDF file' },
			{ name: 'Image', value: 'IMAGE', description: 'A JPG or PNG file' },
			{ name: 'None', value: 'NONE' },
			{ name: 'Text', value: 'TEXT' },
			{ name: 'Video', value: 'VIDEO', description: 'An MP4 file' },
		],
		default: 'NONE',
		description: 'What stands above the text',
		displayOptions: asFields,
	},
	{
		displayName: 'Header Text',
		name: 'templateHeaderText',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Your order',
		description: 'Up to 60 characters with one variable at most',
		displayOptions: { show: { templateContentMode: ['fields'], templateHeaderType: ['TEXT'] } },
	},
	{
		displayName: 'Header File',
		name: 'templateHeaderFile',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/banner.png',
		description: 'Public web address of the file, or a data URI',
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
			'Up to 1024 characters. Variables are in double curly brackets, and not the first or last word. n8n evaluates the brackets of an expression: use JSON then.',
		displayOptions: asFields,
	},
	{
		displayName: 'Footer',
		name: 'templateFooter',
		type: 'string',
		default: '',
		placeholder: 'e.g. Reply STOP to unsubscribe',
		description: 'Small text below the message, up to 60 characters and without variables',
		displayOptions: asFields,
	},
	{
		displayName: 'Buttons',
		name: 'templateContentButtons',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Button', sortable: true },
		placeholder: 'Add Button',
		default: {},
		description:
			'Up to 10: at most 2 with a web page, 1 with a phone number and 1 that copies a code',
		options: [{ displayName: 'Button', name: 'values', values: buttonFields }],
		displayOptions: asFields,
	},
	{
		displayName: 'Examples',
		name: 'templateExamples',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		description: 'An example for each variable, for the review',
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
				noFieldsError: 'The texts above hold no variables',
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
		description: 'An object with "body" and optional "header", "footer" and "buttons"',
		displayOptions: asJson,
	},
	{
		displayName: 'Examples (JSON)',
		name: 'templateExamplesJson',
		type: 'json',
		default: '{}',
		placeholder: 'e.g. { "name": "Ana" }',
		description: 'An object with an example for each variable',
		displayOptions: asJson,
	},
];
