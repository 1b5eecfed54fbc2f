import { isRecord } from '../json';
import { readErrorBody, shorten, text } from './errorBody';
import {
	type CatalogueEntry,
	ERROR_CATALOGUE,
	MAY_HAVE_BEEN_CREATED,
	MAY_HAVE_BEEN_SENT,
	STATUS_CATALOGUE,
} from './errorCatalogue';
import { isConnectionNeverMade, isHandshakeFailure, networkError } from './networkError';
import type { ApiAnswer, Failure, RequestKind } from './types';

/** The form in which servers write a date: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7). */
const HTTP_DATE =
	/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * Reads how long a server asks to wait (ms). A date counts from the response's own `Date`, so that clocks that differ do
 * not matter.
 *
 * @param retryAfter value of `Retry-After`: whole seconds, or a date
 * @param date value of `Date` of the same response
 * @returns undefined for anything else, and for what is not in the future
 */
function readRetryAfter(retryAfter: unknown, date: unknown): number | undefined {
	const value = String(retryAfter ?? '').trim();
	if (/^\d+$/.test(value)) return Number(value) > 0 ? Number(value) * 1_000 : undefined;
	const until = readDate(value);
	if (until === undefined) return undefined;
	const wait = until - (readDate(date) ?? Date.now());
	return wait > 0 ? wait : undefined;
}

function readDate(value: unknown): number | undefined {
	if (typeof value !== 'string' || !HTTP_DATE.test(value.trim())) return undefined;
	const moment = Date.parse(value);
	return Number.isNaN(moment) ? undefined : moment;
}

/**
 * The failure that an answer outside 2xx stands for. Reads the body as `{error, code, details}`, then in other usual forms,
 * then as text that is not JSON (docs/api-reference.md 18.10), and never throws.
 */
export function failureOfAnswer(answer: ApiAnswer, kind: RequestKind): Failure {
	const { status } = answer;
	const { code: ownCode, said, details } = readErrorBody(answer.body);
	const entry = findEntry(ownCode) ?? STATUS_CATALOGUE[status] ?? statusClass(status);
	// 408 and 5xx come from gateways too, after the request may have reached the service
	const isUnknown = status >= 500 || status === 408;
	const retryAfter = text(answer.headers['retry-after']);
	const retryAfterMs = readRetryAfter(retryAfter, answer.headers.date);
	return {
		message: entry.message + (details === '' ? '' : `: ${details}`),
		description: sentences(
			entry.description,
			said === undefined
				? details === ''
					? unreadable(answer)
					: ''
				: `Pilot Status says: ${said}`,
			isUnknown ? outcomeUnknown(kind) : undefined,
		),
		code: ownCode ?? `HTTP_${status}`,
		httpStatus: status,
		mayHaveBeenSent: isUnknown && makesSomething(kind),
		canRetry: status === 429,
		...(isUnknown ? { isTransient: true } : {}),
		...(retryAfter === undefined ? {} : { retryAfter: shorten(retryAfter, 60) }),
		...(retryAfterMs === undefined ? {} : { retryAfterMs }),
	};
}

/** A 2xx answer that is not what the API promises: the page of a proxy, or JSON without the promised ID or list. */
export function unreadableAnswer(answer: ApiAnswer, kind: RequestKind): Failure {
	const isJson = typeof answer.body === 'object' && answer.body !== null;
	return {
		message: isJson
			? 'The response does not match the Pilot Status API'
			: 'The response did not come from the Pilot Status API',
		description: sentences(
			'Check the Base URL of the credential, and whether there is a proxy between n8n and Pilot Status',
			unreadable(answer),
			outcomeUnknown(kind),
		),
		code: 'UNREADABLE_ANSWER',
		httpStatus: answer.status,
		mayHaveBeenSent: makesSomething(kind),
		canRetry: false,
	};
}

/**
 * A 2xx answer that was not read to its end, because it is larger than any answer to the request can be.
 *
 * @param maxBytes size after which reading ended
 */
export function oversizedAnswer(status: number, maxBytes: number, kind: RequestKind): Failure {
	return {
		message: `The response from Pilot Status is larger than ${Math.round(maxBytes / 1_000_000)} MB`,
		description: sentences(
			'It was not read, because n8n would need several times as much memory. Check the Base URL of the credential, or ask for less',
			outcomeUnknown(kind),
		),
		code: 'ANSWER_TOO_LARGE',
		httpStatus: status,
		mayHaveBeenSent: makesSomething(kind),
		canRetry: false,
	};
}

