import { sleep } from 'n8n-workflow';

import { isRecord } from '../../shared/api/answers';
import type { Failure } from '../../shared/api/request';
import { toRequest } from '../resources/message/sendAndWait/request';
import { pathOfWebhook, removeWebhook, waitName } from '../../shared/waitWebhooks';
import { rememberSent } from './memory';
import type { Question } from './question';
import { type AskMeans, tell } from './start';
import { encodeState, shorten, type WaitState } from './state';
import { buttonId } from './understand';
import { createWebhook } from './webhook';

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
export async function askInChat(means: AskMeans, state: WaitState): Promise<Failure | undefined> {
	const { context, client, patient, question } = means;
	const { token } = state;
	const { id, name } = context.getWorkflow();
	const wanted = {
		url: context.getSignedResumeUrl(encodeState(state)),
		name: waitName({ id, name }, question.until),
		events: eventsOf(question),
	};
	const webhook = await createWebhook(patient, wanted, token, tell(means, state));
	if ('failure' in webhook) return webhook.failure;
	const { id: webhookId } = webhook;
	const buttons = question.labels.map((displayText, position) => ({
		type: 'reply',
		displayText,
		id: buttonId(token, position),
	}));
	const result = await patient.call(toRequest(question, buttons), 'send');
	if (!result.ok) {
		const left = await removeWebhook(client, webhookId);
		if (left !== undefined) tell(means, state)(left);
		return result.failure;
	}
	const sent = isRecord(result.answer.body) ? result.answer.body : {};
	if (!rememberSent(context, token, { webhookId, sent })) {
		const short = shorten(sent, (body) => JSON.stringify(body).length <= MAX_SENT);
		await updateWebhook(means, { ...state, webhookId, sent: short }, webhookId);
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
async function updateWebhook(means: AskMeans, state: WaitState, webhookId: string): Promise<void> {
	const { context, client } = means;
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
			tell(means, state)(result.failure);
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
