import type { ChatMessage, Content, Destination, NumberRecord } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { chatOf, conversationIdOf, roomName } from './conversations.mts';

const MAX_PHONES = 30;
const MAX_MESSAGES = 60;

/** A message as the phone page draws it. */
export interface BubbleView {
	id: string;
	/** From the business (white) or from the phone's owner (green). */
	fromBusiness: boolean;
	author: string;
	at: string;
	status: string;
	error: string | null;
	scheduledFor: string | null;
	template: string | null;
	content: Content;
	quoted: { text: string; author: string } | null;
	/** Arrived, so it can be quoted and its buttons tapped. */
	arrived: boolean;
}

/** One phone: a contact's chat with a number, or a group or channel. */
export interface PhoneView {
	id: string;
	numberId: string;
	business: string;
	provider: NumberRecord['provider'];
	connected: boolean;
	kind: Destination['kind'];
	chatId: string;
	name: string;
	participants: string[];
	messages: BubbleView[];
}

// The page loads nothing from outside: data URIs come through the sandbox, other links are only named.
function drawable(message: ChatMessage): Content {
	const { media } = message.content;
	if (!media?.url.startsWith('data:')) return message.content;
	return { ...message.content, media: { ...media, url: `/_sandbox/messages/${message.id}/media` } };
}

function bubble(world: World, message: ChatMessage): BubbleView {
	const business = world.numberOf(message).name;
	const shared = { id: message.id, at: message.createdAt, content: drawable(message) };
	if (message.direction === 'OUTBOUND') {
		const waiting = message.status === 'QUEUED' ? message.deliverAt : null;
		return {
			...shared,
			fromBusiness: true,
			author: business,
			status: message.status,
			error: message.errorMessage,
			scheduledFor: waiting,
			template: message.template?.name ?? null,
			quoted: null,
			arrived: message.externalMessageId !== null && message.status !== 'FAILED',
		};
	}
	const { quoted } = message;
	return {
		...shared,
		fromBusiness: message.fromMe,
		author: message.fromMe ? business : (message.participantName ?? message.from),
		status: 'RECEIVED',
		error: null,
		scheduledFor: null,
		template: null,
		quoted: quoted && { text: quoted.content.text, author: business },
		arrived: false,
	};
}

function emptyPhone(world: World, message: ChatMessage): PhoneView {
	const number = world.numberOf(message);
	const chat = chatOf(message);
	const rooms = chat.kind === 'group' ? world.groups : world.newsletters;
	return {
		id: conversationIdOf(message),
		numberId: number.id,
		business: number.name,
		provider: number.provider,
		connected: number.isFullyConnected,
		kind: chat.kind,
		chatId: chat.id,
		name: roomName(world, chat) ?? world.contactNames.get(chat.id) ?? chat.id,
		participants: rooms.find(({ id }) => id === chat.id)?.participants ?? [],
		messages: [],
	};
}

/** The phones with the latest messages, each with its last messages in order. */
export function phonesOf(world: World): PhoneView[] {
	const phones = new Map<string, PhoneView>();
	for (const message of world.messages.newestFirst()) {
		const id = conversationIdOf(message);
		let phone = phones.get(id);
		if (!phone) {
			if (phones.size === MAX_PHONES) continue;
			phone = emptyPhone(world, message);
			phones.set(id, phone);
		}
		if (phone.messages.length < MAX_MESSAGES) phone.messages.push(bubble(world, message));
	}
	for (const phone of phones.values()) phone.messages.reverse();
	return [...phones.values()];
}
