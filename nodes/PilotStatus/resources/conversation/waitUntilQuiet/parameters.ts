import type { IDataObject } from 'n8n-workflow';

import { InvalidInput } from '../../../../shared/invalidInput';
import { describeValue, readNumber, readText } from '../../../../shared/values';
import type { ItemContext } from '../../../operation';
import { readCollection } from '../../common/read';
import { readItem, type ReadItem } from './item';

/** What an item asks for. */
export interface QuietParameters extends ReadItem {
	json: IDataObject;
	/** Time of silence, and how far back messages count (ms). */
	quietMs: number;
	lookBackMs: number;
	/** What stands between the texts. */
	separator: string;
}

const DEFAULT_SECONDS = 5;
const DEFAULT_MINUTES = 15;

/**
 * Reads the fields of an item.
 *
 * @param fallbackKey stands for a message without any ID
 * @throws {InvalidInput} when there is no contact, or a number is out of range
 */
export function readParameters(
	item: ItemContext,
	json: IDataObject,
	fallbackKey: string,
): QuietParameters {
	const given = item.get<unknown>('quietContact', '');
	const contact = readText(given, 'Contact', { exact: true });
	if (contact === undefined) {
		throw new InvalidInput(
			`"Contact" ${describeValue(given)}`,
			'Put this node behind the Pilot Status Trigger, which gives replyTo for messages of contacts, or enter who wrote the message',
		);
	}
	const messageId = readText(item.get('quietMessageId', ''), 'Message ID', { exact: true });
	const options = readCollection(item, 'quietOptions');
	const seconds = readNumber(item.get('quietFor', DEFAULT_SECONDS), 'Quiet For (Seconds)', {
		min: 1,
		max: 60,
		fallback: DEFAULT_SECONDS,
	});
	const minutes = readNumber(options.lookBack, 'Look Back (Minutes)', {
		min: 1,
		max: 1440,
		fallback: DEFAULT_MINUTES,
	});
	return {
		...readItem(json, { contact, messageId, fallbackKey }),
		json,
		quietMs: seconds * 1_000,
		lookBackMs: minutes * 60_000,
		separator: readSeparator(options.separator),
	};
}

/** In a field of one line people write a line break as `\n`. An empty text is meant. */
function readSeparator(value: unknown): string {
	if (value === undefined || value === null) return '\n';
	if (typeof value === 'object') {
		throw new InvalidInput(
			`"Separator" ${describeValue(value)} instead of text`,
			'Enter a text, such as a blank or \\n',
		);
	}
	return String(value).replaceAll('\\n', '\n').replaceAll('\\t', '\t');
}
