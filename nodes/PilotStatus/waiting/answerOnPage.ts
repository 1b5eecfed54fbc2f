import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { idOf } from '../../shared/deliveries/contact';
import { readText } from '../../shared/values';
import { isCurrent, recallSent } from './memory';
import { closedPage, questionPage, readForm, thanksPage, unclearPage } from './page';
import { answerNow } from './responses';
import { digestOf, type WaitState } from './state';

/** Takes a request to the page of a question: opening it shows the question, its form answers it. */
export function answerOnPage(context: IWebhookFunctions, state: WaitState): IWebhookResponseData {
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
		const text = readText(context.getNodeParameter('message', ''), 'Message', { keepSpace: true });
		return text !== undefined && digestOf(text) === digest ? text : undefined;
	} catch {
		return undefined;
	}
}
