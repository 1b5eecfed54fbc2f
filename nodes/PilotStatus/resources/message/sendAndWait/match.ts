import type { IDataObject } from 'n8n-workflow';

import { isRecord, recordOf, idOf } from '../../../../shared/json';
import type { ApiClient } from '../../../../shared/api/client';
import { unreadableAnswer } from '../../../../shared/api/errors';
import { hasIdPrefix, messageKey, readTime } from '../../../../shared/deliveries/message';
import { isSameNumber } from '../../../../shared/phone';
import { isPathSegment } from '../../../../shared/api/waitWebhooks';
import type { Finding } from './lastAsked';
import type { Terms } from './question';
import type { Reply } from './reply';

/**
 * Says how a reply relates to a question: it is to this one, it is about something else, it quotes a message under an ID that
 * only the API can resolve, or it quotes nothing.
 */
export type Relation = 'ours' | 'other' | 'quotes' | 'plain';

/**
 * Form of the button IDs of this package, the token of a question and a position: those of another question never answer
 * this one. A label such as "10.30" that a provider gives in place of an ID has no letter before its dot.
 */
const BUTTON_OF_A_QUESTION = /^(?=[^.]*[a-z])[^\s.]+\.\d$/i;

/**
 * Relates a reply to a question by what it names: the token in its button, the correlation of the send, the quoted message.
 *
 * @param sent the 202 body of the question; undefined when it is not known
 */
export function relationOf(reply: Reply, token: string, sent: IDataObject | undefined): Relation {
	const { buttonId, correlationId, quoted } = reply;
	if (reply.isOwn || reply.isReaction) return 'other';
	if (buttonId?.startsWith(`${token}.`) === true) return 'ours';
	if (buttonId !== undefined && BUTTON_OF_A_QUESTION.test(buttonId)) return 'other';
	const ownCorrelation = idOf(sent?.correlationId);
	if (correlationId !== undefined && ownCorrelation !== undefined) {
		return correlationId === ownCorrelation ? 'ours' : 'other';
	}
	const ownId = idOf(sent?.id);
	if (ownId !== undefined && quoted.some((id) => isSameId(id, ownId))) return 'ours';
	if (quoted.length > 0) return 'quotes';
	return buttonId === undefined ? 'plain' : 'other';
}

function isSameId(one: string, other: string): boolean {
	return messageKey(one) === messageKey(other);
}

/** Tells whether a reply comes from where the question went. */
export function isFromAsked(reply: Reply, { destination }: Pick<Terms, 'destination'>): boolean {
	const group = idOf(destination.groupId);
	if (group !== undefined) return reply.groupId === group;
	const contact = idOf(destination.destinationNumber);
	return contact !== undefined && !reply.isInGroup && isOneOf(reply.senders, [contact]);
}

/**
 * Tells whether a reply may come from where the question went. A contact who is known to the delivery by a hidden ID only
 * may be the one; whoever shows another phone number is not.
 */
export function mayBeFromAsked(reply: Reply, terms: Pick<Terms, 'destination'>): boolean {
	if (isFromAsked(reply, terms)) return true;
	const group = idOf(terms.destination.groupId);
	if (group !== undefined) return reply.groupId === undefined;
	const contact = idOf(terms.destination.destinationNumber) ?? '';
	return !reply.isInGroup && !reply.senders.some((sender) => isPhone(sender) === isPhone(contact));
}

function isPhone(value: string): boolean {
	return /^\+?\d/.test(value) && !value.endsWith('@lid');
}

/** Tells whether this person may answer: one of their identities is an approver, where there are approvers. */
export function mayAnswer({ senders }: Pick<Reply, 'senders'>, { approvers }: Terms): boolean {
	return approvers.length === 0 || isOneOf(senders, approvers);
}

function isOneOf(senders: readonly string[], people: readonly string[]): boolean {
	return senders.some((sender) => people.some((person) => isSameNumber(person, sender)));
}

/**
 * Tells whether a message was written before the question was sent. Both times are the server's, so that no clock of n8n
 * decides; WhatsApp counts in whole seconds.
 */
export function isOlder({ writtenAt }: Reply, sent: IDataObject | undefined): boolean {
	const askedAt = readTime(sent?.createdAt);
	if (askedAt === undefined || writtenAt === undefined) return false;
	return writtenAt < Math.floor(askedAt / 1_000) * 1_000;
}

/** Statuses with which the API says that it knows no such message. */
const UNKNOWN_MESSAGE = [400, 404, 422];

/**
 * Asks the API whether the quoted message, known to the reply by its WhatsApp ID only, is the question
 * (docs/api-reference.md 4).
 *
 * @param sent the 202 body of the question
 */
export async function quotesOurs(
	client: ApiClient,
	reply: Reply,
	sent: IDataObject | undefined,
): Promise<Finding> {
	const ownId = idOf(sent?.id);
	if (ownId === undefined) return false;
	for (const quoted of reply.quoted.filter(isPathSegment)) {
		const found = await messageOf(client, quoted);
		if (found !== undefined && 'failure' in found) return found;
		if (found !== undefined) {
			if (isOurs(found.record, ownId, sent)) return true;
		} else if (!hasIdPrefix(quoted)) {
			// without its prefix the API may not know the ID, but it says under which one it knows the question
			const question = isPathSegment(ownId) ? await messageOf(client, ownId) : undefined;
			if (question !== undefined && 'failure' in question) return question;
			const external = idOf(question?.record.externalMessageId);
			if (external !== undefined && isSameId(external, quoted)) return true;
		}
	}
	return false;
}

async function messageOf(
	client: ApiClient,
	id: string,
): Promise<{ record: IDataObject } | Exclude<Finding, boolean> | undefined> {
	const path = `/v1/messages/${encodeURIComponent(id)}`;
	const result = await client.call({ method: 'GET', path });
	if (!result.ok) {
		const { failure } = result;
		return UNKNOWN_MESSAGE.includes(failure.httpStatus ?? 0) ? undefined : { failure };
	}
	const record = recordOf(result.answer.body, 'message');
	return isRecord(record) && idOf(record.id) !== undefined
		? { record }
		: { failure: unreadableAnswer(result.answer, 'other') };
}

function isOurs(record: IDataObject, ownId: string, sent: IDataObject | undefined): boolean {
	const correlation = idOf(sent?.correlationId);
	const found = idOf(record.id) ?? '';
	return (
		isSameId(found, ownId) ||
		(correlation !== undefined && idOf(record.correlationId) === correlation)
	);
}
