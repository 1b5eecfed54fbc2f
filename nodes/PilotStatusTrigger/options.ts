import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { MESSAGE_TYPES } from './webhook/filter';

const TYPE_NAMES: Readonly<Record<(typeof MESSAGE_TYPES)[number], string>> = {
	audio: 'Audio',
	button: 'Button',
	contacts: 'Contacts',
	document: 'Document',
	image: 'Image',
	interactive: 'Interactive',
	location: 'Location',
	reaction: 'Reaction',
	sticker: 'Sticker',
	text: 'Text',
	video: 'Video',
};

const messageTypes: INodePropertyOptions[] = MESSAGE_TYPES.map((value) => ({
	name: TYPE_NAMES[value],
	value,
}));

/** What is let in, and how it comes out. */
export const optionsProperty: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Download Media',
			name: 'downloadMedia',
			type: 'boolean',
			default: false,
			description: 'Whether to download the file of a received message (up to 100 MB)',
		},
		{
			displayName: 'Ignore Duplicates',
			name: 'ignoreDuplicates',
			type: 'boolean',
			default: true,
			description: 'Whether to ignore repeated deliveries of an event',
		},
		{
			displayName: 'Ignore Messages Older Than',
			name: 'ignoreOlderThan',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'Maximum age on delivery in minutes, for example after a reconnect (0 for no limit)',
		},
		{
			displayName: 'Ignore Own Messages',
			name: 'ignoreOwnMessages',
			type: 'boolean',
			default: true,
			description:
				'Whether to ignore messages from your own number, so that the workflow does not answer itself',
		},
		{
			displayName: 'Max Messages per Contact',
			name: 'maxPerContact',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 1000 },
			default: 0,
			description:
				'Maximum executions per contact and minute (0 for no limit), counted by each n8n process',
		},
		{
			displayName: 'Message Types',
			name: 'messageTypes',
			type: 'multiOptions',
			default: [
				'audio',
				'button',
				'contacts',
				'document',
				'image',
				'interactive',
				'location',
				'sticker',
				'text',
				'video',
			],
			description: 'Message types that start the workflow. Unknown types always do.',
			options: messageTypes,
		},
		{
			displayName: 'Output Raw Body',
			name: 'rawBody',
			type: 'boolean',
			default: false,
			description: 'Whether to output the request body unchanged',
		},
		{
			displayName: 'Pause After a Person Answered',
			name: 'pauseAfterPerson',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'Minutes to ignore a contact after someone from your business writes to them on the phone or in the app (0 for no pause). Subscribes to all events.',
		},
		{
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			placeholder: 'e.g. data',
			hint: 'The name of the output binary field to put the file in',
		},
		{
			displayName: 'Senders',
			name: 'senders',
			type: 'string',
			default: '',
			placeholder: 'e.g. +5511999999999, +5511888888888',
			description:
				'Comma-separated phone numbers with country code, user IDs or group IDs to accept messages from',
		},
		{
			displayName: 'Text Filter',
			name: 'textFilter',
			type: 'fixedCollection',
			placeholder: 'Add Text Filter',
			default: {},
			description:
				'Only start on messages, captions or button labels with one of these words or phrases',
			options: [
				{
					displayName: 'Filter',
					name: 'value',
					values: [
						{
							displayName: 'Match',
							name: 'match',
							type: 'options',
							default: 'contains',
							options: [
								{
									name: 'Contains',
									value: 'contains',
								},
								{
									name: 'Is',
									value: 'is',
								},
								{
									name: 'Starts With',
									value: 'startsWith',
								},
							],
						},
						{
							displayName: 'Words',
							name: 'words',
							type: 'string',
							default: '',
							placeholder: 'e.g. price, opening hours',
							description:
								'Comma-separated words or phrases. Ignores case, accents and trailing punctuation. Checks only the first 2,000 characters.',
						},
					],
				},
			],
		},
	],
};
