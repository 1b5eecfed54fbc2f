import type { INodeProperties, IDataObject } from 'n8n-workflow';

import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import { readCountry } from '../../../../shared/nationalNumber';
import { normalisePhone, type PhoneOptions } from '../../../../shared/phone';
import { shorten, tidy } from '../../../../shared/values';
import type { ItemContext } from '../../../operation';
import { readCollection } from '../../common/read';

/**
 * Describes where a message goes: a phone number, a group, a channel, or whatever an ID names (docs/api-reference.md 3.1). None is
 * `required` for n8n: with `sendTo` as an expression n8n shows all of them and would ask for all; `readDestination` refuses an empty one.
 */
export const destinationFields: INodeProperties[] = [
	{
		displayName: 'Send To',
		name: 'sendTo',
		type: 'options',
		options: [
			{
				name: 'Any (By ID)',
				value: 'any',
				description: 'A contact, group or channel, depending on the ID',
			},
			{ name: 'Channel', value: 'newsletter' },
			{ name: 'Group', value: 'group' },
			{ name: 'Phone Number', value: 'number' },
		],
		default: 'number',
	},
	{
		displayName: 'Phone Number',
		name: 'destinationNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. +55 11 99999-9999',
		description: 'Phone number with + and country code, or a user ID such as BR.1349',
		displayOptions: { show: { sendTo: ['number'] } },
	},
	{
		displayName: 'Destination',
		name: 'destination',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.replyTo }}',
		description:
			'Phone number with + and country code, or ID of a user, group or channel, such as "replyTo" from the trigger',
		displayOptions: { show: { sendTo: ['any'] } },
	},
	{
		displayName: 'Group',
		name: 'groupId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		displayOptions: { show: { sendTo: ['group'] } },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a group...',
				typeOptions: { searchListMethod: 'searchGroups', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 120363000000000000@g.us',
				hint: 'Group IDs end in @g.us',
			},
		],
	},
	{
		displayName: 'Channel',
		name: 'newsletterId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		displayOptions: { show: { sendTo: ['newsletter'] } },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a channel...',
				typeOptions: { searchListMethod: 'searchNewsletters', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 120363000000000000@newsletter',
				hint: 'Channel IDs end in @newsletter',
			},
		],
	},
];

/** Names the one field of the request that holds the destination, and its value. */
type Destination = { destinationNumber: string } | { groupId: string } | { newsletterId: string };

const GROUP = '@g.us';
const CHANNEL = '@newsletter';

/**
 * Reads the destination of an item as the one field of the request that stands for it. Fields that the chosen kind
 * does not use are not read.
 *
 * @throws {InvalidInput} when it is missing or not of its kind
 */
export function readDestination(item: ItemContext): IDataObject & Destination {
	const sendTo = item.get<unknown>('sendTo', 'number');
	switch (sendTo) {
		case 'any':
			return readAny(item);
		case 'number':
			return {
				destinationNumber: readPhone(item, item.get('destinationNumber', ''), 'Phone Number'),
			};
		case 'group':
			return { groupId: readChosen(item, 'groupId', 'Group', GROUP) };
		case 'newsletter':
			return { newsletterId: readChosen(item, 'newsletterId', 'Channel', CHANNEL) };
		default:
			throw invalidChoice('Send To', sendTo, ['any', 'number', 'group', 'newsletter']);
	}
}

/** Tells by its form what a destination is. */
function readAny(item: ItemContext): Destination {
	const value = item.get<unknown>('destination', '');
	const label = 'Destination';
	const id = typeof value === 'string' ? tidy(value) : '';
	if (hasEnding(id, GROUP)) return { groupId: checkId(id, label, GROUP) };
	if (hasEnding(id, CHANNEL)) return { newsletterId: checkId(id, label, CHANNEL) };
	return { destinationNumber: readPhone(item, value, label) };
}

/** Reads a phone number with the country of Sending Options, where the operation has that collection. */
function readPhone(item: ItemContext, value: unknown, label: string): string {
	return normalisePhone(value, label, phoneOptions(item));
}

/**
 * Reads how the numbers of an item are read: with the country of Sending Options.
 *
 * @returns undefined where the operation has no such collection
 * @throws {InvalidInput} when the country is none
 */
export function phoneOptions(item: ItemContext): PhoneOptions | undefined {
	if (item.rawParameter('sendingOptions') === undefined) return undefined;
	const { country } = readCollection(item, 'sendingOptions', 'Sending Options');
	return { country: readCountry(country) };
}

function readChosen(item: ItemContext, name: string, label: string, ending: string): string {
	const id = item.getId(name, label);
	if (id !== '') return checkId(id, label, ending);
	throw new InvalidInput(`"${label}" is empty`, 'Choose one from the list, or enter its ID');
}

/** Tells an ID by its ending, whose letters some programs write as capitals. */
function hasEnding(id: string, ending: string): boolean {
	return id.toLowerCase().endsWith(ending);
}

/** Holds that an ID is one ID of its kind: letters, digits and dashes before the only `@`. */
function checkId(id: string, label: string, ending: string): string {
	const before = id.slice(0, -ending.length);
	if (hasEnding(id, ending) && /^[\w-]+$/.test(before)) return `${before}${ending}`;
	if (/@.*@/s.test(id)) {
		throw new InvalidInput(
			`"${label}" is "${shorten(id)}", which is more than one ID`,
			'Enter one ID, and put the others into separate items',
		);
	}
	throw new InvalidInput(
		`"${label}" is "${shorten(id)}", but must be an ID that ends in ${ending}`,
		'Choose one from the list, or copy the whole ID',
	);
}
