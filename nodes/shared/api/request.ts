import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

/** One request to the API. `path` begins with `/v1/`; its variable parts are already encoded. */
export interface ApiRequest {
	method: IHttpRequestMethods;
	path: string;
	query?: IDataObject;
	body?: IDataObject;
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
	/** Whether the server certainly did not take the request and a later try may succeed (429, refused connection, unresolved name). */
	canRetry: boolean;
}

/** Either the answer (any 2xx) or the reason why there is none. */
export type ApiResult = { ok: true; answer: ApiAnswer } | { ok: false; failure: Failure };

/** What kind of request it is: a `send` may have been accepted although no good answer came. */
export type RequestKind = 'send' | 'other';
