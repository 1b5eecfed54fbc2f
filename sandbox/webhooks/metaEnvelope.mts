import type { StatusEvent } from '../core/events.mts';
import type { ChatMessage, InboundMessage, OutboundMessage, NumberRecord } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { chatOf } from '../inbound/conversations.mts';

/** Meta's own webhook body, which `*` webhooks of official numbers get besides (docs/api-reference.md 12.5). */
export interface MetaEnvelope {
	object: 'whatsapp_business_account';
	entry: Array<{ id: string; changes: Array<{ field: string; value: Record<string, unknown> }> }>;
}

function digits(phone: string): string {
	return phone.replace(/^\+/, '');
}

function seconds(iso: string): string {
	return String(Math.floor(Date.parse(iso) / 1000));
}

/** Meta's body around one change. */
export function metaEnvelope(number: NumberRecord, field: string, value: object): MetaEnvelope {
	const metadata = {
		display_phone_number: number.number,
		phone_number_id: number.phoneNumberId,
	};
	const whole = { messaging_product: 'whatsapp', metadata, ...value };
	return {
		object: 'whatsapp_business_account',
		entry: [{ id: '100000000000000', changes: [{ field, value: whole }] }],
	};
}

function metaMessage(message: ChatMessage): Record<string, unknown> {
	const { content } = message;
	const inbound = message.direction === 'INBOUND';
	const media = inbound ? message.mediaId : null;
	const payload =
		content.media === null
			? { text: { body: content.text } }
			: { [content.type]: { id: media, mime_type: content.media.mimeType, caption: content.text } };
	const quoted = inbound ? message.quoted : null;
	return {
		...(inbound ? { from: digits(message.from) } : {}),
		id: message.externalMessageId,
		timestamp: seconds(message.createdAt),
		type: content.type,
		...payload,
		...(quoted ? { context: { id: quoted.externalMessageId } } : {}),
	};
}

/** An inbound message, or the echo of one that the business wrote on its phone. */
export function inboundEnvelope(world: World, message: InboundMessage): MetaEnvelope {
	const number = world.numberOf(message);
	if (message.fromMe) {
		const echo = { ...metaMessage(message), to: digits(message.chat.id) };
		return metaEnvelope(number, world.settings.typedField, { message_echoes: [echo] });
	}
	const contact = { profile: { name: message.participantName }, wa_id: digits(message.from) };
	return metaEnvelope(number, 'messages', {
		contacts: [contact],
		messages: [metaMessage(message)],
	});
}

/** Old chats as they are handed over after connecting: not live, whatever is in them (docs/api-reference.md 12.5). */
export function historyEnvelope(world: World, number: NumberRecord): MetaEnvelope {
	const threads = new Map<string, object[]>();
	for (const message of world.messages.all) {
		const chat = chatOf(message);
		if (message.numberId !== number.id || chat.kind !== 'number') continue;
		const own = message.direction === 'OUTBOUND' || message.fromMe;
		const thread = threads.get(chat.id) ?? [];
		thread.push({
			...metaMessage(message),
			...(own ? { from: number.number, to: digits(chat.id) } : {}),
		});
		threads.set(chat.id, thread);
	}
	const history = [
		{ threads: [...threads].map(([id, messages]) => ({ id: digits(id), messages })) },
	];
	return metaEnvelope(number, 'history', { history });
}

/** A status of a sent message; null while it has no WhatsApp id. */
export function statusEnvelope(
	world: World,
	message: OutboundMessage,
	status: StatusEvent,
): MetaEnvelope | null {
	if (message.externalMessageId === null) return null;
	const entry = {
		id: message.externalMessageId,
		status,
		timestamp: seconds(world.clock.iso()),
		recipient_id: digits(message.destination.id),
		...(status === 'failed' ? { errors: [{ title: message.errorMessage }] } : {}),
	};
	return metaEnvelope(world.numberOf(message), 'messages', { statuses: [entry] });
}
