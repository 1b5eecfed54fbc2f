import type { IWebhookFunctions } from 'n8n-workflow';

import { recordOf, textOf } from '../../../../shared/json';
import { connect, type ApiClient } from '../../../../shared/api/client';
import { checkSendBody } from '../common/sendBody';
import { InvalidInput } from '../../../../shared/invalidInput';
import { pathOfWebhook } from '../../../../shared/api/waitWebhooks';
import type { Kept } from './executionData';
import type { Reply } from './reply';
import { lineOf, warn } from './respond';
import type { WaitState } from './state';

/** Most texts to a contact about one question. */
const MOST_TOLD = 2;
/** Most questions whose told replies are remembered in this process. */
const MOST_QUESTIONS = 1_000;

/** The replies that were answered, by the token of their question; the oldest question is forgotten first. */
const told = new Map<string, Set<string>>();

/**
 * Tells a contact that their reply was not understood: once for a reply, and twice for a question. The count stands in the
 * name of the webhook at Pilot Status, which every process of n8n reads, and is raised before the text goes out: rather
 * one text too few than one too many. Never throws, and is never repeated.
 */
export async function tellUnclear(
	context: IWebhookFunctions,
	state: WaitState,
	kept: Kept,
	reply: Reply,
): Promise<void> {
	const { terms, token } = state;
	const text = terms.unclearReply;
	if (text === undefined || !claim(token, reply.id)) return;
	try {
		const client = await connect(context);
		if (client instanceof InvalidInput) {
			warn(context, client.message, token);
			return;
		}
		if (!(await countUp(client, kept.webhookId))) return;
		const body = checkSendBody({ ...terms.destination, text });
		const result = await client.call({ method: 'POST', path: '/v1/messages/send', body }, 'send');
		if (!result.ok) warn(context, `the contact was not told. ${lineOf(result.failure)}`, token);
	} catch (error) {
		warn(context, `the contact was not told: ${String(error)}`, token);
	}
}

/** Notes in this process that a reply is being answered; false when it was before, or enough others were. */
function claim(token: string, reply: string): boolean {
	const replies = told.get(token) ?? new Set<string>();
	if (replies.has(reply) || replies.size >= MOST_TOLD) return false;
	replies.add(reply);
	told.delete(token);
	told.set(token, replies);
	const [oldest] = told.keys();
	if (told.size > MOST_QUESTIONS && oldest !== undefined) told.delete(oldest);
	return true;
}

const COUNT = / told (\d)$/;

/** Raises the count in the name of the webhook; false when it is high enough, or cannot be kept. */
async function countUp(client: ApiClient, webhookId: string | undefined): Promise<boolean> {
	const path = webhookId === undefined ? undefined : pathOfWebhook(webhookId);
	if (path === undefined) return false;
	const found = await client.call({ method: 'GET', path });
	const name = found.ok ? textOf(recordOf(found.answer.body, 'webhook')?.name) : undefined;
	if (name === undefined) return false;
	const count = Number(COUNT.exec(name)?.[1] ?? 0);
	if (count >= MOST_TOLD) return false;
	const body = { name: `${name.replace(COUNT, '')} told ${count + 1}` };
	return (await client.call({ method: 'PATCH', path, body })).ok;
}
