import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { isRecord, textOf } from '../../shared/api/answers';
import type { ReplyIn, ResponseType, Terms } from './question';
import { APPROVE_WORDS, DECLINE_WORDS } from './words';

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
	 * The terms of the question. They are not read from the node again when an answer comes: n8n evaluates expressions
	 * with the data of the node's first run then, so in a loop, and for an agent's second call, they would be those of
	 * another question.
	 */
	terms: Terms;
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
	const { token, bound, terms, digest, webhookId, sent } = state;
	return {
		token,
		terms: encodeTerms(terms),
		...(bound === undefined ? {} : { bound: '1' }),
		...(digest === undefined ? {} : { digest }),
		...(webhookId === undefined ? {} : { webhook: webhookId }),
		...(sent === undefined ? {} : { sent: shorten(sent) }),
	};
}

/** The state from the query of a request to the resume URL; undefined when it is none of this package. */
export function decodeState(query: unknown): WaitState | undefined {
	if (!isRecord(query)) return undefined;
	const token = textOf(query.token);
	const terms = decodeTerms(textOf(query.terms));
	if (token === undefined || terms === undefined) return undefined;
	const webhookId = textOf(query.webhook);
	const sent = parseRecord(textOf(query.sent));
	const digest = textOf(query.digest);
	return {
		token,
		terms,
		...(query.bound === undefined ? {} : { bound: true }),
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
export function digestOf(text: string): string {
	return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** The usual words are known to whoever reads them, so only words that a person chose make the address longer. */
function encodeTerms({ words, ...terms }: Terms): string {
	const { approve, decline } = words;
	return JSON.stringify({
		...terms,
		...(approve === APPROVE_WORDS ? {} : { approve }),
		...(decline === DECLINE_WORDS ? {} : { decline }),
	});
}

function decodeTerms(json: string | undefined): Terms | undefined {
	const value = parseRecord(json);
	if (value === undefined || !isRecord(value.destination)) return undefined;
	const { destination, responseType, replyIn } = value;
	return {
		destination,
		responseType: responseType as ResponseType,
		replyIn: replyIn as ReplyIn,
		labels: textsOf(value.labels) ?? [],
		approvers: textsOf(value.approvers) ?? [],
		words: {
			approve: textsOf(value.approve) ?? APPROVE_WORDS,
			decline: textsOf(value.decline) ?? DECLINE_WORDS,
		},
	};
}

function textsOf(value: unknown): string[] | undefined {
	return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : undefined;
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
