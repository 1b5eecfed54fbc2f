import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import { isRecord, textOf } from '../../../../shared/json';
import { customDataOf } from '../../../../shared/customData';
import { shorten, type WaitState } from './state';

/** Under this key, what became known with the send: its 202 body and the temporary webhook. */
const SENT = 'pilotStatusMessage';
/** Under this key, the token of the question that the execution asked last. */
const QUESTION = 'pilotStatusQuestion';
/** n8n cuts a value after 512 characters; base64 makes 4 of 3 bytes. */
const MAX_BYTES = 380;
/** As much of the token as tells two questions of one execution apart (characters). */
const MARK = 8;

/** Holds what an execution keeps about the question that it asked. */
export interface Kept {
	webhookId?: string;
	sent?: IDataObject;
}

/**
 * Makes this the question that the execution waits for. A node in a loop and an agent's review ask several times in one
 * execution, at the same address: a late copy of an earlier answer must not answer a later question.
 *
 * @returns whether it was kept; n8n silently drops what exceeds ten values per execution
 */
export function bindToken(context: IExecuteFunctions, token: string): boolean {
	return keep(context, QUESTION, token);
}

/**
 * Tells whether a request is about the question that the execution waits for, and not an earlier one. Whenever the execution
 * keeps a token, that one decides; nothing in the request can change it.
 */
export function isCurrent(context: IWebhookFunctions, { token, bound }: WaitState): boolean {
	const current = textOf(customDataOf(context).get(QUESTION));
	return current === undefined ? bound !== true : current === token;
}

/**
 * Keeps what became known with the send for {@link recallSent}.
 *
 * @returns whether it was kept
 */
export function rememberSent(context: IExecuteFunctions, token: string, kept: Kept): boolean {
	const { webhookId, sent = {} } = kept;
	const encode = (body: IDataObject): string =>
		JSON.stringify([token.slice(0, MARK), webhookId ?? null, body]);
	const fits = (body: IDataObject): boolean => Buffer.byteLength(encode(body)) <= MAX_BYTES;
	const json = encode(shorten(sent, fits));
	return keep(context, SENT, Buffer.from(json).toString('base64'));
}

/** Gives what {@link rememberSent} kept for this question; empty when it is gone. */
export function recallSent(context: IWebhookFunctions, token: string): Kept {
	const stored = textOf(customDataOf(context).get(SENT));
	const value = stored === undefined ? undefined : parse(stored);
	if (!Array.isArray(value) || value[0] !== token.slice(0, MARK)) return {};
	const webhookId = textOf(value[1]);
	const sent: unknown = value[2];
	return {
		...(webhookId === undefined ? {} : { webhookId }),
		...(isRecord(sent) ? { sent } : {}),
	};
}

function keep(context: IExecuteFunctions, key: string, value: string): boolean {
	const data = customDataOf(context);
	data.set(key, value);
	return data.get(key) === value;
}

function parse(stored: string): unknown {
	try {
		return JSON.parse(Buffer.from(stored, 'base64').toString());
	} catch {
		return undefined;
	}
}
