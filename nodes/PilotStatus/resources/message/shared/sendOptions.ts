import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { toIsoDate } from '../../../../shared/dates';
import { InvalidInput } from '../../../../shared/invalidInput';
import type { ItemReader } from '../../../operation';
import { isSet, readBoolean } from '../../shared/values';

/** Options that every mode has, for the collection of each operation. */
export const deliverAtField: INodeProperties = {
	displayName: 'Deliver At',
	name: 'deliverAt',
	type: 'dateTime',
	default: '',
	description: 'When to send the message. Without it the message goes out at once.',
};
/** Deadline of a message (current send page, `deliverUntil`). */
export const deliverUntilField: INodeProperties = {
	displayName: 'Deliver Until',
	name: 'deliverUntil',
	type: 'dateTime',
	default: '',
	description: 'Deadline: a message that could not be delivered by then is given up',
};
/** Labels of the destination (current send page, `labels`). */
export const labelsField: INodeProperties = {
	displayName: 'Labels',
	name: 'labels',
	type: 'string',
	default: '',
	placeholder: 'e.g. customer, vip',
	description: 'Labels for the destination, separated by commas, or a list from an expression',
};
/** Whether the chat is marked as read along with the send (`markRead`; known from the vendor's SDK only, reference 3). */
export const markReadField: INodeProperties = {
	displayName: 'Mark Chat as Read',
	name: 'markRead',
	type: 'boolean',
	default: true,
	description:
		'Whether Pilot Status marks the chat as read when it sends. Without this option Pilot Status decides.',
};

/** How many messages go out side by side; the last field of every send. */
export const sendingOptions: INodeProperties = {
	displayName: 'Sending Options',
	name: 'sendingOptions',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Delay Between Messages (Ms)',
			name: 'delayBetweenMessages',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'Shortest time between the start of two messages, in milliseconds',
		},
		{
			displayName: 'Requests in Parallel',
			name: 'requestsInParallel',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 20 },
			default: 5,
			description: 'How many messages are handed to Pilot Status at the same time, from 1 to 20',
		},
	],
};

/**
 * The request fields of the options that all modes share; an option that is not set or empty is left out.
 *
 * @param options value of the operation's options collection
 * @throws {InvalidInput} when a date or a label cannot be read
 */
export function readSendOptions(options: IDataObject, item: ItemReader): IDataObject {
	const fields: IDataObject = {};
	if (isSet(options.deliverAt)) {
		fields.deliverAt = toIsoDate(options.deliverAt, 'Deliver At', item.timezone);
	}
	if (isSet(options.deliverUntil)) {
		fields.deliverUntil = toIsoDate(options.deliverUntil, 'Deliver Until', item.timezone);
	}
	const labels = readLabels(options.labels);
	if (labels.length > 0) fields.labels = labels;
	if (isSet(options.markRead)) fields.markRead = readBoolean(options.markRead, 'Mark Chat as Read');
	return fields;
}

function readLabels(value: unknown): string[] {
	if (!isSet(value)) return [];
	const list: unknown[] = Array.isArray(value) ? value : [value];
	return list.flatMap((entry) => {
		if (typeof entry !== 'string' && typeof entry !== 'number') {
			throw new InvalidInput('"Labels" must be texts', 'Separate several labels by commas');
		}
		return String(entry)
			.split(',')
			.map((label) => label.trim())
			.filter((label) => label !== '');
	});
}
