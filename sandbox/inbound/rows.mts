import type { ChatMessage, InboundMessage, NumberRecord } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { chatOf, conversationIdOf, roomName } from './conversations.mts';
import type { StoredMessage } from './stored.mts';

function mediaView(message: ChatMessage, number: NumberRecord): object | null {
	const { media } = message.content;
	if (!media) return null;
	const provider = number.provider === 'META' ? 'META' : number.engine;
	const id = message.direction === 'INBOUND' ? message.mediaId : null;
	return { provider, id, url: media.url, mimeType: media.mimeType, fileName: media.fileName };
}

/** What a row says of a message that the contact wrote; their status does not tell the direction (docs/api-reference.md 6). */
function inboundFields(message: InboundMessage): Record<string, unknown> {
	return {
		direction: 'INBOUND',
		status: 'DELIVERED',
		origin: null,
		participantName: message.participantName,
		participantPhone: message.from,
		repliedToExternalId: message.quoted?.externalMessageId ?? null,
		sentAt: null,
		deliveredAt: message.createdAt,
		readAt: null,
	};
}

/** What a row says of a message of the business: sent by the API, or typed on its phone. */
function outboundFields(world: World, message: ChatMessage): Record<string, unknown> {
	const { originOfSent, originOfTyped } = world.settings;
	const sent = message.direction === 'OUTBOUND';
	return {
		direction: 'OUTBOUND',
		status: sent ? message.status : 'SENT',
		origin: sent ? originOfSent : originOfTyped,
		participantName: null,
		participantPhone: chatOf(message).id,
		repliedToExternalId: null,
		sentAt: sent ? message.sentAt : message.createdAt,
		deliveredAt: sent ? message.deliveredAt : null,
		readAt: message.readAt,
	};
}

/** A row of `GET /v1/messages/history` (docs/api-reference.md 6). */
export function historyRow(
	world: World,
	stored: StoredMessage,
	number: NumberRecord,
): Record<string, unknown> {
	const { message, providerTimestamp, createdAt, redacted } = stored;
	const fromContact = message.direction === 'INBOUND' && !message.fromMe;
	return {
		id: message.id,
		conversationId: conversationIdOf(message),
		providerKind: number.provider,
		externalMessageId: message.externalMessageId,
		messageType: message.content.type,
		text: message.content.text,
		...(fromContact ? inboundFields(message) : outboundFields(world, message)),
		media: mediaView(message, number),
		providerTimestamp,
		createdAt,
		...(redacted
			? { text: null, participantName: null, participantPhone: null, media: null, redacted }
			: {}),
	};
}

/** A row of `GET /v1/messages/unread` and `GET /v1/messages/group`; `readAt` is never kept (docs/api-reference.md 6). */
export function inboundRow(
	world: World,
	{ createdAt, redacted }: StoredMessage,
	message: InboundMessage,
	unreadCount: number,
): Record<string, unknown> {
	return {
		id: message.id,
		conversationId: conversationIdOf(message),
		conversationUnreadCount: unreadCount,
		direction: 'INBOUND',
		type: message.content.type,
		content: message.content.text,
		from: message.from,
		fromName: message.participantName,
		...(message.chat.kind === 'group'
			? { groupId: message.chat.id, groupName: roomName(world, message.chat) }
			: {}),
		media: mediaView(message, world.numberOf(message)),
		readAt: null,
		createdAt,
		...(redacted ? { content: null, from: null, fromName: null, media: null, redacted } : {}),
	};
}
