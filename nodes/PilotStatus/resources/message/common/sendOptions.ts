import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isRecord } from '../../../../shared/json';
import { toIsoDate } from '../../../../shared/dates';
import { InvalidInput } from '../../../../shared/invalidInput';
import { describeValue, isSet, readBoolean, readList } from '../../../../shared/values';
import type { ItemContext } from '../../../operation';
import { readCollection } from '../../common/read';

/**
 * Finds the latest moment at which a message may go out, for what has a life of its own, such as the address of a file.
 *
 * @param options request fields of the send options, with `deliverAt` and `deliverUntil` as ISO 8601
 * @returns `until` in ms since 1970; left out where the message goes out at once
 */
export function latestMoment({ deliverAt, deliverUntil }: IDataObject): { until?: number } {
	const moments = [deliverAt, deliverUntil]
		.map((date) => (typeof date === 'string' ? Date.parse(date) : Number.NaN))
		.filter((moment) => !Number.isNaN(moment));
	return moments.length === 0 ? {} : { until: Math.max(...moments) };
}

/** Options that every mode has, for the collection of each operation. */
export const deliverAtField: INodeProperties = {
	displayName: 'Deliver At',
	name: 'deliverAt',
	type: 'dateTime',
	default: '',
	description: "When to send, in the workflow's time zone",
};
/** Deadline of a message (docs/api-reference.md 3.3, `deliverUntil`). */
export const deliverUntilField: INodeProperties = {
	displayName: 'Deliver Until',
	name: 'deliverUntil',
	type: 'dateTime',
	default: '',
	description: 'Do not deliver the message after this time',
};
/** Labels of the destination (docs/api-reference.md 3.3, `labels`). */
export const labelsField: INodeProperties = {
	displayName: 'Labels',
	name: 'labels',
	type: 'string',
	default: '',
	placeholder: 'e.g. customer, vip',
	description: 'Comma-separated labels for the number or group',
};
/** Whether the chat is marked as read along with the send (`markRead`; known from the vendor's SDK only, docs/api-reference.md 3). */
export const markReadField: INodeProperties = {
	displayName: 'Mark Chat as Read',
	name: 'markRead',
	type: 'boolean',
	default: true,
	description: 'Whether to mark the chat as read',
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
			displayName: 'Country of Numbers Without +',
			name: 'country',
			type: 'string',
			default: '',
			placeholder: 'e.g. BR',
			description: 'Two-letter code of the country for phone numbers without +',
		},
		{
			displayName: 'Delay Between Messages (Ms)',
			name: 'delayBetweenMessages',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'Minimum time between messages',
		},
		{
			displayName: 'Requests in Parallel',
			name: 'requestsInParallel',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 20 },
			default: 5,
			description: 'Messages to send at the same time, from 1 to 20',
		},
	],
};

/** Name of the collection that holds the options of an operation. */
type OptionsName = 'textOptions' | 'templateOptions' | 'mediaOptions';

/**
 * Reads the options that all modes share into the request's fields; an option that is not set is left out.
 *
 * @throws {InvalidInput} when an option cannot be read, or an expression left a delivery time empty
 */
export function readSendOptions(item: ItemContext, name: OptionsName): IDataObject {
	const options = readCollection(item, name);
	const fields: IDataObject = { ...readDeliveryTimes(item, name) };
	const labels = [...new Set(readList(options.labels, 'Labels'))];
	if (labels.length > 0) fields.labels = labels;
	if (isSet(options.markRead)) fields.markRead = readBoolean(options.markRead, 'Mark Chat as Read');
	return fields;
}

/** When a message is to be delivered, as ISO 8601 with offset. */
interface DeliveryTimes {
	deliverAt?: string;
	deliverUntil?: string;
}

/**
 * Reads Deliver At and Deliver Until of an item.
 *
 * @throws {InvalidInput} for a date that cannot be read or is past, and for one that an expression left empty: a
 * scheduled message would go out at once
 */
function readDeliveryTimes(item: ItemContext, name: OptionsName): DeliveryTimes {
	const options = readCollection(item, name);
	const ahead = { notBefore: item.startedAt };
	const times: DeliveryTimes = {};
	if (isGiven(item, name, options, 'deliverAt', 'Deliver At')) {
		times.deliverAt = toIsoDate(options.deliverAt, 'Deliver At', item.timezone, ahead);
	}
	if (isGiven(item, name, options, 'deliverUntil', 'Deliver Until')) {
		times.deliverUntil = toIsoDate(options.deliverUntil, 'Deliver Until', item.timezone, {
			...ahead,
			endOfDay: true,
		});
	}
	return times;
}

/** Tells an option that was added but not filled in, which counts as not set, from one that an expression left empty. */
function isGiven(
	item: ItemContext,
	name: OptionsName,
	options: IDataObject,
	option: keyof DeliveryTimes,
	label: string,
): boolean {
	const value = options[option];
	if (isSet(value)) return true;
	const saved = item.rawParameter(name);
	const source = isRecord(saved) ? saved[option] : option in options ? saved : undefined;
	if (typeof source !== 'string' || !source.startsWith('=')) return false;
	throw new InvalidInput(
		`"${label}" ${describeValue(value)}, although it comes from an expression`,
		'Give each item a date. To send the message immediately, remove the option or return {{ $now }}',
	);
}
