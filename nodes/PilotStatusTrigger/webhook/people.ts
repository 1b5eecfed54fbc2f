import type { IWebhookFunctions } from 'n8n-workflow';

import { connect } from '../../shared/api/client';
import { type ChatMessage, messageKey } from '../../shared/deliveries/message';
import { dropOldest } from '../../shared/dropOldest';
import { InvalidInput } from '../../shared/invalidInput';
import { pathWith } from '../../shared/pathWith';
import { META_EVENT } from '../events';
import type { TriggerStaticData } from '../staticData';
import { chatsOf, shortHash } from './contact';
import type { Delivery } from './parse';

/** How many chats are remembered in the static data. */
const MAX_CHATS = 500;
/** How many messages that were sent through Pilot Status this process knows. */
const MAX_SENT = 5_000;
/** Written at the end of ids on official numbers' events, and left out by some. */

/** WhatsApp ids of messages sent through Pilot Status. */
const sentIds = new Set<string>();

/**
 * Notes in the static data that a person of the business wrote to a contact, on the phone or in the app. On official
 * numbers Meta echoes what was typed in the app. QR-paired numbers echo what was sent by API, too: that is told apart by
 * the ids of `message.sent` events and, for an unknown id, by asking Pilot Status, which knows only what it sent
 * (docs/api-reference.md 12.3).
 */
export async function notePeople(
	context: IWebhookFunctions,
	delivery: Delivery,
	data: TriggerStaticData,
	now: number,
): Promise<void> {
	const { event, message, fields } = delivery;
	if (message === undefined) {
		if (/^message\.(sent|delivered|read)$/.test(event)) rememberSent(fields.messageId);
		return;
	}
	if (!message.isOwn) return;
	if (event !== META_EVENT && !(await isTypedByPerson(context, message))) return;
	const answered = new Map(Object.entries(answeredIn(data)));
	for (const chat of chatsOf(message)) {
		const key = shortHash(chat);
		const before = answered.get(key) ?? 0;
		answered.delete(key);
		answered.set(key, Math.max(before, Math.min(message.writtenAt ?? now, now)));
	}
	while (answered.size > MAX_CHATS) dropOldest(answered);
	data.answered = Object.fromEntries(answered);
}

/** Tells that a person of the business wrote in the chat of a message less than `pause` ms ago. */
export function isPaused(
	message: ChatMessage,
	data: TriggerStaticData,
	pause: number,
	now: number,
): boolean {
	const answered = answeredIn(data);
	return chatsOf(message).some((chat) => {
		const key = shortHash(chat);
		return Object.hasOwn(answered, key) && now - (answered[key] ?? 0) < pause;
	});
}

function answeredIn({ answered }: TriggerStaticData): Record<string, number> {
	return typeof answered === 'object' && answered !== null ? answered : {};
}

function rememberSent(messageId: unknown): void {
	if (typeof messageId !== 'string') return;
	sentIds.add(messageKey(messageId));
	if (sentIds.size > MAX_SENT) dropOldest(sentIds);
}

/** Where nobody can tell, it counts as sent by API: a bot that paused after each of its own messages would be deaf. */
async function isTypedByPerson(
	context: IWebhookFunctions,
	{ whatsAppId }: ChatMessage,
): Promise<boolean> {
	if (whatsAppId === undefined || sentIds.has(messageKey(whatsAppId))) return false;
	const known = await isKnownToPilotStatus(context, whatsAppId);
	if (known === true) rememberSent(whatsAppId);
	if (typeof known === 'boolean') return !known;
	context.logger.warn(
		`"${context.getNode().name}" could not find out whether a person wrote a message of the business: ${known.reason}`,
		{ workflowId: context.getWorkflow().id },
	);
	return false;
}

/** Asks whether a message was sent through Pilot Status, or says why nobody can tell. */
async function isKnownToPilotStatus(
	context: IWebhookFunctions,
	id: string,
): Promise<boolean | { reason: string }> {
	let path: string;
	try {
		path = pathWith('/v1/messages', id);
	} catch (error) {
		return { reason: (error as Error).message };
	}
	const client = await connect(context);
	if (client instanceof InvalidInput) return { reason: client.message };
	const result = await client.call({ method: 'GET', path });
	if (result.ok) return true;
	return result.failure.httpStatus === 404 ? false : { reason: result.failure.message };
}
