import type {
	IAllExecuteFunctions,
	ICredentialsDecrypted,
	IDataObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import { CREDENTIAL_NAME } from './credential';
import { deadlineFor } from './deadline';
import type { ApiAnswer, ApiContext } from './types';

/** Bounds of one request. */
export interface Bounds {
	/** Time for everything: connecting, sending, and reading the last byte (ms); up to a second more is possible. */
	limitMs: number;
	/** Largest body that is read (bytes). Of an error the beginning is enough, whatever its size. */
	maxBytes: number;
}

/** An answer, or the status of one that is larger than it may be. */
export type Received = { answer: ApiAnswer } | { tooLarge: number };

/** How much of the body of an error is read (bytes). */
const MAX_ERROR_BYTES = 256_000;

/**
 * Makes one request with n8n's HTTP helper, and reads its body piece by piece: n8n itself knows neither a limit of time for
 * a body that drips nor one of size. After the time the connection is closed.
 *
 * @throws what n8n's helper throws, or an error with the code `ETIMEDOUT`
 */
export async function requestWithin(
	context: ApiContext,
	options: IHttpRequestOptions,
	credentialsDecrypted: ICredentialsDecrypted,
	{ limitMs, maxBytes }: Bounds,
): Promise<Received> {
	const deadline = deadlineFor(context, limitMs);
	const received = receive(deadline.context, options, credentialsDecrypted, maxBytes);
	return await received.catch((error: unknown) => {
		const reason = deadline.isOver()
			? Object.assign(new Error('The request timed out'), { code: 'ETIMEDOUT' })
			: error;
		return Promise.reject(reason as Error);
	});
}

async function receive(
	context: ApiContext,
	options: IHttpRequestOptions,
	credentialsDecrypted: ICredentialsDecrypted,
	maxBytes: number,
): Promise<Received> {
	const response = (await context.helpers.httpRequestWithAuthentication.call(
		context as IAllExecuteFunctions,
		CREDENTIAL_NAME,
		{ ...options, encoding: 'stream' },
		{ credentialsDecrypted },
	)) as IN8nHttpFullResponse;
	const { statusCode: status } = response;
	const isError = status < 200 || status > 299;
	const body = await readBody(response.body, isError ? MAX_ERROR_BYTES : maxBytes, isError);
	if (body === undefined) return { tooLarge: status };
	const headers = (response.headers ?? {}) as IDataObject;
	return { answer: { status, headers, body: parse(body.value) } };
}

/** @returns undefined for what is too large, unless the beginning is enough */
async function readBody(
	body: unknown,
	maxBytes: number,
	isBeginningEnough: boolean,
): Promise<{ value: unknown } | undefined> {
	if (!isStream(body)) return { value: Buffer.isBuffer(body) ? body.toString() : body };
	const pieces: Uint8Array[] = [];
	let size = 0;
	// leaving the loop closes the stream
	for await (const piece of body) {
		size += piece.length;
		if (size > maxBytes && !isBeginningEnough) return undefined;
		pieces.push(piece);
		if (size > maxBytes) break;
	}
	return {
		value: Buffer.concat(pieces)
			.toString()
			.replace(/^\uFEFF/, ''),
	};
}

function isStream(body: unknown): body is AsyncIterable<Uint8Array> {
	return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/** JSON as what it stands for; any other text stays a text. */
function parse(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	try {
		return JSON.parse(body) as unknown;
	} catch {
		return body;
	}
}
