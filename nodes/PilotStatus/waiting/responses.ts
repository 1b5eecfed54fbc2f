import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Page } from './page';

/** Response to a delivery that does not answer the question; the execution goes on waiting. */
export const IGNORED: IWebhookResponseData = { webhookResponse: { status: 'ignored' } };

/** Pause before the next delivery that is asked for (s). */
const AGAIN_AFTER_S = 30;

/** Asks Pilot Status to deliver again, because now it could not be found out whether this answers the question. */
export function tryAgain(context: IWebhookFunctions): IWebhookResponseData {
	const response = context.getResponseObject();
	response.status(503);
	response.setHeader('Content-Type', 'application/json');
	response.setHeader('Retry-After', String(AGAIN_AFTER_S));
	response.end(JSON.stringify({ status: 'try again' }));
	return { noWebhookResponse: true };
}

/** Shows a page, and leaves the execution waiting. */
export function answerNow(
	context: IWebhookFunctions,
	{ html, headers }: Page,
	status: number,
): IWebhookResponseData {
	const response = context.getResponseObject();
	response.status(status);
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	response.end(html);
	return { noWebhookResponse: true };
}
