import type { IExecuteFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Failure } from '../../../../shared/api/types';
import type { Page } from './page';

/** Takes out of a text what opens a question: the state and the signature of an address, and the token. */
function hideAddress(text: string, token: string): string {
	const hidden = text.replace(/((?:state|signature|token)(?:=|%3d|\\u003d))[^&\s"'<>\\]+/gi, '$1…');
	return hidden.replaceAll(token, '…');
}

/** The failure without what opens the question: a server may repeat the address that it was given. */
export function hideInFailure(failure: Failure, token: string): Failure {
	const { message, description } = failure;
	return {
		...failure,
		message: hideAddress(message, token),
		description: hideAddress(description, token),
	};
}

/** Writes a fault that ends nothing to n8n's log. */
export function warn(
	context: IExecuteFunctions | IWebhookFunctions,
	text: string,
	token: string,
): void {
	context.logger.warn(`Pilot Status, Send and Wait: ${hideAddress(text, token)}`);
}

/** Says a failure as a line of the log. */
export function lineOf({ message, description }: Failure): string {
	return `${message}. ${description}`;
}

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
