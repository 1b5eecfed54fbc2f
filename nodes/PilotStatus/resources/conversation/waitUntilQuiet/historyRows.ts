import type { IDataObject } from 'n8n-workflow';

import { identityOf, kindOf, readTime } from '../../../../shared/deliveries/message';
import { isRecord, textOf, idOf } from '../../../../shared/json';
import { keysOf, type QuietMessage, withoutGaps, comparePlaces, type Place } from './message';

/** A row of the history (docs/api-reference.md 6). */
export interface HistoryRow extends Place {
	message: QuietMessage;
	isInbound: boolean;
	conversation: string | undefined;
	/** The contact, or the participant of a group, as `identityOf` gives them. */
	phone: string | undefined;
	kind: string | undefined;
	/** Quotes another message. */
	isReply: boolean;
}

/** What the history tells of the chat of a message. */
export interface ChatHistory {
	/** The row of the message itself. */
	own: HistoryRow;
	/** What this contact or participant wrote, that row included, the oldest first. */
	inbound: HistoryRow[];
	/** When the business wrote in this chat (ms since 1970), the earliest first. */
	answers: number[];
}

/** A send that never reached the contact is no answer. */
const NOT_SENT = /^(FAILED|CANCELL?ED)$/i;

/**
 * Finds the chat of a message in rows of the history.
 *
 * @param keys keys of the message
 * @returns undefined when the history does not tell: without the row of the message nobody knows which of the number's chats is
 * meant, since rows do not say whether they belong to a group
 */
export function findChat(
	records: IDataObject[],
	keys: readonly string[],
	isInRoom: boolean,
): ChatHistory | undefined {
	const rows = records.flatMap((record) => readRow(record) ?? []).sort(comparePlaces);
	const own = rows.find(
		(row) => row.isInbound && row.message.keys.some((key) => keys.includes(key)),
	);
	if (own?.conversation === undefined) return undefined;
	// without it the participants of a group cannot be told apart
	if (isInRoom && own.phone === undefined) return undefined;
	const chat = rows.filter((row) => row.conversation === own.conversation);
	return {
		own,
		inbound: chat.filter((row) => row.isInbound && row.phone === own.phone),
		answers: chat.filter((row) => !row.isInbound).map(({ time }) => time),
	};
}

/** Reads a row; undefined where it tells nothing that can be used, such as one that the privacy mode hides. */
export function readRow(record: IDataObject): HistoryRow | undefined {
	const { id, externalMessageId, direction, redacted, status, media } = record;
	const time = readTime(record.providerTimestamp) ?? readTime(record.createdAt);
	const keys = keysOf(externalMessageId, id);
	const isInbound = /^in/i.test(idOf(direction) ?? '');
	if (time === undefined || keys.length === 0 || redacted === true) return undefined;
	if (!isInbound && NOT_SENT.test(idOf(status) ?? '')) return undefined;
	const kind = kindOf(record.messageType);
	const text = textOf(record.text) ?? '';
	const phone = idOf(record.participantPhone);
	return {
		time,
		storedAt: readTime(record.createdAt) ?? time,
		sequence: 0,
		id: keys.join(' '),
		isInbound,
		conversation: idOf(record.conversationId),
		phone: phone === undefined ? undefined : identityOf(phone),
		kind,
		isReply: idOf(record.repliedToExternalId) !== undefined,
		message: {
			keys,
			writtenAt: time,
			text,
			shown: withoutGaps({
				id,
				messageId: externalMessageId,
				type: kind,
				content: text,
				createdAt: new Date(time).toISOString(),
				...mediaOf(media),
			}),
		},
	};
}

function mediaOf(media: unknown): IDataObject {
	if (!isRecord(media)) return {};
	return { mediaId: media.id, mediaLink: media.url, mediaFilename: media.fileName };
}
