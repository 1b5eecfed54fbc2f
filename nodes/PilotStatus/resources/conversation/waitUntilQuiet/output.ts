import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { idOf } from '../../../../shared/json';
import type { Entry } from './chat';
import type { QuietParameters } from './parameters';

/** Gives the output of an item that goes on: itself, its files too, with the messages of the turn and their texts as one. */
export function toOutput(
	item: INodeExecutionData,
	index: number,
	{ separator }: QuietParameters,
	entries: Entry[],
): INodeExecutionData {
	const messages = entries.map(({ message }) => message);
	const text = messages
		.map((message) => message.text)
		.filter((one) => one.trim() !== '')
		.join(separator);
	return {
		...item,
		json: {
			...item.json,
			content: text,
			chatInput: text,
			messages: withPhoneNumber(messages.map(({ shown }) => shown)),
		},
		pairedItem: { item: index },
	};
}

/** Media of official numbers is fetched with the ID of the number too, which the history leaves out (docs/api-reference.md 10). */
function withPhoneNumber(messages: IDataObject[]): IDataObject[] {
	const known = messages.map(({ phoneNumberId }) => idOf(phoneNumberId));
	const phoneNumberId = known.find((id) => id !== undefined);
	return messages.map((message) =>
		message.mediaId === undefined || phoneNumberId === undefined
			? message
			: { phoneNumberId, ...message },
	);
}