/** Codes of Node for a connection that was never made, so that the server cannot have accepted anything. */
const NOT_CONNECTED: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'Pilot Status refused the connection',
	ENOTFOUND: 'The host name of Pilot Status was not found',
	EAI_AGAIN: 'The host name of Pilot Status could not be looked up',
};
const TIMED_OUT = /^(ETIMEDOUT|ECONNABORTED|ESOCKETTIMEDOUT)$/;

/**
 * The failure of a request that got no answer at all, or no whole one.
 *
 * @param error what n8n's HTTP helper threw: Node's code may be anywhere along its chain of causes
 * @param cancelled whether the execution was cancelled meanwhile
 */
export function failureOfNetwork(error: unknown, kind: RequestKind, cancelled: boolean): Failure {
	const found = networkError(error);
	const { code } = found;
	const untrusted = isHandshakeFailure(found);
	const notConnected =
		(code === undefined ? undefined : NOT_CONNECTED[code]) ??
		(isConnectionNeverMade(found) ? 'Pilot Status could not be reached' : undefined);
	const neverSent = notConnected !== undefined || untrusted;
	const mayHaveBeenSent = makesSomething(kind) && !neverSent;
	return {
		message: cancelled
			? 'The execution was stopped before Pilot Status responded'
			: (notConnected ?? (untrusted ? handshake(code) : noAnswer(code))),
		description: sentences(
			neverSent
				? 'Check the Base URL of the credential and the network of n8n. Nothing was sent'
				: undefined,
			mayHaveBeenSent ? outcomeUnknown(kind) : undefined,
			!neverSent && !mayHaveBeenSent
				? 'Check the Base URL of the credential and the network of n8n, then try again'
				: undefined,
		),
		code: cancelled ? 'CANCELLED' : 'NETWORK',
		mayHaveBeenSent,
		canRetry: notConnected !== undefined && !cancelled,
		...(neverSent || cancelled ? {} : { isTransient: true }),
	};
}

/** Tells whether an accepted request leaves something new behind each time. */
export function makesSomething(kind: RequestKind): boolean {
	return kind !== 'other';
}

function outcomeUnknown(kind: RequestKind): string | undefined {
	if (kind === 'other') return undefined;
	return kind === 'send' ? MAY_HAVE_BEEN_SENT : MAY_HAVE_BEEN_CREATED;
}

/** The catalogue's entry of a code; a code that a server makes up never reaches the object's own functions. */
function findEntry(code: string | undefined): CatalogueEntry | undefined {
	return code !== undefined && Object.hasOwn(ERROR_CATALOGUE, code)
		? ERROR_CATALOGUE[code]
		: undefined;
}

function noAnswer(code: string | undefined): string {
	if (code !== undefined && TIMED_OUT.test(code)) return 'Pilot Status did not respond in time';
	return 'The connection to Pilot Status was closed before it responded';
}

function handshake(code: string | undefined): string {
	return /CERT|SELF_SIGNED|UNABLE_TO|CA$|ALTNAME/.test(code ?? '') && !/ALERT/.test(code ?? '')
		? 'The certificate of Pilot Status is not trusted'
		: 'The secure connection (https) to Pilot Status could not be established';
}

function statusClass(status: number): CatalogueEntry {
	if (status >= 500) {
		return {
			message: 'Pilot Status is not available at the moment',
			description: 'Try again later',
		};
	}
	if (status >= 300 && status < 400) {
		return {
			message: 'Pilot Status was not reached: the server redirects requests to another URL',
			description: 'Check the Base URL of the credential, including https:// and the host name',
		};
	}
	return {
		message: 'Pilot Status did not accept the request',
		description: 'Check the field values',
	};
}

/** Quotes an answer that says nothing in a known form. */
function unreadable({ status, body }: ApiAnswer): string {
	if (typeof body === 'object' && body !== null) {
		const isEmpty = isRecord(body) && Object.keys(body).length === 0;
		return `The response had HTTP status ${status}${isEmpty ? '' : `: ${shorten(JSON.stringify(body))}`}`;
	}
	const plain = typeof body === 'string' ? stripMarkup(body) : (text(body) ?? '');
	return plain === ''
		? `The response had HTTP status ${status} and no readable text`
		: `The response had HTTP status ${status}: ${shorten(plain)}`;
}

function stripMarkup(value: string): string {
	return value
		.slice(0, 5_000)
		.replace(/<(script|style)[\s\S]*?(<\/\1>|$)/gi, ' ')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

function sentences(...parts: Array<string | undefined>): string {
	return parts.filter((part) => part !== undefined && part !== '').join('. ');
}
