import type { IDisplayOptions, INodeProperties, NodeParameterValue } from 'n8n-workflow';

import { buttonValues } from '../shared/buttons';
import { destinationFields } from '../shared/destination';
import {
	deliverAtField,
	deliverUntilField,
	labelsField,
	markReadField,
	sendingOptions,
} from '../shared/sendOptions';

// n8n compares deeply, although its type for conditions names only simple values
const NO_BUTTONS = [
	{ _cnd: { eq: {} } },
	{ _cnd: { eq: { values: [] } } },
] as unknown as NodeParameterValue[];

/**
 * Header and footer appear with the first button. Only the editor can tell: when n8n runs or saves a workflow, it
 * decides about fields by simple values alone and sees no collection here. So these conditions name the empty
 * collection that the editor has, and let the field through where n8n sees none. The leading `/` is for older
 * versions of n8n, which cannot resolve the name otherwise.
 */
const withButtons: IDisplayOptions = { hide: { '/buttons': NO_BUTTONS } };
const withButtonsJson: IDisplayOptions = {
	show: { '/buttons': NO_BUTTONS, '/buttonsJson': [{ _cnd: { not: '[]' } }] },
};

const headerField: INodeProperties = {
	displayName: 'Header',
	name: 'header',
	type: 'fixedCollection',
	placeholder: 'Add Header',
	default: {},
	description: 'What stands above the text',
	options: [
		{
			displayName: 'Header',
			name: 'value',
			values: [
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					options: [
						{ name: 'Document', value: 'document' },
						{ name: 'Image', value: 'image' },
						{ name: 'Text', value: 'text' },
						{ name: 'Video', value: 'video' },
					],
					default: 'text',
				},
				{
					displayName: 'Content',
					name: 'content',
					type: 'string',
					default: '',
					placeholder: 'e.g. Your order',
					description: 'The text (up to 60 characters), or the public web address of the file',
				},
			],
		},
	],
};

const footerField: INodeProperties = {
	displayName: 'Footer',
	name: 'footer',
	type: 'string',
	default: '',
	placeholder: 'e.g. Reply STOP to unsubscribe',
	description: 'Small text below the message, up to 60 characters',
};

/** Fields of Send Text. Header and footer exist only beside buttons (current send page), so they appear with them. */
export const properties: INodeProperties[] = [
	...destinationFields,
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		required: true,
		placeholder: 'e.g. Hello Ana, your order is ready',
		description: 'The message. WhatsApp shows *bold*, _italic_ and ~struck~ text.',
		hint: 'Official Meta numbers deliver it only within 24 hours after the contact wrote',
	},
	{
		displayName: 'Buttons',
		name: 'buttons',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Button', sortable: true },
		placeholder: 'Add Button',
		default: {},
		description: 'Up to 3 buttons below the text',
		options: [{ displayName: 'Button', name: 'values', values: buttonValues }],
	},
	{
		displayName: 'Buttons (JSON)',
		name: 'buttonsJson',
		type: 'json',
		typeOptions: { rows: 1 },
		default: '[]',
		placeholder: 'e.g. [{ "type": "url", "displayText": "Open", "url": "https://example.com" }]',
		description:
			'The buttons as JSON, for buttons that come from an expression. Leave it as it is otherwise.',
		displayOptions: { hide: { '/buttons.values': [{ _cnd: { exists: true } }] } },
	},
	{ ...headerField, displayOptions: withButtons },
	{ ...headerField, displayOptions: withButtonsJson },
	{ ...footerField, displayOptions: withButtons },
	{ ...footerField, displayOptions: withButtonsJson },
	{
		displayName: 'Options',
		name: 'textOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [deliverAtField, deliverUntilField, labelsField, markReadField],
	},
	sendingOptions,
];
