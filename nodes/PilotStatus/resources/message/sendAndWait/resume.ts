import type { IWebhookDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isRecord, idOf } from '../../../../shared/json';
import { readText } from '../../../../shared/values';
import { formatText } from '../common/textFormat';
import { answerInChat } from './answerInChat';
import { isCurrent, recallSent } from './executionData';
import { closedPage, questionPage, readForm, thanksPage, unclearPage, faultPage } from './page';
import { answerNow, warn, IGNORED, tryAgain } from './respond';
import { digestOf, type WaitState, decodeState } from './state';

/**
 * The addresses at which n8n resumes a waiting execution. `restartWebhook` makes them resume addresses: they are
 * never registered as triggers. GET shows the confirm page, POST takes an answer.
 */
export const resumeWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'GET',
		responseMode: 'onReceived',
		responseData: '',
		path: '={{ $nodeId }}',
		restartWebhook: true,
		isFullPath: true,
	},
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		responseData: '',
		path: '={{ $nodeId }}',
		restartWebhook: true,
		isFullPath: true,
	},
];

/** Takes a request to the page of a question: opening it shows the question, its form answers it. */
function answerOnPage(context: IWebhookFunctions, state: WaitState): IWebhookResponseData {
	const { terms, token } = state;
	if (!isCurrent(context, state)) return answerNow(context, closedPage(), 410);
	if (context.getRequestObject().method !== 'POST') {
		return answerNow(context, questionPage(terms, textAsAsked(context, state)), 200);
	}
	const answer = readForm(context.getBodyData(), terms);
	if (answer === undefined) return answerNow(context, unclearPage(), 400);
	const output = {
		data: { ...answer },
		responder: idOf(terms.destination.destinationNumber) ?? '',
		respondedAt: new Date().toISOString(),
		message: recallSent(context, token).sent ?? {},
	};
	return {
		workflowData: [[{ json: output, pairedItem: { item: 0 } }]],
		/** n8n asks for the response when the execution goes on: only then somebody may be thanked for the answer. */
		get webhookResponse() {
			const { html, headers } = thanksPage();
			const response = context.getResponseObject();
			for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
			return html;
		},
	};
}

/** Gives the text of the question, unless n8n evaluates it to another one now, or cannot any more. */
function textAsAsked(context: IWebhookFunctions, { digest }: WaitState): string | undefined {
	try {
		const written = readText(context.getNodeParameter('message', ''), 'Message', {
			keepSpace: true,
		});
		if (written === undefined) return undefined;
		const options: unknown = context.getNodeParameter('waitOptions', {});
		const format = isRecord(options) ? options.textFormat : undefined;
		const text = formatText(written, format, 'Message');
		return digestOf(text) === digest ? text : undefined;
	} catch {
		return undefined;
	}
}

/**
 * Takes a request to the resume address, whose signature n8n has checked: a delivery of Pilot Status, or a person
 * on the page. Only an answer to this very question resumes the execution; anything else leaves it waiting.
 *
 * Never throws: n8n would end the waiting execution as failed.
 */
export async function resume(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const state = decodeState(context.getQueryData());
	if (state === undefined) return IGNORED;
	const isPage = state.terms.replyIn === 'page';
	try {
		return isPage ? answerOnPage(context, state) : await answerInChat(context, state);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		warn(context, `a request could not be read: ${reason}`, state.token);
		return isPage ? answerNow(context, faultPage(), 500) : tryAgain(context);
	}
}
