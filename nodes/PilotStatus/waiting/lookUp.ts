import type { IDataObject } from 'n8n-workflow';

import { isRecord, recordOf } from '../../shared/api/answers';
import type { ApiClient } from '../../shared/api/client';
import { unreadableAnswer } from '../../shared/api/failure';
import { idOf } from '../../shared/deliveries/contact';
import { isPathSegment } from '../../shared/waitWebhooks';
import type { Finding } from './lastAsked';
import { isSameId } from './match';
import type { Reply } from './reply';

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
		} else if (!/^wamid\./i.test(quoted)) {
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
