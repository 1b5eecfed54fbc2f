import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { isRecord, textOf } from '../../shared/api/answers';
import { META_EVENT, UNKNOWN_EVENT } from '../events';

/** Longest text that is taken for the name of an event, and longest id (characters). */
const MAX_NAME = 200;

/** A delivery whose form was recognised. */
export interface Delivery {
	event: string;
	/** The same for each repetition of one delivery, and for no other. */
	eventId: string;
	/** Tells repetitions apart from what merely has the same id: finer than `eventId` for replies. */
	key: string;
	/** The fields of the event: of `data`, or of the body where there is no `data` (flat `call.*`, Meta's envelope). */
	fields: IDataObject;
	/** The body as it came. */
	body: unknown;
}

/**
 * Recognises a body by what is there (reference 12 and 18.4); any JSON value is something.
 *
 * `message.*` deliveries are told apart by event and message id (newer `id`, older `internalMessageId`, else the
 * WhatsApp id). All others are told apart by their content: a number can connect twice with the same id.
 */
export function recogniseDelivery(body: unknown): Delivery {
	if (!isRecord(body)) {
		const eventId = `${UNKNOWN_EVENT}:${digest(body)}`;
		return { event: UNKNOWN_EVENT, eventId, key: eventId, fields: { body } as IDataObject, body };
	}
	const event = shortText(body.event) ?? META_EVENT;
	const fields = isRecord(body.data) && event !== META_EVENT ? body.data : body;
	const whatsAppId = shortText(fields.messageId);
	const id = shortText(fields.id) ?? shortText(fields.internalMessageId) ?? whatsAppId;
	const isMessage = event.startsWith('message.');
	const eventId = `${event}:${isMessage && id !== undefined ? id : digest(body)}`;
	return { event, eventId, key: `${eventId}:${whatsAppId ?? ''}`, fields, body };
}

function shortText(value: unknown): string | undefined {
	const text = textOf(value);
	return text !== undefined && text.length <= MAX_NAME ? text : undefined;
}

function digest(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}
