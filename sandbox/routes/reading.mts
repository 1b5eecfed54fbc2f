import type { FastifyInstance } from 'fastify';
import type { ChatMessage, InboundMessage, NumberRecord } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { conversationsOf, conversationIdOf, roomName } from '../inbound/conversations.mts';
import { numberOf } from './api.mts';
import { shapePage } from './lists.mts';
import { pageOf, rangeOf, type PageQuery } from './paging.mts';

function mediaView(message: ChatMessage, number: NumberRecord): object | null {
	const { media } = message.content;
	if (!media) return null;
	const provider = number.provider === 'META' ? 'META' : number.engine;
	const id = message.direction === 'INBOUND' ? message.mediaId : null;
	return { provider, id, url: media.url, mimeType: media.mimeType, fileName: media.fileName };
}

function historyView(message: ChatMessage, number: NumberRecord): Record<string, unknown> {
	const inbound = message.direction === 'INBOUND';
	return {
		id: message.id,
		conversationId: conversationIdOf(message),
		direction: message.direction,
		providerKind: number.provider,
		externalMessageId: message.externalMessageId,
		status: inbound ? 'RECEIVED' : message.status,
		messageType: message.content.type,
		origin: inbound ? null : number.name,
		text: message.content.text,
		participantName: inbound ? message.participantName : null,
		participantPhone: inbound ? message.from : message.destination.id,
		repliedToExternalId: inbound ? (message.quoted?.externalMessageId ?? null) : null,
		media: mediaView(message, number),
		sentAt: inbound ? null : message.sentAt,
		deliveredAt: inbound ? null : message.deliveredAt,
		readAt: message.readAt,
		providerTimestamp: inbound ? message.createdAt : (message.sentAt ?? message.createdAt),
		createdAt: message.createdAt,
	};
}

function inboundView(
	world: World,
	message: InboundMessage,
	number: NumberRecord,
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
		media: mediaView(message, number),
		readAt: message.readAt,
		createdAt: message.createdAt,
	};
}

/** History, unread, group messages and conversations (docs/api-reference.md 6). Newest first: an assumption. */
export function addReadingRoutes(scope: FastifyInstance, world: World): void {
	// A number that only relays keeps nothing, and says so.
	const stored = (number: NumberRecord): ChatMessage[] =>
		number.privacyMode === 'RELAY_ONLY'
			? []
			: world.messages.all.filter(({ numberId }) => numberId === number.id).reverse();
	const notice = (number: NumberRecord): object =>
		number.privacyMode === 'RELAY_ONLY' ? { notice: 'PII_RELAY_ONLY' } : {};
	const received = (number: NumberRecord): InboundMessage[] =>
		stored(number).filter(
			(message) => message.direction === 'INBOUND' && !message.fromMe,
		) as InboundMessage[];

	const page = (
		number: NumberRecord,
		items: unknown[],
		query: PageQuery,
		name: string,
	): unknown => {
		const { page: _ignored, ...withoutPage } = query;
		const asked = world.settings.ignorePage ? withoutPage : query;
		return shapePage(world, { ...pageOf(items, asked, name), ...notice(number) }, name);
	};

	scope.get<{ Querystring: PageQuery }>('/messages/history', (request, reply) => {
		const number = numberOf(request);
		const inRange = rangeOf(request.query);
		const items = stored(number)
			.map((message) => historyView(message, number))
			.filter(({ providerTimestamp }) => inRange(String(providerTimestamp)));
		return reply.send(page(number, items, request.query, 'messages'));
	});

	scope.get<{ Querystring: PageQuery }>('/messages/unread', (request, reply) => {
		const number = numberOf(request);
		const unread = received(number).filter(({ readAt }) => readAt === null);
		const counts = new Map<string, number>();
		for (const message of unread) {
			const id = conversationIdOf(message);
			counts.set(id, (counts.get(id) ?? 0) + 1);
		}
		const items = unread.map((message) =>
			inboundView(world, message, number, counts.get(conversationIdOf(message)) ?? 0),
		);
		return reply.send(page(number, items, request.query, 'messages'));
	});

	scope.get<{ Querystring: PageQuery }>('/messages/group', (request, reply) => {
		const number = numberOf(request);
		const inRange = rangeOf(request.query);
		const items = received(number)
			.filter(({ chat, createdAt }) => chat.kind === 'group' && inRange(createdAt))
			.map((message) => inboundView(world, message, number, 0));
		return reply.send(page(number, items, request.query, 'messages'));
	});

	scope.get<{ Querystring: PageQuery }>('/conversations', (request, reply) => {
		const number = numberOf(request);
		const inRange = rangeOf(request.query);
		const items = conversationsOf(world, stored(number)).filter(({ lastMessageAt }) =>
			inRange(lastMessageAt),
		);
		return reply.send(page(number, items, request.query, 'conversations'));
	});
}
