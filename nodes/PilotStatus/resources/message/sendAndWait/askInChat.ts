import { type IDataObject, type IExecuteFunctions, sleep } from 'n8n-workflow';

import { recordOf, textOf, isRecord, idOf } from '../../../../shared/json';
import type { ApiClient } from '../../../../shared/api/client';
import { unreadableAnswer } from '../../../../shared/api/errors';
import type { Failure } from '../../../../shared/api/types';
import {
	listWebhooks,
	markTaken,
	pathOfWebhook,
	removeWebhook,
	type TakenReply,
	waitName,
} from '../../../../shared/api/waitWebhooks';
import { rememberSent } from './executionData';
import { questionOf } from './lastAsked';
import type { Question } from './question';
import { toRequest } from './request';
import { lineOf, warn } from './respond';
import { encodeState, shorten, type WaitState } from './state';
import { buttonId } from './understand';

/** Holds what asking needs. */
export interface AskContext {
	context: IExecuteFunctions;
	/** Asks once: for clearing up, which nothing may hold back. */
	client: ApiClient;
	/** Waits and asks again like every other send. */
	retrying: ApiClient;
	question: Question;
}

/** Writes a failure that ends nothing to the log. */
export function tell({ context }: AskContext, { token }: WaitState): (failure: Failure) => void {
	return (failure) => warn(context, lineOf(failure), token);
}

/** A temporary webhook as it is to be made (docs/api-reference.md 11). */
interface WantedWebhook extends IDataObject {
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
async function createWebhook(
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

/** Tries to write the resume address into the webhook before giving up; writing it twice does no harm. */
const UPDATE_TRIES = 3;
/** Longest pause between these tries, and how long they may take (ms): n8n takes no answer meanwhile. */
const LONGEST_PAUSE_MS = 5_000;
const LONGEST_UPDATE_MS = 10_000;
/** Longest 202 body that is put into the address whole (characters of JSON). */
const MAX_SENT = 1_000;

/**
 * Asks in the chat: makes the temporary webhook, sends the question, and keeps with the execution what became known. Gives
 * the failure when the question was not asked; the webhook is removed then.
 */
export async function askInChat(
	asking: AskContext,
	state: WaitState,
): Promise<Failure | undefined> {
	const { context, client, retrying, question } = asking;
	const { token } = state;
	const { id, name } = context.getWorkflow();
	const wanted = {
		url: context.getSignedResumeUrl(encodeState(state)),
		name: waitName({ id, name }, question.until),
		events: eventsOf(question),
	};
	const webhook = await createWebhook(retrying, wanted, token, tell(asking, state));
	if ('failure' in webhook) return webhook.failure;
	const { id: webhookId } = webhook;
	const buttons = question.labels.map((displayText, position) => ({
		type: 'reply',
		displayText,
		id: buttonId(token, position),
	}));
	const result = await retrying.call(toRequest(question, buttons), 'send');
	if (!result.ok) {
		const left = await removeWebhook(client, webhookId);
		if (left !== undefined) tell(asking, state)(left);
		return result.failure;
	}
	const sent = isRecord(result.answer.body) ? result.answer.body : {};
	if (!rememberSent(context, token, { webhookId, sent })) {
		const short = shorten(sent, (body) => JSON.stringify(body).length <= MAX_SENT);
		await updateWebhook(asking, { ...state, webhookId, sent: short }, webhookId);
	}
	return undefined;
}

/** A tap may come as either event of a chat; in groups the reference tells only of `message.group`. */
function eventsOf({ destination }: Question): string[] {
	return [
		'message.reply',
		'message.received',
		...(destination.groupId === undefined ? [] : ['message.group']),
	];
}

/**
 * Writes what became known with the send into the webhook's address, where the execution could not keep it. Without it,
 * answers are still recognised by the token of their button.
 */
async function updateWebhook(
	asking: AskContext,
	state: WaitState,
	webhookId: string,
): Promise<void> {
	const { context, client } = asking;
	const path = pathOfWebhook(webhookId);
	if (path === undefined) return;
	const url = context.getSignedResumeUrl(encodeState(state));
	const begin = Date.now();
	for (let attempt = 1; ; attempt += 1) {
		const result = await client.call({ method: 'PATCH', path, body: { url } });
		if (result.ok) return;
		const pause = pauseOf(result.failure, attempt);
		const isLate = Date.now() - begin + pause > LONGEST_UPDATE_MS;
		if (attempt === UPDATE_TRIES || pause > LONGEST_PAUSE_MS || isLate) {
			tell(asking, state)(result.failure);
			return;
		}
		await sleep(pause);
	}
}

/** As long as `Retry-After` asks, and never shorter than pauses that grow (ms). */
function pauseOf({ retryAfter }: Failure, attempt: number): number {
	const seconds = Number(retryAfter ?? 0);
	const asked = Number.isFinite(seconds)
		? seconds * 1_000
		: Date.parse(retryAfter ?? '') - Date.now();
	const own = 250 * 2 ** (attempt - 1);
	return Number.isFinite(asked) ? Math.max(own, asked) : own;
}
