import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { identityOf, phoneOf, type ChatMessage } from '../../shared/deliveries/message';

const HIDDEN = /@lid$/;

/**
 * Returns what always works as a destination to reply to a message: the group or channel, the number with `+`, else the
 * BSUID. A hidden `@lid` is given only where nothing better is there. Undefined where the delivery names nobody, and for
 * a group whose id is missing: what was asked there is not for one of its members.
 */
export function replyTargetOf({ room, isInRoom, senders }: ChatMessage): string | undefined {
	if (isInRoom) return room;
	const phone = senders.map(phoneOf).find((id) => id !== undefined);
	return phone ?? senders.find((id) => !HIDDEN.test(id)) ?? senders[0];
}

/** Returns the ids under which the chat of a message may be known, each the same for every spelling of a number. */
export function chatsOf({ room, isInRoom, isOwn, senders, receivers }: ChatMessage): string[] {
	if (isInRoom) return room === undefined ? [] : [room];
	return [...new Set((isOwn ? receivers : senders).map(identityOf))];
}

/** Returns what tells the writer of a message apart from others; undefined where the delivery names nobody. */
export function writerOf(message: ChatMessage): string | undefined {
	const direct = { ...message, isInRoom: false, room: undefined };
	const id = replyTargetOf(direct) ?? message.room;
	return id === undefined ? undefined : identityOf(id);
}

/**
 * Returns what n8n's AI Agent, its memory, and a reply need: `replyTo`, `chatInput` and `sessionId` (number and chat, the
 * same for each spelling of a number). Empty for what the business wrote itself.
 */
export function fieldsForReply(message: ChatMessage): IDataObject {
	if (message.isOwn) return {};
	const replyTo = replyTargetOf(message);
	const { text, number } = message;
	if (replyTo === undefined) return { chatInput: text };
	return { replyTo, chatInput: text, sessionId: `${identityOf(number)}:${identityOf(replyTo)}` };
}

/** Returns a short hash, so that what is remembered of contacts names nobody. */
export function shortHash(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
