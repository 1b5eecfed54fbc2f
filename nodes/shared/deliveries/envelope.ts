import type { IDataObject } from 'n8n-workflow';

import { isRecord, textOf, idOf } from '../json';
import { phoneOf, type ChatMessage, kindOf, readTime } from './message';

/**
 * One thing that Meta's envelope tells. One envelope may hold several messages, and official numbers send each message
 * as an event of Pilot Status, too, to webhooks that take everything (docs/api-reference.md 12.5).
 */
export interface EnvelopePart {
	/** The envelope with this part alone; the envelope as it came where it has one part. */
	body: IDataObject;
	/** `messages`, `smb_message_echoes`, `history`, `calls`, … */
	field: string | undefined;
	message?: ChatMessage;
	/** Status of the messages with these WhatsApp ids. */
	statuses: Array<{ id: string; status: string }>;
}

/** Tells Meta's envelope from other bodies without an event. */
export function isEnvelope(body: IDataObject): boolean {
	return Array.isArray(body.entry);
}

/** Takes an envelope apart: one part for each message or echo, one for the rest of each change. Never throws. */
export function splitEnvelope(body: IDataObject): EnvelopePart[] {
	const parts = recordsOf(body.entry).flatMap((entry) =>
		recordsOf(entry.changes).flatMap((change) =>
			splitChange(change).map((part) => ({
				...part,
				body: { ...body, entry: [{ ...entry, changes: [part.body] }] },
			})),
		),
	);
	const [only = { body, field: undefined, statuses: [] }, ...others] = parts;
	return others.length === 0 ? [{ ...only, body }] : parts;
}

function splitChange(change: IDataObject): EnvelopePart[] {
	const field = textOf(change.field);
	const value = isRecord(change.value) ? change.value : {};
	const { messages, message_echoes: echoes, ...rest } = value;
	const number = numberOf(value.metadata);
	const part = (key: string, message: IDataObject, isEcho: boolean): EnvelopePart => ({
		body: { ...change, value: { ...withoutStatuses(rest), [key]: [message] } },
		field,
		message: toMessage(message, number, isEcho),
		statuses: [],
	});
	const written = [
		...recordsOf(messages).map((message) => part('messages', message, false)),
		...recordsOf(echoes).map((message) => part('message_echoes', message, true)),
	];
	const statuses = recordsOf(rest.statuses).flatMap(({ id, status }) => {
		const [known, name] = [idOf(id), textOf(status)];
		return known === undefined || name === undefined ? [] : [{ id: known, status: name }];
	});
	if (written.length > 0 && !Array.isArray(rest.statuses)) return written;
	return [...written, { body: { ...change, value: rest }, field, statuses }];
}

function withoutStatuses(value: IDataObject): IDataObject {
	const rest = { ...value };
	delete rest.statuses;
	return rest;
}

function numberOf(metadata: unknown): string {
	if (!isRecord(metadata)) return '';
	return phoneOf(metadata.display_phone_number) ?? idOf(metadata.phone_number_id) ?? '';
}

function toMessage(message: IDataObject, number: string, isEcho: boolean): ChatMessage {
	const { from, to, id, timestamp, type } = message;
	const room = idOf(message.group_id);
	return {
		isOwn: isEcho,
		text: textOfEnvelope(message),
		kind: kindOf(type),
		senders: [from].flatMap((value) => idOf(value) ?? []),
		receivers: [to].flatMap((value) => idOf(value) ?? []),
		room,
		isInRoom: room !== undefined,
		number,
		whatsAppId: idOf(id),
		writtenAt: readTime(timestamp),
	};
}

/** Returns text, caption, or the label of a tapped button or list row. */
function textOfEnvelope(message: IDataObject): string {
	const own = message[textOf(message.type) ?? 'text'];
	if (!isRecord(own)) return '';
	const chosen = [own.button_reply, own.list_reply].find(isRecord);
	return (
		[own.body, own.caption, own.text, chosen?.title, own.emoji].flatMap(
			(value) => textOf(value) ?? [],
		)[0] ?? ''
	);
}

function recordsOf(value: unknown): IDataObject[] {
	return Array.isArray(value) ? value.filter(isRecord) : [];
}
