import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { MESSAGE_TYPES } from './gate/filters';

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
			description: 'Whether to put the file of a received message (up to 100 MB) into the item',
		},
		{
			displayName: 'Ignore Duplicates',
			name: 'ignoreDuplicates',
			type: 'boolean',
			default: true,
			description: 'Whether to ignore deliveries that were seen already',
		},
		{
			displayName: 'Ignore Messages Older Than',
			name: 'ignoreOlderThan',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'Ignore messages that are older than this many minutes when they are delivered (0: off), as after a reconnect',
		},
		{
			displayName: 'Ignore Own Messages',
			name: 'ignoreOwnMessages',
			type: 'boolean',
			default: true,
			description:
				'Whether to ignore messages that the business itself wrote, so that a workflow does not answer itself',
		},
		{
			displayName: 'Max Messages per Contact',
			name: 'maxPerContact',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 1000 },
			default: 0,
			description:
				'Most messages of one contact per minute that start the workflow (0: no limit). Each n8n process counts for itself.',
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
			description:
				'Only messages of these types, and of unknown ones. By default all but reactions.',
			options: messageTypes,
		},
		{
			displayName: 'Output Raw Body',
			name: 'rawBody',
			type: 'boolean',
			default: false,
			description: 'Whether to output the body of the delivery as it came',
		},
		{
			displayName: 'Pause After a Person Answered',
			name: 'pauseAfterPerson',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'Ignore a contact for this many minutes after somebody of the business wrote to them on the phone or in the app (0: off). Subscribes to all events.',
		},
		{
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			placeholder: 'e.g. data',
			description: 'The name of the output binary field for the file of Download Media',
			hint: 'The name of the output binary field to put the file in',
		},
		{
			displayName: 'Senders',
			name: 'senders',
			type: 'string',
			default: '',
			placeholder: 'e.g. +5511999999999, +5511888888888',
			description:
				'Only messages of these phone numbers with country code, user IDs or group IDs, separated by commas',
		},
		{
			displayName: 'Text Filter',
			name: 'textFilter',
			type: 'fixedCollection',
			placeholder: 'Add Text Filter',
			default: {},
			description:
				'Only messages with one of these words or phrases. Captions and button labels count as text.',
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
									description: 'The text has the word or phrase anywhere',
								},
								{
									name: 'Is',
									value: 'is',
									description: 'The text is the word or phrase and nothing else',
								},
								{
									name: 'Starts With',
									value: 'startsWith',
									description: 'The text begins with the word or phrase',
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
								'Words or phrases, separated by commas. Case, accents and punctuation at the end do not matter. The first 2,000 characters count.',
						},
					],
				},
			],
		},
	],
};
