import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { isRecord, textOf } from '../../shared/api/answers';
import type { Question } from './question';

/**
 * What a waiting execution must know when the answer comes. It travels in the query of the signed resume URL, because
 * that is the one place that survives on every n8n version, a restart, and queue mode: nobody can change it
 * without breaking n8n's signature.
 */
export interface WaitState {
	/** Random token of this question; in the ID of its buttons too. */
	token: string;
	/** Whether the execution remembers the token, so that only the question it asked last can be answered. */
	bound?: true;
	/**
	 * Labels of the buttons as they were sent. When an answer comes, n8n evaluates expressions with the data of the node's
	 * first run, so in a loop, and for an agent's second call, they may read differently then.
	 */
	labels?: string[];
	/** {@link digestOf} the text that was asked; only on a page, which shows it. */
	digest?: string;
	/** ID of the temporary webhook; absent on a page, and until the webhook exists. */
	webhookId?: string;
	/** The 202 answer to the question; absent until it was sent. */
	sent?: IDataObject;
}

/** Longest 202 answer that is put into the URL whole (characters of JSON). */
const MAX_SENT = 1_000;

/** The query parameters of the resume URL that carry the state. */
export function encodeState(state: WaitState): Record<string, string> {
	const { token, bound, labels, digest, webhookId, sent } = state;
	return {
		token,
		...(bound === undefined ? {} : { bound: '1' }),
		...(labels === undefined ? {} : { labels: JSON.stringify(labels) }),
		...(digest === undefined ? {} : { digest }),
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
	const sent = parseRecord(textOf(query.sent));
	const labels = parse(textOf(query.labels));
	const digest = textOf(query.digest);
	return {
		token,
		...(query.bound === undefined ? {} : { bound: true }),
		...(isTexts(labels) ? { labels } : {}),
		...(digest === undefined ? {} : { digest }),
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

/** A short fingerprint of the text of a question, to notice that it reads differently later. */
export function digestOf({ text }: Question): string {
	return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function isTexts(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function parseRecord(json: string | undefined): IDataObject | undefined {
	const value = parse(json);
	return isRecord(value) ? value : undefined;
}

function parse(json: string | undefined): unknown {
	if (json === undefined) return undefined;
	try {
		return JSON.parse(json) as unknown;
	} catch {
		return undefined;
	}
}
