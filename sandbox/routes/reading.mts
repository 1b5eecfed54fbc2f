import type { FastifyInstance } from 'fastify';
import type { InboundMessage, NumberRecord } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { conversationsOf, conversationIdOf } from '../inbound/conversations.mts';
import { historyRow, inboundRow } from '../inbound/rows.mts';
import { storedOf, type StoredMessage } from '../inbound/stored.mts';
import { numberOf } from './api.mts';
import { shapePage } from './lists.mts';
import { pageOf, rangeOf, type PageQuery } from './paging.mts';

interface Received {
	stored: StoredMessage;
	message: InboundMessage;
}

/** The messages that contacts wrote to a number, newest first. */
function receivedOf(world: World, number: NumberRecord): Received[] {
	return storedOf(world, number).flatMap((stored) => {
		const { message } = stored;
		return message.direction === 'INBOUND' && !message.fromMe ? [{ stored, message }] : [];
	});
}

/** History, unread, group messages and conversations (docs/api-reference.md 6). */
export function addReadingRoutes(scope: FastifyInstance, world: World): void {
	// A number that only relays keeps nothing, and says so.
	const notice = (number: NumberRecord): object =>
		number.privacyMode === 'RELAY_ONLY' ? { notice: 'PII_RELAY_ONLY' } : {};

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
		const items = storedOf(world, number)
			.filter(({ providerTimestamp }) => inRange(providerTimestamp))
			.map((stored) => historyRow(world, stored, number));
		return reply.send(page(number, items, request.query, 'messages'));
	});

	scope.get<{ Querystring: PageQuery }>('/messages/unread', (request, reply) => {
		const number = numberOf(request);
		const unread = receivedOf(world, number).filter(({ message }) => message.readAt === null);
		const counts = new Map<string, number>();
		for (const { message } of unread) {
			const id = conversationIdOf(message);
			counts.set(id, (counts.get(id) ?? 0) + 1);
		}
		const items = unread.map(({ stored, message }) =>
			inboundRow(world, stored, message, counts.get(conversationIdOf(message)) ?? 0),
		);
		return reply.send(page(number, items, request.query, 'messages'));
	});

	scope.get<{ Querystring: PageQuery }>('/messages/group', (request, reply) => {
		const number = numberOf(request);
		const inRange = rangeOf(request.query);
		const items = receivedOf(world, number)
			.filter(({ stored, message }) => message.chat.kind === 'group' && inRange(stored.createdAt))
			.map(({ stored, message }) => inboundRow(world, stored, message, 0));
		return reply.send(page(number, items, request.query, 'messages'));
	});

	scope.get<{ Querystring: PageQuery }>('/conversations', (request, reply) => {
		const number = numberOf(request);
		const inRange = rangeOf(request.query);
		const messages = storedOf(world, number).map(({ message }) => message);
		const items = conversationsOf(world, messages).filter(({ lastMessageAt }) =>
			inRange(lastMessageAt),
		);
		return reply.send(page(number, items, request.query, 'conversations'));
	});
}
