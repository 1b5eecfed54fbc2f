import type { StatusEvent } from '../core/events.mts';
import type { InboundMessage, OutboundMessage } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { roomName } from '../inbound/conversations.mts';

/** What a webhook receives: `{ event, data }` (docs/api-reference.md 12.1). */
export interface Payload {
	event: string;
	data: Record<string, unknown>;
}

/** Fields to leave out are given as undefined, which JSON drops. */
type Fields = Record<string, unknown>;

function statusV3(world: World, message: OutboundMessage, status: StatusEvent): Fields {
	const number = world.numberOf(message);
	return {
		id: message.id,
		messageId: message.externalMessageId,
		correlationId: message.correlationId,
		numberId: number.id,
		from: `+${number.number}`,
		to: message.destination.id,
		status: status.toUpperCase(),
		...(status === 'failed'
			? { errorCode: message.errorCode, errorMessage: message.errorMessage }
			: {}),
		createdAt: world.clock.iso(),
	};
}

function statusV2(message: OutboundMessage, status: StatusEvent): Fields {
	return {
		messageId: message.externalMessageId,
		internalMessageId: message.id,
		environment: 'LIVE',
		destinationNumber: message.destination.id,
		content: message.content.text,
		status: status.toUpperCase(),
		sentAt: message.sentAt,
		correlationId: message.correlationId,
		...(status === 'delivered' ? { deliveredAt: message.deliveredAt } : {}),
		...(status === 'read' ? { readAt: message.readAt } : {}),
		...(status === 'failed'
			? { failedAt: message.failedAt, errorMessage: message.errorMessage }
			: {}),
	};
}

/** `message.sent`, `.delivered`, `.read` or `.failed` in the schema that is switched on. */
export function statusPayload(
	world: World,
	message: OutboundMessage,
	status: StatusEvent,
): Payload {
	const v3 = world.settings.webhookSchema === 'v3';
	const data = v3 ? statusV3(world, message, status) : statusV2(message, status);
	return { event: `message.${status}`, data };
}

/** The text of a message; for one without text as the settings want it, undefined where the field is left out. */
function textOf(world: World, message: InboundMessage): string | null | undefined {
	const { text } = message.content;
	const { emptyText } = world.settings;
	if (text !== '' || emptyText === 'empty') return text;
	return emptyText === 'null' ? null : undefined;
}

function quotedId(world: World, message: InboundMessage): string | null {
	const id = message.quoted?.externalMessageId ?? null;
	return world.settings.quotedIdPrefix ? id : (id?.replace(/^wamid\./, '') ?? null);
}

/** What the contact's message was told to change in its deliveries. */
function changed(message: InboundMessage, data: Fields): Fields {
	const entries = Object.entries({ ...data, ...message.data });
	return Object.fromEntries(entries.filter(([name]) => !message.omit.includes(name)));
}

function inboundMedia(world: World, message: InboundMessage): Fields {
	const { media, text, type } = message.content;
	if (!media) return type === 'text' ? {} : { mediaType: type };
	const number = world.numberOf(message);
	const official = number.provider === 'META';
	return {
		mediaType: type,
		mediaCaption: text === '' ? null : text,
		mediaFilename: media.fileName,
		...(official
			? { mediaId: message.mediaId, phoneNumberId: number.phoneNumberId }
			: { mediaLink: media.url }),
	};
}

function receivedV3(world: World, message: InboundMessage): Fields {
	const number = world.numberOf(message);
	const own = `+${number.number}`;
	const room = message.chat.kind === 'number' ? {} : roomFields(world, message);
	return {
		id: message.id,
		messageId: message.externalMessageId,
		numberId: number.id,
		from: message.from,
		to: message.fromMe && message.chat.kind === 'number' ? message.chat.id : own,
		...room,
		type: message.content.type,
		fromMe: message.fromMe,
		content: textOf(world, message),
		participantName: message.participantName,
		...inboundMedia(world, message),
		createdAt: message.createdAt,
	};
}

function roomFields(world: World, message: InboundMessage): Fields {
	const name = roomName(world, message.chat);
	return message.chat.kind === 'group'
		? { groupId: message.chat.id, groupName: name }
		: { newsletterId: message.chat.id, newsletterName: name };
}

function replyV3(world: World, message: InboundMessage): Fields {
	return {
		...receivedV3(world, message),
		quotedMessageId: quotedId(world, message),
		correlationId: message.quoted?.correlationId ?? null,
		...(world.settings.buttonIdInV3 ? { buttonId: message.buttonId } : {}),
	};
}

function receivedV2(world: World, message: InboundMessage): Fields {
	const happened = { environment: 'LIVE', messageId: message.externalMessageId };
	if (message.chat.kind !== 'number') {
		return {
			fromNumber: message.from,
			fromName: message.participantName,
			fromMe: message.fromMe,
			...roomFields(world, message),
			content: textOf(world, message),
			...happened,
			happenedAt: message.createdAt,
		};
	}
	return {
		fromMe: message.fromMe,
		from: message.from,
		destinationNumber: `+${world.numberOf(message).number}`,
		content: textOf(world, message),
		receivedAt: message.createdAt,
		...happened,
	};
}

function replyV2(world: World, message: InboundMessage): Fields {
	const { quoted } = message;
	return {
		from: message.from,
		destinationNumber: `+${world.numberOf(message).number}`,
		content: quoted?.content.text ?? '',
		replyContent: textOf(world, message),
		receivedAt: message.createdAt,
		messageId: message.externalMessageId,
		quotedMessageId: quotedId(world, message),
		messageRepliedId: quoted?.id ?? null,
		environment: 'LIVE',
		buttonId: message.buttonId,
		correlationId: quoted?.correlationId,
	};
}

/**
 * The deliveries that an inbound message causes: group, newsletter, reply (the contact quoted a message
 * of ours) or received; with `replyAlsoReceived`, a reply causes both.
 */
export function inboundPayloads(world: World, message: InboundMessage): Payload[] {
	const v3 = world.settings.webhookSchema === 'v3';
	const received = (event: string): Payload => ({
		event,
		data: changed(message, v3 ? receivedV3(world, message) : receivedV2(world, message)),
	});
	if (message.chat.kind === 'group') return [received('message.group')];
	if (message.chat.kind === 'newsletter') return [received('message.newsletter')];
	if (!message.quoted || message.fromMe) return [received('message.received')];
	const data = changed(message, v3 ? replyV3(world, message) : replyV2(world, message));
	const reply = { event: 'message.reply', data };
	return world.settings.replyAlsoReceived ? [reply, received('message.received')] : [reply];
}
