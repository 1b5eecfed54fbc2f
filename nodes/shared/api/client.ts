import type {
	IAllExecuteFunctions,
	ICredentialsDecrypted,
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IWebhookFunctions,
} from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { InvalidInput } from '../invalidInput';
import { CREDENTIAL_NAME, credentialOf, type UsableCredential } from './credential';
import { failureOfAnswer, failureOfNetwork, unreadableAnswer } from './failure';
import type { ApiAnswer, ApiRequest, ApiResult, Failure, RequestKind } from './request';

/** The n8n contexts in which the API is called. */
export type ApiContext =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IWebhookFunctions;

/** Time limit of one request (ms). A send with a data URI uploads its file in this time. */
const SEND_TIMEOUT_MS = 120_000;
const TIMEOUT_MS = 30_000;

/** Calls the API; the only place of the package that does HTTP to it. */
export interface ApiClient {
	call(request: ApiRequest, kind?: RequestKind): Promise<ApiResult>;
}

const CHECK_CREDENTIAL = 'Open the credential of this node and check it';

/** A client for one execution, or why the credential cannot be used. Nothing is sent in either case. */
export async function connect(context: ApiContext): Promise<ApiClient | InvalidInput> {
	const credential = credentialOf(context);
	try {
		await credential();
	} catch (error) {
		return new InvalidInput((error as Error).message, CHECK_CREDENTIAL);
	}
	return {
		call: async (request, kind = 'other') => {
			let usable: UsableCredential;
			try {
				usable = await credential();
			} catch (error) {
				return { ok: false, failure: unusableCredential(error) };
			}
			return await send(context, usable, request, kind);
		},
	};
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
	const options: IHttpRequestOptions = {
		method: request.method,
		url: connection.baseUrl + request.path,
		json: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// a redirected POST becomes a GET without its body: better an error that shows the address is wrong
		disableFollowRedirect: true,
		timeout: kind === 'send' ? SEND_TIMEOUT_MS : TIMEOUT_MS,
		...(request.query === undefined ? {} : { qs: request.query }),
		...(request.body === undefined ? {} : { body: request.body }),
	};
	let answer: ApiAnswer;
	try {
		answer = toAnswer(await httpRequest(context, options, decrypted));
	} catch (error) {
		return { ok: false, failure: failureOfNetwork(error, kind, isCancelled(context)) };
	}
	if (answer.status < 200 || answer.status > 299) {
		return { ok: false, failure: failureOfAnswer(answer, kind) };
	}
	if (typeof answer.body !== 'object' || answer.body === null) {
		return { ok: false, failure: unreadableAnswer(answer, kind) };
	}
	return { ok: true, answer };
}

async function httpRequest(
	context: ApiContext,
	options: IHttpRequestOptions,
	credentialsDecrypted: ICredentialsDecrypted,
): Promise<IN8nHttpFullResponse> {
	return (await context.helpers.httpRequestWithAuthentication.call(
		context as IAllExecuteFunctions,
		CREDENTIAL_NAME,
		options,
		{ credentialsDecrypted },
	)) as IN8nHttpFullResponse;
}

function toAnswer(response: IN8nHttpFullResponse): ApiAnswer {
	return {
		status: response.statusCode,
		body: parseBody(response.body),
		headers: (response.headers ?? {}) as IDataObject,
	};
}

function parseBody(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	try {
		return JSON.parse(body) as unknown;
	} catch {
		return body;
	}
}

function isCancelled(context: ApiContext): boolean {
	return (
		'getExecutionCancelSignal' in context && context.getExecutionCancelSignal()?.aborted === true
	);
}
