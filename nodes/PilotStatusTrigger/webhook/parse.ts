import { createHash } from 'crypto';
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { isRecord, textOf, idOf } from '../../shared/json';
import { type ChatMessage, readMessage, readTime } from '../../shared/deliveries/message';
import { isEnvelope, splitEnvelope } from '../../shared/deliveries/envelope';
import { dropOldest } from '../../shared/dropOldest';
import { hasMessage, isInbound, META_EVENT, UNKNOWN_EVENT } from '../events';

/** Longest text that is taken for the name of an event, and longest id (characters). */
const MAX_NAME = 200;

/** One event of a delivery, whose form was recognised. */
export interface Delivery {
	event: string;
	/** The same for each repetition of one event, and for no other. */
	eventId: string;
	/** Tells repetitions apart from what merely has the same id: finer than `eventId` where a message was edited. */
	key: string;
	/** Has neither an id nor a time of its own, so the same content may soon mean another event. */
	isFleeting: boolean;
	/** What this tells of which message, such as `received:wamid.A`, as events and Meta's envelopes both tell it. */
	tells: string[];
	/** The fields of the event: of `data`, or of the body where there is no `data` (flat `call.*`, Meta's envelope). */
	fields: IDataObject;
	/** The message in a chat, where this is about one that was written. */
	message?: ChatMessage;
	/** Has the sender and text of a contact, or is of a form that may have them. */
	isInbound: boolean;
	/** Says of which Meta envelope this is a part, such as `messages`. */
	field?: string;
	/** Of a form that no documentation knows. */
	isUnknown: boolean;
	/** The body as it came; the part of it that tells this event where it tells several. */
	body: unknown;
}

/**
 * Recognises the events of a body by what is there (docs/api-reference.md 12 and 18.4); any JSON value is something.
 * A list of events, a list as `data`, and Meta's envelope may tell several.
 *
 * `message.*` events are told apart by event and message id (newer `id`, older `internalMessageId`, else the
 * WhatsApp id). All others are told apart by their content: a number can connect twice with the same id.
 */
export function recogniseDeliveries(body: unknown): Delivery[] {
	if (Array.isArray(body) && body.length > 0 && body.every(isKnownForm)) {
		return body.flatMap((entry) => recogniseRecord(entry));
	}
	if (isRecord(body)) return recogniseRecord(body);
	const eventId = `${UNKNOWN_EVENT}:${digest(body)}`;
	return [
		{
			...{ event: UNKNOWN_EVENT, eventId, key: eventId, fields: { body } as IDataObject, body },
			...{ isFleeting: true, tells: [], isInbound: true, isUnknown: true },
		},
	];
}

function isKnownForm(entry: unknown): entry is IDataObject {
	return isRecord(entry) && (isEnvelope(entry) || shortText(entry.event) !== undefined);
}

function recogniseRecord(body: IDataObject): Delivery[] {
	const event = shortText(body.event);
	if (event === undefined) return fromEnvelope(body);
	const { data } = body;
	if (Array.isArray(data) && data.length > 0 && data.every(isRecord)) {
		return data.map((fields) => fromEvent(event, fields, { ...body, data: fields }));
	}
	const isUnknown = data !== undefined && !isRecord(data);
	return [{ ...fromEvent(event, isRecord(data) ? data : body, body), isUnknown }];
}

function fromEvent(event: string, fields: IDataObject, body: IDataObject): Delivery {
	const message = hasMessage(event) ? readMessage(event, fields) : undefined;
	const whatsAppId = shortText(fields.messageId);
	const id = shortText(fields.id) ?? shortText(fields.internalMessageId) ?? whatsAppId;
	const known = event.startsWith('message.') ? id : undefined;
	// a reply may carry the id of the message that it answers
	const isOne = event !== 'message.reply' || whatsAppId === undefined || whatsAppId === known;
	const eventId = `${event}:${known ?? digest(body)}${known === undefined || isOne ? '' : `:${whatsAppId}`}`;
	const told = message === undefined ? /^message\.(\w+)$/.exec(event)?.[1] : 'received';
	return {
		event,
		eventId,
		key: [eventId, whatsAppId ?? '', message?.text ?? ''].join(':'),
		isFleeting: known === undefined && !hasIdentity(event, fields),
		tells: told === undefined || whatsAppId === undefined ? [] : [`${told}:${whatsAppId}`],
		fields,
		...(message === undefined ? {} : { message }),
		isInbound: isInbound(event),
		isUnknown: false,
		body,
	};
}

function fromEnvelope(body: IDataObject): Delivery[] {
	return splitEnvelope(body).map(({ body: part, field, message, statuses }) => {
		const eventId = `${META_EVENT}:${digest(part)}`;
		const tells = statuses.map(({ id, status }) => `${status}:${id}`);
		if (message?.whatsAppId !== undefined) tells.push(`received:${message.whatsAppId}`);
		return {
			...{ event: META_EVENT, eventId, key: eventId, tells, fields: part, body: part },
			isFleeting: tells.length === 0,
			...(message === undefined ? {} : { message }),
			// statuses and calls have no writer
			isInbound: message !== undefined || (tells.length === 0 && field !== 'calls'),
			...(field === undefined ? {} : { field }),
			isUnknown: !isEnvelope(body),
		};
	});
}

/** Tells that an event without a message id says which one it is, by a time or, where it is not about a number, an id. */
function hasIdentity(event: string, fields: IDataObject): boolean {
	const ids = [fields.id, fields.messageId, fields.callId, fields.externalCallId];
	if (!event.startsWith('number.') && ids.some((id) => idOf(id) !== undefined)) return true;
	return Object.entries(fields).some(
		([name, value]) => /(At|Timestamp)$|^(timestamp|time|date)$/.test(name) && isTime(value),
	);
}

function isTime(value: unknown): boolean {
	return readTime(value) !== undefined;
}

function shortText(value: unknown): string | undefined {
	const text = textOf(value);
	return text !== undefined && text.length <= MAX_NAME ? text : undefined;
}

function digest(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}

/** How many forms this process remembers to have told of. */
const MAX_FORMS = 100;
/** Most names of fields that the log shows. */
const MAX_NAMES = 10;

const told = new Set<string>();

/** Logs a form that no documentation knows, once for each node and form, by names of fields without their values. */
export function logUnknownForm(context: IWebhookFunctions, { event, body }: Delivery): void {
	const names = isRecord(body) ? Object.keys(body).slice(0, MAX_NAMES) : [];
	const form = isRecord(body)
		? `the fields ${names.map((name) => name.slice(0, 40)).join(', ')}`
		: Array.isArray(body)
			? 'a list'
			: `${body === null ? 'null' : `a ${typeof body}`} instead of an object`;
	const { id } = context.getWorkflow();
	const key = [id, context.getNode().name, event, form].join(' ');
	if (told.has(key)) return;
	told.add(key);
	if (told.size > MAX_FORMS) dropOldest(told);
	context.logger.warn(
		`"${context.getNode().name}" got a delivery of an unknown form (event ${event}, ${form}). Options that have to read it, such as Senders, keep it out`,
		{ workflowId: id },
	);
}
