import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { Failure } from '../../shared/api/request';

/** Takes out of a text what opens a question: the state and the signature of an address, and the token. */
export function hideAddress(text: string, token: string): string {
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
