import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

/** The n8n contexts in which the API is called. */
export type ApiContext =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IWebhookFunctions;

/** One request to the API. `path` begins with `/v1/`; its variable parts are already encoded. */
export interface ApiRequest {
	method: IHttpRequestMethods;
	path: string;
	query?: IDataObject;
	body?: IDataObject;
	/** Largest response that is read (bytes), for requests that bring a file; 20 MB when left out. */
	maxAnswerBytes?: number;
}

/** What came back: the status, the body as parsed JSON (or text, where it was none), and lower-case headers. */
export interface ApiAnswer {
	status: number;
	body: unknown;
	headers: Record<string, unknown>;
}

/** Why a request did not succeed, in words for a person. Never contains the key. */
export interface Failure {
	/** One sentence: what happened. */
	message: string;
	/** What to do next. */
	description: string;
	/** The API's machine code, or one of this package (`NETWORK`, `HTTP_429`, …). */
	code: string;
	/** The HTTP status; absent when no answer came. */
	httpStatus?: number;
	/** Whether the server may have accepted the message all the same: it must not be repeated blindly. */
	mayHaveBeenSent: boolean;
	/** Value of the `Retry-After` header as it came, if one did. */
	retryAfter?: string;
	/** How long the server asks to wait (ms), where its `Retry-After` could be read. */
	retryAfterMs?: number;
	/** Whether the same request may succeed a moment later (5xx, time limit, cut). Only what changes nothing is repeated for it. */
	isTransient?: boolean;
	/** Whether the server certainly did not take the request and a later try may succeed (429, refused connection, unresolved name). */
	canRetry: boolean;
}

/** Either the answer (any 2xx) or the reason why there is none. */
export type ApiResult = { ok: true; answer: ApiAnswer } | { ok: false; failure: Failure };

/**
 * Tells what a request does: a `send` or `create` makes something new each time it is accepted, and may have been accepted
 * although no good response came. Anything else leaves the same behind when it is repeated.
 */
export type RequestKind = 'send' | 'create' | 'other';

/** Names the item that a request belongs to, and how long it may be repeated. */
export interface CallOptions {
	/** Position of the input item whose credential signs the request, from 0; the first one when left out. */
	item?: number;
	/** A request that changes nothing is repeated until then at most (ms since 1970). */
	until?: number;
}
