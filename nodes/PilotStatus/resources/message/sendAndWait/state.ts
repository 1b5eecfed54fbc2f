import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { isRecord, textOf } from '../../../../shared/json';
import type { ReplyIn, ResponseType, Terms } from './question';
import { APPROVE_WORDS, DECLINE_WORDS } from './wordLists';

/**
 * Holds what a waiting execution must know when the answer comes. It travels in the query of the signed resume URL, because
 * that is the one place that survives on every n8n version, a restart, and queue mode: nobody can change it
 * without breaking n8n's signature.
 */
export interface WaitState {
	/** Random token of this question; in the ID of its buttons too. */
	token: string;
	/** The execution remembers the token, so that only the question it asked last can be answered. */
	bound?: true;
	/** When it was asked, by n8n's clock (ms since 1970). */
	askedAt?: number;
	/**
	 * The terms of the question. They are not read from the node again when an answer comes: n8n evaluates expressions
	 * with the data of the node's first run then, so in a loop, and for an agent's second call, they would be those of
	 * another question.
	 */
	terms: Terms;
	/** {@link digestOf} the text that was asked; only on a page, which shows it. */
	digest?: string;
	/** ID of the temporary webhook; absent on a page, and where the execution keeps it. */
	webhookId?: string;
	/** The 202 body of the question; absent where the execution keeps it. */
	sent?: IDataObject;
}

/**
 * The one query parameter that carries the whole state. One, because a query that is too long loses parameters at its end
 * without breaking the signature: a part of the state that is gone must not make what is left mean something else.
 */
export const STATE_PARAMETER = 'state';

const RESPONSE_TYPES: readonly ResponseType[] = ['approval', 'choices', 'freeText'];
const REPLY_IN: readonly ReplyIn[] = ['chat', 'page'];

/** Gives the query of the resume URL. */
export function encodeState({ terms, ...state }: WaitState): Record<string, string> {
	const json = JSON.stringify({ ...state, terms: withoutUsual(terms) });
	return { [STATE_PARAMETER]: Buffer.from(json).toString('base64url') };
}

/** Reads the state from the query of a request to the resume URL; undefined when it is none of this package. Never throws. */
export function decodeState(query: unknown): WaitState | undefined {
	const value = parse(isRecord(query) ? textOf(query[STATE_PARAMETER]) : undefined);
	const token = textOf(value?.token);
	const terms = readTerms(value?.terms);
	if (value === undefined || token === undefined || terms === undefined) return undefined;
	const { bound, askedAt, sent } = value;
	const digest = textOf(value.digest);
	const webhookId = textOf(value.webhookId);
	return {
		token,
		terms,
		...(bound === true ? { bound } : {}),
		...(typeof askedAt === 'number' ? { askedAt } : {}),
		...(digest === undefined ? {} : { digest }),
		...(webhookId === undefined ? {} : { webhookId }),
		...(isRecord(sent) ? { sent } : {}),
	};
}

/**
 * Shortens a 202 body to what fits, the more important fields first.
 *
 * @param fits tells whether a body is short enough
 */
export function shorten(sent: IDataObject, fits: (body: IDataObject) => boolean): IDataObject {
	const { id, correlationId, status, createdAt, ...rest } = sent;
	let kept: IDataObject = {};
	for (const [key, value] of Object.entries({ id, correlationId, status, createdAt, ...rest })) {
		if (value !== undefined && fits({ ...kept, [key]: value })) kept = { ...kept, [key]: value };
	}
	return kept;
}

/** Gives a short fingerprint of the text of a question, to notice that it reads differently later. */
export function digestOf(text: string): string {
	return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** The usual words are known to whoever reads them, so only words that a person chose make the address longer. */
function withoutUsual({ words, ...terms }: Terms): object {
	const { approve, decline } = words;
	return {
		...terms,
		...(approve === APPROVE_WORDS ? {} : { approve }),
		...(decline === DECLINE_WORDS ? {} : { decline }),
	};
}

function readTerms(value: unknown): Terms | undefined {
	if (!isRecord(value) || !isRecord(value.destination)) return undefined;
	const responseType = RESPONSE_TYPES.find((type) => type === value.responseType);
	const replyIn = REPLY_IN.find((place) => place === value.replyIn);
	if (responseType === undefined || replyIn === undefined) return undefined;
	const about = textsOf(value.about);
	const unclearReply = textOf(value.unclearReply);
	return {
		destination: value.destination,
		responseType,
		replyIn,
		labels: textsOf(value.labels) ?? [],
		approvers: textsOf(value.approvers) ?? [],
		words: {
			approve: textsOf(value.approve) ?? APPROVE_WORDS,
			decline: textsOf(value.decline) ?? DECLINE_WORDS,
		},
		...(about === undefined ? {} : { about }),
		...(value.byNumber === true ? { byNumber: true } : {}),
		...(value.acceptsPlain === true ? { acceptsPlain: true } : {}),
		...(unclearReply === undefined ? {} : { unclearReply }),
	};
}

function textsOf(value: unknown): string[] | undefined {
	return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : undefined;
}

function parse(encoded: string | undefined): IDataObject | undefined {
	if (encoded === undefined) return undefined;
	try {
		const value: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString());
		return isRecord(value) ? value : undefined;
	} catch {
		return undefined;
	}
}
