import type { INodeProperties } from 'n8n-workflow';

import { buttonFields, buttonForms } from '../shared/buttonFields';
import { destinationFields } from '../shared/destination';
import {
	deliverAtField,
	deliverUntilField,
	labelsField,
	markReadField,
	sendingOptions,
} from '../shared/sendOptions';

const withButtons = { show: { buttonsMode: ['fields', 'json'] } };

const headerField: INodeProperties = {
	displayName: 'Header',
	name: 'header',
	type: 'fixedCollection',
	placeholder: 'Add Header',
	default: {},
	description: 'Shown above the text',
	displayOptions: withButtons,
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
					description: 'Text (up to 60 characters) or public URL of the file',
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
	displayOptions: withButtons,
};

/** Fields of Send Text. Header and footer exist only beside buttons (docs/api-reference.md 3.3), so they appear with them. */
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
		description: 'Supports *bold*, _italic_ and ~strikethrough~',
		hint: "Official Meta numbers deliver it only within 24 hours of the contact's last message",
	},
	{
		displayName: 'Specify Buttons',
		name: 'buttonsMode',
		type: 'options',
		options: [{ name: 'None', value: 'none' }, ...buttonForms],
		default: 'none',
		description: 'A header or footer requires buttons',
	},
	...buttonFields({
		mode: 'buttonsMode',
		fields: 'buttons',
		json: 'buttonsJson',
		description: 'Up to 3 buttons',
	}),
	headerField,
	footerField,
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
