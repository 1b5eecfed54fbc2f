import {
	type CatalogueEntry,
	ERROR_CATALOGUE,
	MAY_HAVE_BEEN_SENT,
	STATUS_CATALOGUE,
} from './catalogue';
import type { ApiAnswer, Failure, RequestKind } from './request';

/** Longest part of a text of the server that goes into an error (characters). */
const MAX_QUOTE = 300;

/**
 * The failure that an answer outside 2xx stands for. Reads the body as `{error, code, details}`, then
 * `{message}`, then as text that is not JSON (reference 18.10), and never throws.
 */
export function failureOfAnswer(answer: ApiAnswer, kind: RequestKind): Failure {
	const { status } = answer;
	const body = isRecord(answer.body) ? answer.body : {};
	const ownCode = text(body.code) ?? text(isRecord(body.error) ? body.error.code : undefined);
	const known = findEntry(ownCode);
	const said =
		text(body.error) ??
		text(isRecord(body.error) ? body.error.message : undefined) ??
		text(body.message);
	const entry = known ?? STATUS_CATALOGUE[status] ?? statusClass(status);
	// 408 and 5xx come from gateways too, after the request may have reached the service
	const mayHaveBeenSent = kind === 'send' && (status >= 500 || status === 408);
	const details = describeDetails(body.details);
	const retryAfter = text(answer.headers['retry-after']);
	return {
		message: entry.message + (details === '' ? '' : `: ${details}`),
		description: sentences(
			entry.description,
			said === undefined ? unreadable(answer) : `Pilot Status says: ${quote(said)}`,
			mayHaveBeenSent ? MAY_HAVE_BEEN_SENT : undefined,
		),
		code: ownCode ?? `HTTP_${status}`,
		httpStatus: status,
		mayHaveBeenSent,
		canRetry: status === 429,
		...(retryAfter === undefined ? {} : { retryAfter }),
	};
}

/** A 2xx answer that is not the JSON object the API promises, such as a page of a proxy. */
export function unreadableAnswer(answer: ApiAnswer, kind: RequestKind): Failure {
	return {
		message: 'The answer did not come from the Pilot Status API',
		description: sentences(
			'Check the Base URL of the credential, and whether a proxy stands between n8n and Pilot Status',
			unreadable(answer),
			kind === 'send' ? MAY_HAVE_BEEN_SENT : undefined,
		),
		code: 'UNREADABLE_ANSWER',
		httpStatus: answer.status,
		mayHaveBeenSent: kind === 'send',
		canRetry: false,
	};
}

/** Codes of Node for a connection that was never made, so that the server cannot have accepted anything. */
const NOT_CONNECTED: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'Pilot Status refused the connection',
	ENOTFOUND: 'The address of Pilot Status is not known',
	EAI_AGAIN: 'The address of Pilot Status could not be looked up',
};
/** Codes of a handshake that failed. Others of TLS may also come after the request has gone out. */
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|WRONG_VERSION_NUMBER/;
const TIMED_OUT = /^(ETIMEDOUT|ECONNABORTED|ESOCKETTIMEDOUT)$/;

/**
 * The failure of a request that got no answer at all.
 *
 * @param error what n8n's HTTP helper threw: Node's code may be anywhere along its chain of causes
 * @param cancelled whether the execution was cancelled meanwhile
 */
export function failureOfNetwork(error: unknown, kind: RequestKind, cancelled: boolean): Failure {
	const code = networkCode(error);
	const notConnected = code === undefined ? undefined : NOT_CONNECTED[code];
	const untrusted = code !== undefined && UNTRUSTED.test(code);
	const mayHaveBeenSent = kind === 'send' && notConnected === undefined && !untrusted;
	return {
		message: cancelled
			? 'The execution was stopped before Pilot Status answered'
			: (notConnected ??
				(untrusted ? 'The certificate of Pilot Status is not trusted' : noAnswer(code))),
		description: sentences(
			notConnected === undefined && !untrusted
				? undefined
				: 'Check the Base URL of the credential and the network of n8n. Nothing was sent',
			mayHaveBeenSent ? MAY_HAVE_BEEN_SENT : undefined,
			notConnected === undefined && !untrusted && !mayHaveBeenSent
				? 'Check the Base URL of the credential and the network of n8n, then try again'
				: undefined,
		),
		code: cancelled ? 'CANCELLED' : 'NETWORK',
		mayHaveBeenSent,
		canRetry: notConnected !== undefined && !cancelled,
	};
}

/** The catalogue's entry of a code; a code that a server makes up never reaches the object's own functions. */
function findEntry(code: string | undefined): CatalogueEntry | undefined {
	return code !== undefined && Object.hasOwn(ERROR_CATALOGUE, code)
		? ERROR_CATALOGUE[code]
		: undefined;
}

function noAnswer(code: string | undefined): string {
	if (code !== undefined && TIMED_OUT.test(code)) return 'Pilot Status did not answer in time';
	return 'The connection to Pilot Status was cut before it answered';
}

/** Node's error code, looked for along the causes; n8n versions nest it at different depths. */
function networkCode(error: unknown, depth = 0): string | undefined {
	if (!isRecord(error) || depth > 4) return undefined;
	const { code } = error;
	if (typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code)) return code;
	for (const inner of [error.cause, error.errorResponse, error.error]) {
		const found = networkCode(inner, depth + 1);
		if (found !== undefined) return found;
	}
	return undefined;
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
			message: 'Pilot Status was not reached: the server sends requests on to another address',
			description: 'Check the Base URL of the credential, including https:// and the host name',
		};
	}
	return {
		message: 'Pilot Status did not accept the request',
		description: 'Check the values of the fields',
	};
}

/** `details` of the API (missingKeys, invalidKeys, missing) as a short list of names. */
function describeDetails(details: unknown): string {
	if (!isRecord(details)) return '';
	const names: string[] = [];
	for (const list of [details.missingKeys, details.missing, details.invalidKeys]) {
		for (const entry of Array.isArray(list) ? list : []) {
			const name = isRecord(entry) ? text(entry.key) : text(entry);
			const reason = isRecord(entry) ? text(entry.reason) : undefined;
			if (name !== undefined) names.push(reason === undefined ? name : `${name} (${reason})`);
		}
	}
	return quote(names.join(', '));
}

function unreadable(answer: ApiAnswer): string {
	if (isRecord(answer.body)) return `The answer had HTTP status ${answer.status}`;
	const plain = typeof answer.body === 'string' ? stripMarkup(answer.body) : '';
	return plain === ''
		? `The answer had HTTP status ${answer.status} and no readable text`
		: `The answer had HTTP status ${answer.status}: ${quote(plain)}`;
}

function stripMarkup(value: string): string {
	return value
		.slice(0, 5_000)
		.replace(/<(script|style)[\s\S]*?(<\/\1>|$)/gi, ' ')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

function quote(value: string): string {
	const flat = value.replace(/\s+/g, ' ').trim();
	return flat.length > MAX_QUOTE ? `${flat.slice(0, MAX_QUOTE)}…` : flat;
}

function sentences(...parts: Array<string | undefined>): string {
	return parts.filter((part) => part !== undefined && part !== '').join('. ');
}

function text(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
