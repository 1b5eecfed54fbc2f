import type { IDataObject } from 'n8n-workflow';

import { idOf, textOf } from '../json';

/** What a delivery may write around a number: WhatsApp's own address of a person, with or without a device. */
const ADDRESS = /(?::\d+)?@(?:s\.whatsapp\.net|c\.us)$/i;
const DIGITS = /^\+?([1-9]\d{6,14})$/;
const PUNCTUATION =
	/[\s().\-\u00a0\u00ad\u2010-\u2015\u2212\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Spellings of WhatsApp that differ from what people write, each as [with the extra digit, without it]: Brazil's ninth
 * digit of mobile numbers (those begin with 6 to 9), Mexico's 1, Argentina's 9.
 */
const EXTRA_DIGITS: ReadonlyArray<readonly [RegExp, string]> = [
	[/^\+55(\d{2})9([6-9]\d{7})$/, '+55$1$2'],
	[/^\+521(\d{10})$/, '+52$1'],
	[/^\+549(\d{10})$/, '+54$1'],
];

/**
 * Reads the phone number of a person from a field of a delivery, in which the country code is always there: digits with
 * or without `+`, `…@s.whatsapp.net`, `…@c.us`.
 *
 * @returns the number with `+`; undefined for anything else, such as a BSUID or a hidden `…@lid`
 */
export function phoneOf(value: unknown): string | undefined {
	const id = (idOf(value) ?? '').replace(ADDRESS, '').replace(PUNCTUATION, '');
	const digits = DIGITS.exec(id)?.[1];
	return digits === undefined ? undefined : `+${digits}`;
}

/**
 * Returns what tells chats and contacts apart, the same for each spelling of one phone number. For comparing only: what
 * is sent to is never taken from here.
 */
export function identityOf(id: string): string {
	let phone = phoneOf(id);
	if (phone === undefined) return id;
	for (const [spelling, common] of EXTRA_DIGITS) phone = phone.replace(spelling, common);
	return phone;
}

/** A message in a chat, from whichever form of delivery it came. */
export interface ChatMessage {
	/** Written by somebody of the business, on the phone or by API. */
	isOwn: boolean;
	/** Text, caption or label of the tapped button; empty where there is none. Never the text that a reply quotes. */
	text: string;
	/** `text`, `image`, `reaction`, …; undefined where the delivery does not say. */
	kind: string | undefined;
	/** All ids under which the writer may be known, as they came, the best one first. */
	senders: string[];
	/** To whom an own message went, as far as the delivery says. */
	receivers: string[];
	/** Id of the group or channel, with `@g.us` or `@newsletter`; undefined in a chat with one person. */
	room: string | undefined;
	/** Whether this is about a group or channel, also where its id is missing. */
	isInRoom: boolean;
	/** The WhatsApp number of the business: with `+` where it is given, else the id of its record. */
	number: string;
	/** WhatsApp's id. */
	whatsAppId: string | undefined;
	/** When it was written (ms since 1970); undefined where nothing readable says so. */
	writtenAt: number | undefined;
}

/** Reads the message of an event in either schema of payloads (docs/api-reference.md 12.3 and 12.4). Never throws. */
export function readMessage(event: string, data: IDataObject): ChatMessage {
	const room = roomOf(data);
	const own = [data.to, data.destinationNumber];
	return {
		isOwn: isOwnMessage(data),
		text: textOfMessage(event, data),
		kind: kindOf(data.type, data.mediaType),
		senders: idsOf(data.from, data.fromNumber, data.participant, data.userId),
		receivers: idsOf(...own, data.from, data.fromNumber),
		room,
		isInRoom: room !== undefined || event === 'message.group' || event === 'message.newsletter',
		number: firstPhone(own) ?? idOf(data.numberId) ?? idOf(data.phoneNumberId) ?? '',
		whatsAppId: idOf(data.messageId),
		writtenAt: readTime(data.createdAt) ?? readTime(data.receivedAt) ?? readTime(data.happenedAt),
	};
}

/** Tells a message that the business wrote: `fromMe` as a boolean, or as a server with other habits writes it. */
function isOwnMessage({ fromMe }: IDataObject): boolean {
	return fromMe === true || fromMe === 1 || /^\s*(true|1)\s*$/i.test(idOf(fromMe) ?? '');
}

/**
 * Returns what the contact wrote. In replies of the older schema that is `replyContent` alone: `content` is the quoted
 * message there, also when the reply itself has no text, such as a voice note (docs/api-reference.md 12.4).
 */
function textOfMessage(event: string, data: IDataObject): string {
	const { replyContent, content, mediaCaption } = data;
	const isReply = event === 'message.reply' || 'messageRepliedId' in data;
	const isOlder = ['replyContent', 'messageRepliedId', 'receivedAt'].some((key) => key in data);
	const own = isReply && isOlder ? replyContent : (readable(replyContent) ?? content);
	return readable(own) ?? readable(mediaCaption) ?? '';
}

/** Returns a time of a delivery in ms since 1970: ISO 8601 (UTC where it names no zone), Unix seconds or ms. */
export function readTime(value: unknown): number | undefined {
	const text = idOf(value);
	if (text === undefined) return undefined;
	if (/^\d{9,13}$/.test(text)) return Number(text) * (text.length > 10 ? 1 : 1_000);
	if (!/^\d{4}-\d{2}-\d{2}[T ]\d/.test(text)) return undefined;
	const iso = text.replace(' ', 'T');
	const time = Date.parse(/(Z|[+-]\d{2}:?\d{2})$/i.test(iso) ? iso : `${iso}Z`);
	return Number.isNaN(time) ? undefined : time;
}

/** Other names of kinds that providers use. */
const KINDS: Readonly<Record<string, string>> = {
	ptt: 'audio',
	voice: 'audio',
	contact: 'contacts',
};

/** Kinds that `type` tells better than the MIME type of the file, since every file may be sent as a document. */
const TOLD_BY_TYPE = ['reaction', 'sticker', 'document'];

const MEDIA = ['image', 'video', 'audio'];

/** Returns the kind of a message: what its media is where it has some, since `type` may be coarser. */
export function kindOf(type: unknown, mediaType?: unknown): string | undefined {
	const [general, media] = [plainKind(type), plainKind(mediaType)];
	return general !== undefined && TOLD_BY_TYPE.includes(general) ? general : (media ?? general);
}

function plainKind(value: unknown): string | undefined {
	const kind = textOf(value)?.trim().toLowerCase();
	// a MIME type begins with the kind, except those of documents
	const [name = '', subtype] = kind?.split('/') ?? [];
	if (subtype !== undefined && !MEDIA.includes(name) && kind !== 'text/plain') return 'document';
	const bare = name.replace(/message$/, '');
	if (bare === '') return undefined;
	return Object.hasOwn(KINDS, bare) ? KINDS[bare] : bare;
}

function roomOf({ groupId, newsletterId, from }: IDataObject): string | undefined {
	return (
		withServer(groupId, 'g.us') ??
		withServer(newsletterId, 'newsletter') ??
		[idOf(from)].find((id) => id !== undefined && /@(g\.us|newsletter)$/.test(id))
	);
}

function withServer(value: unknown, server: string): string | undefined {
	const id = idOf(value);
	return id !== undefined && /^[\d-]+$/.test(id) ? `${id}@${server}` : id;
}

function firstPhone(values: unknown[]): string | undefined {
	for (const value of values) {
		const phone = phoneOf(value);
		if (phone !== undefined) return phone;
	}
	return undefined;
}

function idsOf(...values: unknown[]): string[] {
	return values.flatMap((value) => idOf(value) ?? []);
}

function readable(value: unknown): string | undefined {
	return typeof value === 'number' ? String(value) : textOf(value);
}

const ID_PREFIX = /^wamid\./i;

/** Returns what tells messages apart of a WhatsApp ID, which comes with and without its prefix (docs/api-reference.md 12.3). */
export function messageKey(id: string): string {
	return id.replace(ID_PREFIX, '').toLowerCase();
}

/** Tells whether a WhatsApp ID comes with its prefix. */
export function hasIdPrefix(id: string): boolean {
	return ID_PREFIX.test(id);
}
