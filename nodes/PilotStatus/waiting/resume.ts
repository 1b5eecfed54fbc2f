import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { recordOf, textOf } from '../../shared/api/answers';
import { connect, type ApiClient } from '../../shared/api/client';
import { InvalidInput } from '../../shared/invalidInput';
import { removeWebhook } from '../../shared/waitWebhooks';
import { belongs, mayAnswer, understand } from './match';
import { isCurrent, recallSent } from './memory';
import { closedPage, type Page, questionPage, readForm, thanksPage, unclearPage } from './page';
import { readReply, type Reply } from './reply';
import { decodeState, digestOf, type WaitState } from './state';

/** What a delivery that does not answer the question is told; the execution goes on waiting. */
const IGNORED: IWebhookResponseData = { webhookResponse: { status: 'ignored' } };

/**
 * Takes a request to the resume address, whose signature n8n has checked: a delivery of Pilot Status, or a person
 * on the page. Only an answer to this very question resumes the execution; anything else leaves it waiting.
 */
export async function resume(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const state = decodeState(context.getQueryData());
	if (state === undefined) return IGNORED;
	return state.terms.replyIn === 'page'
		? answerOnPage(context, state)
		: await answerInChat(context, state);
}

function answerOnPage(context: IWebhookFunctions, state: WaitState): IWebhookResponseData {
	const { terms } = state;
	if (!isCurrent(context, state)) {
		show(context, closedPage(), 410);
		return { noWebhookResponse: true };
	}
	const isForm = context.getRequestObject().method === 'POST';
	const answer = isForm ? readForm(context.getBodyData(), terms) : undefined;
	if (answer === undefined) {
		const page = isForm ? unclearPage() : questionPage(terms, textAsAsked(context, state));
		show(context, page, isForm ? 400 : 200);
		return { noWebhookResponse: true };
	}
	show(context, thanksPage(), 200);
	const output = {
		data: { ...answer },
		responder: textOf(terms.destination.destinationNumber) ?? '',
		respondedAt: new Date().toISOString(),
		message: recallSent(context),
	};
	return { noWebhookResponse: true, workflowData: [[{ json: output, pairedItem: { item: 0 } }]] };
}

/** The text of the question, unless n8n evaluates it to another one now. */
function textAsAsked(context: IWebhookFunctions, { digest }: WaitState): string | undefined {
	const text: unknown = context.getNodeParameter('message', '');
	return typeof text === 'string' && digestOf(text) === digest ? text : undefined;
}

async function answerInChat(
	context: IWebhookFunctions,
	state: WaitState,
): Promise<IWebhookResponseData> {
	const { terms } = state;
	if (!isCurrent(context, state)) return IGNORED;
	const reply = readReply(context.getBodyData());
	if (reply === undefined || !mayAnswer(reply.from, terms)) return IGNORED;
	const client = await connect(context);
	if (client instanceof InvalidInput) {
		context.logger.warn(`Pilot Status, Send and Wait: ${client.message}`);
		return IGNORED;
	}
	const ours = belongs(reply, terms, state);
	const isOurs = ours === 'unclear' ? await quotesOurs(client, reply, state) : ours;
	const answer = isOurs ? understand(reply, terms, state.token) : undefined;
	if (answer === undefined) return IGNORED;

	const output: IDataObject = {
		data: { ...answer },
		responder: reply.from ?? '',
		respondedAt: reply.at ?? new Date().toISOString(),
		message: state.sent ?? {},
	};
	let isOver = false;
	return {
		workflowData: [[{ json: output, pairedItem: { item: 0 } }]],
		/**
		 * n8n asks for the answer when the execution goes on, and not when it could not go on, as in the first second after
		 * its start. Pilot Status then has to deliver again, so the webhook stays until here.
		 */
		get webhookResponse() {
			if (!isOver) void close(context, client, state);
			isOver = true;
			return { status: 'received' };
		},
	};
}

/** Removes the webhook of a question that is answered. One that is left is told to the log; it harms nobody. */
async function close(
	context: IWebhookFunctions,
	client: ApiClient,
	{ webhookId }: WaitState,
): Promise<void> {
	if (webhookId === undefined) return;
	const left = await removeWebhook(client, webhookId);
	if (left !== undefined) context.logger.warn(`Pilot Status, Send and Wait: ${left.message}`);
}

/** Asks the API whether the quoted message, known to the reply by its WhatsApp ID only, is the question. */
async function quotesOurs(client: ApiClient, reply: Reply, state: WaitState): Promise<boolean> {
	const ownId = textOf(state.sent?.id);
	if (ownId === undefined) return false;
	for (const quoted of reply.quoted) {
		const path = `/v1/messages/${encodeURIComponent(quoted)}`;
		const result = await client.call({ method: 'GET', path });
		if (result.ok && recordOf(result.answer.body, 'message')?.id === ownId) return true;
	}
	return false;
}

function show(context: IWebhookFunctions, { html, headers }: Page, status: number): void {
	const response = context.getResponseObject();
	response.status(status);
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	response.end(html);
}
