import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { recordOf, textOf } from '../../shared/api/answers';
import { connect, type ApiClient } from '../../shared/api/client';
import { InvalidInput } from '../../shared/invalidInput';
import { removeWebhook } from '../../shared/waitWebhooks';
import type { WaitOperation } from '../operation';
import { belongs, mayAnswer, understand } from './match';
import { isCurrent, recallSent } from './memory';
import { closedPage, type Page, questionPage, readForm, thanksPage, unclearPage } from './page';
import type { Question } from './question';
import { createWebhookReader } from './questionReader';
import { readReply, type Reply } from './reply';
import { decodeState, digestOf, type WaitState } from './state';

/** What a delivery that does not answer the question is told; the execution goes on waiting. */
const IGNORED: IWebhookResponseData = { webhookResponse: { status: 'ignored' } };

/**
 * Takes a request to the resume address, whose signature n8n has checked: a delivery of Pilot Status, or a person
 * on the page. Only an answer to this very question resumes the execution; anything else leaves it waiting.
 */
export async function resume(
	context: IWebhookFunctions,
	operation: WaitOperation,
): Promise<IWebhookResponseData> {
	const state = decodeState(context.getQueryData());
	const read = readQuestion(context, operation);
	if (state === undefined || read === undefined) return IGNORED;
	const question = { ...read, labels: state.labels ?? read.labels };
	return question.replyIn === 'page'
		? answerOnPage(context, question, state)
		: await answerInChat(context, question, state);
}

function readQuestion(context: IWebhookFunctions, operation: WaitOperation): Question | undefined {
	try {
		return operation.toQuestion(createWebhookReader(context));
	} catch (error) {
		context.logger.warn(`Pilot Status, Send and Wait: ${(error as Error).message}`);
		return undefined;
	}
}

function answerOnPage(
	context: IWebhookFunctions,
	question: Question,
	state: WaitState,
): IWebhookResponseData {
	if (!isCurrent(context, state)) {
		show(context, closedPage(), 410);
		return { noWebhookResponse: true };
	}
	const isForm = context.getRequestObject().method === 'POST';
	const answer = isForm ? readForm(context.getBodyData(), question) : undefined;
	if (answer === undefined) {
		const isAsAsked = state.digest === undefined || state.digest === digestOf(question);
		const page = isForm ? unclearPage() : questionPage(question, isAsAsked);
		show(context, page, isForm ? 400 : 200);
		return { noWebhookResponse: true };
	}
	show(context, thanksPage(), 200);
	const output = {
		data: { ...answer },
		responder: textOf(question.destination.destinationNumber) ?? '',
		respondedAt: new Date().toISOString(),
		message: recallSent(context),
	};
	return { noWebhookResponse: true, workflowData: [[{ json: output, pairedItem: { item: 0 } }]] };
}

async function answerInChat(
	context: IWebhookFunctions,
	question: Question,
	state: WaitState,
): Promise<IWebhookResponseData> {
	if (!isCurrent(context, state)) return IGNORED;
	const reply = readReply(context.getBodyData());
	if (reply === undefined || !mayAnswer(reply.from, question)) return IGNORED;
	const client = await connect(context);
	if (client instanceof InvalidInput) {
		context.logger.warn(`Pilot Status, Send and Wait: ${client.message}`);
		return IGNORED;
	}
	const ours = belongs(reply, question, state);
	const isOurs = ours === 'unclear' ? await quotesOurs(client, reply, state) : ours;
	const answer = isOurs ? understand(reply, question, state.token) : undefined;
	if (answer === undefined) return IGNORED;

	if (state.webhookId !== undefined) {
		const left = await removeWebhook(client, state.webhookId);
		if (left !== undefined) context.logger.warn(`Pilot Status, Send and Wait: ${left.message}`);
	}
	const output: IDataObject = {
		data: { ...answer },
		responder: reply.from ?? '',
		respondedAt: reply.at ?? new Date().toISOString(),
		message: state.sent ?? {},
	};
	return {
		webhookResponse: { status: 'received' },
		workflowData: [[{ json: output, pairedItem: { item: 0 } }]],
	};
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
