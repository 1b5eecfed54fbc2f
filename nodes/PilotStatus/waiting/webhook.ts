import type { IDataObject } from 'n8n-workflow';

import { recordOf, textOf } from '../../shared/api/answers';
import type { ApiClient } from '../../shared/api/client';
import { unreadableAnswer } from '../../shared/api/failure';
import type { Failure } from '../../shared/api/request';
import { idOf } from '../../shared/deliveries/contact';
import {
	listWebhooks,
	markTaken,
	pathOfWebhook,
	removeWebhook,
	type TakenReply,
} from '../../shared/waitWebhooks';
import { questionOf } from './lastAsked';

/** A temporary webhook as it is to be made (docs/api-reference.md 11). */
export interface WantedWebhook extends IDataObject {
	url: string;
	name: string;
	events: string[];
}

/**
 * Makes the temporary webhook of a question. When no ID comes back, it may exist all the same, and would deliver to nobody
 * for ever: it is looked for by its address and removed.
 *
 * @param tell receives why one may be left
 */
export async function createWebhook(
	client: ApiClient,
	wanted: WantedWebhook,
	token: string,
	tell: (failure: Failure) => void,
): Promise<{ id: string } | { failure: Failure }> {
	const result = await client.call({ method: 'POST', path: '/v1/webhooks', body: wanted });
	const id = result.ok ? idOf(idIn(result.answer.body)) : undefined;
	if (id !== undefined && pathOfWebhook(id) !== undefined) return { id };
	const failure = result.ok ? unreadableAnswer(result.answer, 'other') : result.failure;
	if (mayExist(failure)) {
		const left = await removeOwnWebhook(client, token, undefined);
		if (left !== undefined) tell(left);
	}
	return { failure };
}

/** Removes the webhook of a question, looked for by its address where its ID is not known. Gives the failure, if there was one. */
export async function removeOwnWebhook(
	client: ApiClient,
	token: string,
	id: string | undefined,
): Promise<Failure | undefined> {
	if (id !== undefined) return await removeWebhook(client, id);
	const list = await listWebhooks(client);
	if (!list.ok) return list.failure;
	let left: Failure | undefined;
	for (const webhook of list.webhooks) {
		const found = questionOf(webhook)?.token === token ? idOf(webhook.id) : undefined;
		if (found !== undefined) left = (await removeWebhook(client, found)) ?? left;
	}
	return left;
}

/**
 * Tells the earlier questions of a chat which reply is taken. Only then may the webhook of the answered question go, since an
 * open later question is what keeps the same reply from answering an earlier one. Gives the failure, if there was one.
 */
export async function tellEarlier(
	client: ApiClient,
	earlier: IDataObject[],
	reply: TakenReply,
): Promise<Failure | undefined> {
	for (const webhook of earlier) {
		const path = pathOfWebhook(idOf(webhook.id) ?? '');
		if (path === undefined) continue;
		const body = { name: markTaken(textOf(webhook.name) ?? '', reply) };
		const result = await client.call({ method: 'PATCH', path, body });
		// one that is gone waits for nothing any more
		if (!result.ok && result.failure.httpStatus !== 404) return result.failure;
	}
	return undefined;
}

function idIn(body: unknown): unknown {
	return recordOf(body, 'webhook')?.id;
}

/** Anything but a refusal of the API may have made the webhook before the response was lost. */
function mayExist({ httpStatus, canRetry }: Failure): boolean {
	if (canRetry) return false;
	return httpStatus === undefined || httpStatus < 400 || httpStatus === 408 || httpStatus >= 500;
}
