import type { IDataObject } from 'n8n-workflow';

import { isRecord, textOf } from '../../shared/api/answers';

/**
 * What a waiting execution must know when the answer comes. It travels in the query of the signed resume URL, because
 * that is the one place that survives on every n8n version, a restart, and queue mode: nobody can change it
 * without breaking n8n's signature.
 */
export interface WaitState {
	/** Random token of this question; in the ID of its buttons too. */
	token: string;
	/** ID of the temporary webhook; absent on a page, and until the webhook exists. */
	webhookId?: string;
	/** The 202 answer to the question; absent until it was sent. */
	sent?: IDataObject;
}

/** Longest 202 answer that is put into the URL whole (characters of JSON). */
const MAX_SENT = 1_000;

/** The query parameters of the resume URL that carry the state. */
export function encodeState({ token, webhookId, sent }: WaitState): Record<string, string> {
	return {
		token,
		...(webhookId === undefined ? {} : { webhook: webhookId }),
		...(sent === undefined ? {} : { sent: shorten(sent) }),
	};
}

/** The state from the query of a request to the resume URL; undefined when it has no token. */
export function decodeState(query: unknown): WaitState | undefined {
	if (!isRecord(query)) return undefined;
	const token = textOf(query.token);
	if (token === undefined) return undefined;
	const webhookId = textOf(query.webhook);
	const sent = parse(textOf(query.sent));
	return {
		token,
		...(webhookId === undefined ? {} : { webhookId }),
		...(sent === undefined ? {} : { sent }),
	};
}

function shorten(sent: IDataObject): string {
	const whole = JSON.stringify(sent);
	if (whole.length <= MAX_SENT) return whole;
	const { id, correlationId, status, createdAt } = sent;
	return JSON.stringify({ id, correlationId, status, createdAt }).slice(0, MAX_SENT);
}

function parse(json: string | undefined): IDataObject | undefined {
	if (json === undefined) return undefined;
	try {
		const value: unknown = JSON.parse(json);
		return isRecord(value) ? value : undefined;
	} catch {
		return undefined;
	}
}
