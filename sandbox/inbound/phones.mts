import type { ChatMessage, Content, Destination, NumberRecord } from '../core/types.mts';
import type { World } from '../core/world.mts';
import type { CallRecord } from '../calls/types.mts';
import { chatOf, conversationId, roomName } from './conversations.mts';

const MAX_PHONES = 30;
const MAX_MESSAGES = 60;
const MAX_CALLED = 10;

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
	/** Where the page gets the file, null when the sandbox does not have it: the page loads nothing from outside. */
	shown: string | null;
	/** Written on the business's own phone. */
	typed: boolean;
	quoted: { text: string; author: string } | null;
	/** Arrived, so it can be quoted and its buttons tapped. */
	arrived: boolean;
}

/** A call as the phone page draws it. */
export interface CallView {
	id: string;
	direction: CallRecord['direction'];
	status: CallRecord['status'];
	at: string;
	connectedAt: string | null;
	over: boolean;
	seconds: number;
	played: Array<{ name: string; shown: string | null }>;
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
	/** In order; at most one of them is open. */
	calls: CallView[];
	/** The open question whether the business may call. */
	permission: { text: string | null } | null;
}

function shownAt(world: World, message: ChatMessage): string | null {
	const { media } = message.content;
	const stored = message.direction === 'INBOUND' && message.mediaId !== null;
	const here = stored || media?.url.startsWith('data:') || world.kept.find(message.id);
	return media && here ? `/_sandbox/messages/${message.id}/media` : null;
}

// A data URI is left out: it can be tens of megabytes, and the page gets the file from `shown`.
function drawable(message: ChatMessage): Content {
	const { media } = message.content;
	if (!media?.url.startsWith('data:')) return message.content;
	return { ...message.content, media: { ...media, url: 'data:' } };
}

function bubble(world: World, message: ChatMessage): BubbleView {
	const business = world.numberOf(message).name;
	const shared = {
		id: message.id,
		at: message.createdAt,
		content: drawable(message),
		shown: shownAt(world, message),
		typed: message.direction === 'INBOUND' && message.fromMe,
	};
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

function callView(world: World, call: CallRecord): CallView {
	const { id, direction, status, createdAt: at, connectedAt, endedAt, durationSeconds } = call;
	const shown = world.kept.find(id) ? `/_sandbox/calls/${id}/media` : null;
	const started = call.played.filter(({ startedAt }) => startedAt !== null);
	const played = started.map(({ mediaUrl }) => ({ name: mediaUrl, shown }));
	const over = endedAt !== null;
	return { id, direction, status, at, connectedAt, over, seconds: durationSeconds ?? 0, played };
}

function emptyPhone(world: World, number: NumberRecord, chat: Destination): PhoneView {
	const rooms = chat.kind === 'group' ? world.groups : world.newsletters;
	const request =
		chat.kind === 'number'
			? world.calls.permissionOf(number.id, chat.id).requests.find(({ open }) => open)
			: undefined;
	return {
		id: conversationId(number.id, chat),
		numberId: number.id,
		business: number.name,
		provider: number.provider,
		connected: number.isFullyConnected,
		kind: chat.kind,
		chatId: chat.id,
		name: roomName(world, chat) ?? world.contactNames.get(chat.id) ?? chat.id,
		participants: rooms.find(({ id }) => id === chat.id)?.participants ?? [],
		messages: [],
		calls: [],
		permission: request === undefined ? null : { text: request.text },
	};
}

/** The phones with the latest messages, and those that were called or asked, each with its last messages and calls in order. */
export function phonesOf(world: World): PhoneView[] {
	const phones = new Map<string, PhoneView>();
	const phoneOf = (number: NumberRecord, chat: Destination): PhoneView | undefined => {
		const id = conversationId(number.id, chat);
		const known = phones.get(id);
		if (known || phones.size === MAX_PHONES) return known;
		const phone = emptyPhone(world, number, chat);
		phones.set(id, phone);
		return phone;
	};
	const peers = [
		...world.calls.all.map(({ numberId, peer }) => ({ numberId, peer })),
		...world.calls.permissions.map(({ numberId, phone }) => ({ numberId, peer: phone })),
	];
	for (const { numberId, peer } of peers.slice(-MAX_CALLED).reverse()) {
		const number = world.numbers.get(numberId);
		if (number) phoneOf(number, { kind: 'number', id: peer });
	}
	for (const message of world.messages.newestFirst()) {
		const phone = phoneOf(world.numberOf(message), chatOf(message));
		if (phone && phone.messages.length < MAX_MESSAGES) phone.messages.push(bubble(world, message));
	}
	for (const call of world.calls.all.slice(-MAX_MESSAGES)) {
		const phone = phones.get(conversationId(call.numberId, { kind: 'number', id: call.peer }));
		phone?.calls.push(callView(world, call));
	}
	for (const phone of phones.values()) phone.messages.reverse();
	return [...phones.values()];
}
