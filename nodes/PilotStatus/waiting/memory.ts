import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import { isRecord } from '../../shared/api/answers';
import { customDataOf } from '../../shared/customData';
import type { WaitState } from './state';

/**
 * The 202 answer of a question that is answered on a page. Its address went out inside the message, so the answer
 * cannot be in it, and is kept in the execution's custom data instead.
 */
const KEY = 'pilotStatusMessage';
/** Under this key, the token of the question that the execution asked last. */
const QUESTION = 'pilotStatusQuestion';
/** n8n cuts a value after 512 characters; base64 makes 4 of 3. */
const MAX_JSON = 380;

/**
 * Makes this the question that the execution waits for. A node in a loop and an agent's review ask several times in one
 * execution, at the same address: a late copy of an earlier answer must not answer a later question.
 *
 * @returns whether it was kept; n8n silently drops what exceeds ten values per execution
 */
export function bindToken(context: IExecuteFunctions, token: string): boolean {
	const data = customDataOf(context);
	data.set(QUESTION, token);
	return data.get(QUESTION) === token;
}

/** Whether a request is about the question that the execution waits for, and not an earlier one. */
export function isCurrent(context: IWebhookFunctions, { token, bound }: WaitState): boolean {
	return bound === undefined || customDataOf(context).get(QUESTION) === token;
}

/** Keeps the 202 answer for {@link recallSent}. */
export function rememberSent(context: IExecuteFunctions, sent: IDataObject): void {
	const { id, correlationId, status, createdAt } = sent;
	const whole = JSON.stringify(sent);
	const json =
		Buffer.byteLength(whole) <= MAX_JSON
			? whole
			: JSON.stringify({ id, correlationId, status, createdAt });
	customDataOf(context).set(KEY, Buffer.from(json).toString('base64'));
}

/** What {@link rememberSent} kept for this execution; empty when it is gone. */
export function recallSent(context: IWebhookFunctions): IDataObject {
	const stored = customDataOf(context).get(KEY);
	if (typeof stored !== 'string') return {};
	try {
		const value: unknown = JSON.parse(Buffer.from(stored, 'base64').toString());
		return isRecord(value) ? value : {};
	} catch {
		return {};
	}
}
