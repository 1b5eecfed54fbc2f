import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { secretsOf } from '../../../credentials/connection';
import { InvalidInput } from '../invalidInput';
import { listIn } from '../json';
import { credentialOf, type CredentialReader, type UsableCredential } from './credential';
import {
	failureOfAnswer,
	failureOfNetwork,
	makesSomething,
	oversizedAnswer,
	unreadableAnswer,
} from './errors';
import { requestWithin } from './http';
import { hasId, isDone, saysError } from './promised';
import { createRedactor, redactAnswer } from './redact';
import type {
	ApiAnswer,
	ApiContext,
	ApiRequest,
	ApiResult,
	CallOptions,
	Failure,
	RequestKind,
} from './types';

export type { ApiContext } from './types';

/** Time limit of one request, whole (ms). A send with a data URI uploads its file in this time. */
const SEND_TIMEOUT_MS = 120_000;
const TIMEOUT_MS = 30_000;
/** Largest answer of a request that brings no file (bytes). */
const MAX_ANSWER_BYTES = 20_000_000;

/** Calls the API; the only place of the package that does HTTP to it. */
export interface ApiClient {
	call(request: ApiRequest, kind?: RequestKind, options?: CallOptions): Promise<ApiResult>;
}

/** A client whose key may differ between the items of a run. */
export interface Connected extends ApiClient {
	/**
	 * Tells accounts apart: items with the same text have the same key and address. Empty where all items have.
	 *
	 * @throws {InvalidInput} when the credential of the item cannot be used
	 */
	accountOf(item: number): Promise<string>;
}

const CHECK_CREDENTIAL = 'Open the credential of this node and check it';

/** A client for one execution, or why the credential cannot be used. Nothing is sent in either case. */
export async function connect(context: ApiContext): Promise<Connected | InvalidInput> {
	const credential = await credentialOf(context);
	try {
		if (!credential.isPerItem) await credential.read(0);
	} catch (error) {
		return new InvalidInput((error as Error).message, CHECK_CREDENTIAL);
	}
	return {
		accountOf: async (item) => (credential.isPerItem ? await accountOf(credential, item) : ''),
		call: async (request, kind = 'other', { item = 0 } = {}) => {
			let usable: UsableCredential;
			try {
				usable = await credential.read(item);
			} catch (error) {
				return { ok: false, failure: unusableCredential(error) };
			}
			return await send(context, usable, request, kind);
		},
	};
}

async function accountOf(credential: CredentialReader, item: number): Promise<string> {
	const usable = await credential.read(item).catch((error: Error) => error);
	if (!(usable instanceof Error)) return JSON.stringify(usable.connection);
	throw new InvalidInput(
		usable.message,
		'The credential contains an expression that depends on the item: check its value for this item',
	);
}

/** The credential was changed while the execution ran, and cannot be used any more. */
function unusableCredential(error: unknown): Failure {
	return {
		message: (error as Error).message,
		description: `${CHECK_CREDENTIAL}. Nothing was sent`,
		code: 'CREDENTIAL',
		mayHaveBeenSent: false,
		canRetry: false,
	};
}

/**
 * A client for a lookup or a hook.
 *
 * @throws {NodeOperationError} when the credential is missing or cannot be used
 */
export async function createClient(context: ApiContext): Promise<ApiClient> {
	const client = await connect(context);
	if (client instanceof InvalidInput) {
		throw new NodeOperationError(context.getNode(), client.message, {
			description: client.description,
		});
	}
	return client;
}

/** Calls the API once and gives the answer's body, for lookups and hooks, where one failure ends the matter. */
export async function callOrThrow(context: ApiContext, request: ApiRequest): Promise<unknown> {
	const client = await createClient(context);
	const result = await client.call(request);
	if (!result.ok) throw toNodeError(context, result.failure);
	return result.answer.body;
}

/**
 * Calls the API once and gives the records of the list that it answers, for lookups.
 *
 * @param keys what the list may be wrapped in, see {@link listIn}
 * @throws {NodeApiError} also when there is no list
 */
export async function listOrThrow(
	context: ApiContext,
	request: ApiRequest,
	...keys: string[]
): Promise<IDataObject[]> {
	const client = await createClient(context);
	const result = await client.call(request);
	if (!result.ok) throw toNodeError(context, result.failure);
	const records = listIn(result.answer.body, ...keys);
	if (records === undefined) throw toNodeError(context, unreadableAnswer(result.answer, 'other'));
	return records;
}

/**
 * n8n's own error for a failure.
 *
 * @param itemIndex the input item it happened at, from 0
 */
export function toNodeError(
	context: Pick<ApiContext, 'getNode'>,
	failure: Failure,
	itemIndex?: number,
): NodeApiError {
	const { message, description, httpStatus } = failure;
	return new NodeApiError(
		context.getNode(),
		{ message, code: failure.code },
		{
			message: itemIndex === undefined ? message : `${message} [item ${itemIndex}]`,
			description,
			httpCode: httpStatus === undefined ? failure.code : String(httpStatus),
			...(itemIndex === undefined ? {} : { itemIndex }),
		},
	);
}

async function send(
	context: ApiContext,
	{ connection, decrypted }: UsableCredential,
	request: ApiRequest,
	kind: RequestKind,
): Promise<ApiResult> {
	const bringsFile = kind === 'send' || request.maxAnswerBytes !== undefined;
	const limitMs = bringsFile ? SEND_TIMEOUT_MS : TIMEOUT_MS;
	const maxBytes = request.maxAnswerBytes ?? MAX_ANSWER_BYTES;
	const options: IHttpRequestOptions = {
		method: request.method,
		url: connection.baseUrl + request.path,
		json: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// a redirected POST becomes a GET without its body: better an error that shows the address is wrong
		disableFollowRedirect: true,
		timeout: limitMs,
		...(request.query === undefined ? {} : { qs: request.query }),
		...(request.body === undefined ? {} : { body: request.body }),
	};
	let answer: ApiAnswer;
	try {
		const received = await requestWithin(context, options, decrypted, { limitMs, maxBytes });
		if ('tooLarge' in received) {
			return { ok: false, failure: oversizedAnswer(received.tooLarge, maxBytes, kind) };
		}
		({ answer } = received);
	} catch (error) {
		return { ok: false, failure: failureOfNetwork(error, kind, isCancelled(context)) };
	}
	const isSuccess = answer.status >= 200 && answer.status <= 299;
	if (isSuccess && isDone(request.method, answer)) {
		return { ok: true, answer: { ...answer, body: request.method === 'DELETE' ? undefined : {} } };
	}
	if (isSuccess && isReadable(answer, kind)) return { ok: true, answer };
	const redacted = redactAnswer(answer, createRedactor(secretsOf(connection)));
	const failure = isSuccess ? unreadableAnswer(redacted, kind) : failureOfAnswer(redacted, kind);
	return { ok: false, failure };
}

/** JSON at all, and with the ID of what a request has made. */
function isReadable({ body }: ApiAnswer, kind: RequestKind): boolean {
	if (makesSomething(kind)) return hasId(body) && !saysError(body);
	return typeof body === 'object' && body !== null && !saysError(body);
}

function isCancelled(context: ApiContext): boolean {
	return (
		'getExecutionCancelSignal' in context && context.getExecutionCancelSignal()?.aborted === true
	);
}
