import type { IDataObject } from 'n8n-workflow';

import { isRecord, textOf, idOf } from '../../../../shared/json';
import {
	identityOf,
	phoneOf,
	type ChatMessage,
	readMessage,
} from '../../../../shared/deliveries/message';
import { isEnvelope, splitEnvelope } from '../../../../shared/deliveries/envelope';
import { keysOf, type QuietMessage, withoutGaps } from './message';

/** What an input item tells of the message that started the execution. */
export interface ReadItem {
	message: QuietMessage;
	/** Tells the people apart whose messages belong together: number, chat, and in a group the participant. */
	contact: string;
	/** The participant of a group as the history knows them; undefined where the item does not say. */
	participant: string | undefined;
	isInRoom: boolean;
}

/** What the person entered. */
export interface Entered {
	/** Not empty. */
	contact: string;
	messageId: string | undefined;
	/** Stands for a message without any ID. */
	fallbackKey: string;
}

/** An item as n8n has it, and the message in it. */
interface Found {
	fields: IDataObject;
	chat: ChatMessage;
}

const ROOM = /@(g\.us|newsletter)$/;

/**
 * Reads the message of an input item: as the trigger gives it, as Pilot Status or Meta deliver it, or an item from elsewhere with
 * some of these fields. Never throws.
 */
export function readItem(json: IDataObject, entered: Entered): ReadItem {
	const { fields, chat } = find(json);
	const keys = keysOf(entered.messageId);
	if (keys.length === 0) keys.push(...fallbackKeys(json, chat, entered.fallbackKey));
	const isInRoom = chat.isInRoom || ROOM.test(entered.contact);
	const participant = isInRoom ? participantOf(chat) : undefined;
	const parts = [identityOf(chat.number), identityOf(entered.contact)];
	// a participant whom nothing names is nobody's twin
	if (isInRoom) parts.push(participant ?? keys.join());
	return {
		message: toMessage(fields, chat, keys, entered.messageId, textOf(json.chatInput)),
		contact: parts.join(' '),
		participant,
		isInRoom,
	};
}

function find(json: IDataObject): Found {
	const inner = [json.body, json].find(
		(body) => isRecord(body) && textOf(body.event) !== undefined,
	);
	if (isEnvelope(json)) {
		const chat = splitEnvelope(json)[0]?.message;
		if (chat !== undefined) return { fields: fieldsOfEnvelope(json), chat };
	}
	const body = isRecord(inner) ? inner : json;
	const fields = isRecord(body.data) ? body.data : body;
	return { fields, chat: readMessage(textOf(body.event) ?? 'message.received', fields) };
}

/** The ID of an event is finer than `id`: a reply may carry the one of the message that it answers. */
function fallbackKeys(json: IDataObject, chat: ChatMessage, fallback: string): string[] {
	const known = keysOf(chat.whatsAppId);
	const ids = known.length > 0 ? known : keysOf(json.eventId ?? json.id);
	return ids.length > 0 ? ids : [fallback];
}

function participantOf({ senders }: ChatMessage): string | undefined {
	const id = senders.find((sender) => phoneOf(sender) !== undefined) ?? senders[0];
	return id === undefined ? undefined : identityOf(id);
}

function toMessage(
	fields: IDataObject,
	chat: ChatMessage,
	keys: string[],
	entered: string | undefined,
	chatInput: string | undefined,
): QuietMessage {
	const { writtenAt, kind, whatsAppId } = chat;
	const text = chat.text === '' ? (chatInput ?? '') : chat.text;
	return {
		keys,
		writtenAt,
		text,
		shown: withoutGaps({
			id: idOf(fields.id) ?? idOf(fields.internalMessageId),
			messageId: whatsAppId ?? entered,
			type: kind,
			content: text,
			createdAt: writtenAt === undefined ? undefined : new Date(writtenAt).toISOString(),
			...mediaOf(fields),
		}),
	};
}

function mediaOf(fields: IDataObject): IDataObject {
	const { mediaId, phoneNumberId, mediaLink, mediaFilename } = fields;
	return { mediaId, phoneNumberId, mediaLink, mediaFilename };
}

/** The fields of the first message of Meta's envelope, under the names that events have (docs/api-reference.md 12.5). */
function fieldsOfEnvelope(json: IDataObject): IDataObject {
	const value = first(first(json.entry).changes).value;
	const { messages, metadata } = isRecord(value) ? value : {};
	const message = first(messages);
	const media = message[textOf(message.type) ?? ''];
	if (!isRecord(media) || idOf(media.id) === undefined) return {};
	return {
		mediaId: media.id,
		phoneNumberId: isRecord(metadata) ? metadata.phone_number_id : undefined,
		mediaFilename: media.filename,
	};
}

function first(list: unknown): IDataObject {
	const [entry] = Array.isArray(list) ? (list as unknown[]) : [];
	return isRecord(entry) ? entry : {};
}
