/** The parameters of the trigger that workflows save: names, types, values and defaults, as for the sends. */
import type { FixedParameter } from './sends.mts';

/** What the trigger begins with. */
export const triggerFields: FixedParameter[] = [
	{ name: 'events', type: 'multiOptions', displayName: 'Trigger On', required: true },
	{ name: 'options', type: 'collection' },
];

/** The entries of its collection `options`. */
export const triggerOptions: FixedParameter[] = [
	{ name: 'ignoreOwnMessages', type: 'boolean', default: true },
	{ name: 'ignoreDuplicates', type: 'boolean', default: true },
	{ name: 'senders', type: 'string', default: '' },
	{
		name: 'textFilter',
		type: 'fixedCollection',
		default: {},
		group: { name: 'value', multiple: false, fields: { match: 'options', words: 'string' } },
	},
	{
		name: 'messageTypes',
		type: 'multiOptions',
		values: [
			'audio',
			'button',
			'contacts',
			'document',
			'image',
			'interactive',
			'location',
			'reaction',
			'sticker',
			'text',
			'video',
		],
	},
	{ name: 'ignoreOlderThan', type: 'number', default: 0 },
	{ name: 'maxPerContact', type: 'number', default: 0 },
	{
		name: 'pauseAfterPerson',
		type: 'number',
		default: 0,
		displayName: 'Pause After a Person Answered',
	},
	{ name: 'downloadMedia', type: 'boolean', default: false },
	{ name: 'binaryPropertyName', type: 'string', default: 'data' },
	{ name: 'rawBody', type: 'boolean', default: false },
];
