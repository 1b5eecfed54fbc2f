import type { ChatMessage, Destination } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { isBsuid } from '../sending/destination.mts';

/** A conversation as `GET /v1/conversations` lists it (docs/api-reference.md 6). */
export interface ConversationView {
	id: string;
	from: string | null;
	fromName: string | null;
	userId: string | null;
	username: string | null;
	type: 'DIRECT' | 'GROUP' | 'NEWSLETTER';
	unreadCount: number;
	lastMessageAt: string;
	lastMessagePreview: string;
	createdAt: string;
}

const TYPES = { number: 'DIRECT', group: 'GROUP', newsletter: 'NEWSLETTER' } as const;
const PREVIEW_LENGTH = 80;

/** The chat a message is in. */
export function chatOf(message: ChatMessage): Destination {
	return message.direction === 'INBOUND' ? message.chat : message.destination;
}

/** The id of a conversation: one per number and chat. */
export function conversationId(numberId: string, chat: Destination): string {
	return `conv_${numberId}_${chat.id.replace(/[^A-Za-z0-9]/g, '')}`;
}

/** The id of a message's conversation. */
export function conversationIdOf(message: ChatMessage): string {
	return conversationId(message.numberId, chatOf(message));
}

/** The name of a group or channel; null for people and for rooms unknown here. */
export function roomName(world: World, chat: Destination): string | null {
	if (chat.kind === 'number') return null;
	const rooms = chat.kind === 'group' ? world.groups : world.newsletters;
	return rooms.find(({ id }) => id === chat.id)?.name ?? null;
}

/** The conversations among `messages`, which come newest first; newest conversation first. */
export function conversationsOf(world: World, messages: ChatMessage[]): ConversationView[] {
	const found = new Map<string, ConversationView>();
	for (const message of messages) {
		const id = conversationIdOf(message);
		const chat = chatOf(message);
		const unread = message.direction === 'INBOUND' && !message.fromMe && message.readAt === null;
		const known = found.get(id);
		if (known) {
			known.createdAt = message.createdAt;
			known.unreadCount += unread ? 1 : 0;
			continue;
		}
		const hidden = chat.kind !== 'number' || isBsuid(chat.id);
		found.set(id, {
			id,
			from: hidden ? null : chat.id,
			fromName: roomName(world, chat) ?? world.contactNames.get(chat.id) ?? null,
			// For groups the id of the group matters (docs/api-reference.md 6); that it stands here is an assumption.
			userId: hidden ? chat.id : null,
			username: null,
			type: TYPES[chat.kind],
			unreadCount: unread ? 1 : 0,
			lastMessageAt: message.createdAt,
			lastMessagePreview: message.content.text.slice(0, PREVIEW_LENGTH),
			createdAt: message.createdAt,
		});
	}
	return [...found.values()];
}
