import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InvalidInput } from '../../../../shared/invalidInput';
import { isSet, readBoolean } from '../../../../shared/values';
import { splitText } from './splitText';

/** Chooses several messages for a text that is too long for one. */
export const splitLongTextField: INodeProperties = {
	displayName: 'Split Long Text',
	name: 'splitLongText',
	type: 'boolean',
	default: false,
	description: 'Whether to send a text over the WhatsApp limit as several messages',
};

/**
 * Tells whether a long text goes out as several messages.
 *
 * @throws {InvalidInput} when the option is neither true nor false
 */
export function splitsLongText({ splitLongText }: IDataObject): boolean {
	return isSet(splitLongText) && readBoolean(splitLongText, 'Split Long Text');
}

/**
 * Divides a text into the texts of its messages, in order.
 *
 * @param limit longest text of a message (characters)
 * @param lastLimit longest text of the last message (characters), which has the buttons
 * @param isScheduled the messages have a time of delivery, which keeps no order among them
 * @throws {InvalidInput} when a scheduled text needs more than one message
 */
export function divide(
	text: string,
	limit: number,
	lastLimit: number,
	isScheduled: boolean,
): string[] {
	if ([...text].length <= lastLimit) return [text];
	const parts = splitText(text, limit);
	parts.push(...splitText(parts.pop() ?? '', lastLimit));
	if (!isScheduled || parts.length === 1) return parts;
	throw new InvalidInput(
		`"Text" needs ${parts.length} messages, and "Deliver At" does not keep their order`,
		'Shorten the text, or remove Deliver At and put a Wait node before this one',
	);
}
