import type { IExecuteFunctions, IN8nHttpFullResponse, IWebhookFunctions } from 'n8n-workflow';

import { shorten } from '../describeValue';
import { nameInAddress, nameInContentDisposition } from '../fileName';
import { isHttpUrl, parseMimeType } from '../media';
import { isPublicAddress } from '../webAddress';
import { isRecord, textOf } from '../json';
import { CREDENTIAL_NAME } from './credential';
import { failureOfNetwork } from './errors';
import type { Failure } from './types';

/** A file that was downloaded. */
export interface DownloadedFile {
	content: Buffer;
	/** As the server told it, without parameters; undefined where it told none or only "some bytes". */
	mimeType?: string;
	/** From the header Content-Disposition, else the last part of the address; undefined where there is none. */
	fileName?: string;
}

/** Either the file or why there is none. */
export type DownloadResult = { ok: true; file: DownloadedFile } | { ok: false; failure: Failure };

/** Time limit of a download, redirects included (ms). */
const TIMEOUT_MS = 60_000;
/** Most redirects of one download. */
const MAX_REDIRECTS = 5;

/**
 * Fetches the file behind a web address, such as the `mediaLink` of a received message. The address is none of the
 * API's, so the headers of the key never go along. The content is read piece by piece and given up as soon as it is
 * too large. Neither the address nor a redirect may lead into a private network, unless the API itself is in one.
 *
 * @param url absolute http(s) address
 * @param maxBytes largest file (bytes)
 */
export async function downloadLink(
	context: IExecuteFunctions | IWebhookFunctions,
	url: string,
	maxBytes: number,
): Promise<DownloadResult> {
	try {
		const abortSignal = AbortSignal.timeout(TIMEOUT_MS);
		let address = url;
		for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
			if (!(await mayFetch(context, address)))
				return { ok: false, failure: privateAddress(address) };
			const response = (await context.helpers.httpRequest({
				method: 'GET',
				url: address,
				encoding: 'stream',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				// n8n would follow to any address
				disableFollowRedirect: true,
				timeout: TIMEOUT_MS,
				abortSignal,
			})) as IN8nHttpFullResponse;
			const next = redirectOf(response, address);
			if (next === undefined) return await readFile(response, address, maxBytes);
			await readUpTo(response.body as unknown as AsyncIterable<Uint8Array>, 0);
			address = next;
		}
		return { ok: false, failure: tooManyRedirects() };
	} catch (error) {
		return { ok: false, failure: unreachable(error) };
	}
}

async function mayFetch(
	context: IExecuteFunctions | IWebhookFunctions,
	address: string,
): Promise<boolean> {
	if (isPublicAddress(address)) return true;
	const { baseUrl } = await context.getCredentials(CREDENTIAL_NAME);
	return typeof baseUrl === 'string' && URL.canParse(baseUrl) && !isPublicAddress(baseUrl);
}

/** The address to go on to, absolute; undefined where the response is no redirect to a web address. */
function redirectOf(
	{ statusCode, headers }: IN8nHttpFullResponse,
	address: string,
): string | undefined {
	const location = textOf(headers.location);
	if (![301, 302, 303, 307, 308].includes(statusCode) || location === undefined) return undefined;
	if (!URL.canParse(location, address)) return undefined;
	const { href } = new URL(location, address);
	return isHttpUrl(href) ? href : undefined;
}

async function readFile(
	{ statusCode, headers, body }: IN8nHttpFullResponse,
	address: string,
	maxBytes: number,
): Promise<DownloadResult> {
	const isOk = statusCode >= 200 && statusCode <= 299;
	const content = await readUpTo(body as unknown as AsyncIterable<Uint8Array>, isOk ? maxBytes : 0);
	if (!isOk) return { ok: false, failure: badStatus(statusCode) };
	if (content === undefined) return { ok: false, failure: tooLarge(maxBytes) };
	if (content.length === 0) return { ok: false, failure: emptyFile() };
	return {
		ok: true,
		file: {
			content,
			mimeType: parseMimeType(headers['content-type'])?.type,
			fileName: nameInContentDisposition(headers['content-disposition']) ?? nameInAddress(address),
		},
	};
}

/** How large the JSON that brings a file as base64 may be (bytes): four characters for three bytes, and what is around them. */
export function jsonBytesOf(maxBytes: number): number {
	return Math.ceil(maxBytes * 1.4) + 1_000_000;
}

/** Whether a value is a file from {@link downloadLink}. */
export function isDownloadedFile(value: unknown): value is DownloadedFile {
	return isRecord(value) && Buffer.isBuffer(value.content);
}

/** The failure of a file above the limit (bytes). */
export function tooLarge(maxBytes: number): Failure {
	return failureOfFile(
		`The file is larger than ${Math.round((maxBytes / 1_000_000) * 1_000) / 1_000} MB`,
		'Increase the Maximum Size option if n8n has enough memory',
		'FILE_TOO_LARGE',
	);
}

/** The failure of a file without content. */
export function emptyFile(): Failure {
	return failureOfFile(
		'There is no file, or it is empty',
		'Media can be downloaded only for a few minutes after the message arrives',
		'NO_FILE',
	);
}

function failureOfFile(message: string, description: string, code: string): Failure {
	return { message, description, code, mayHaveBeenSent: false, canRetry: false };
}

function privateAddress(address: string): Failure {
	return failureOfFile(
		`The media link leads to ${shorten(new URL(address).host)}, an address inside a private network`,
		'Files are fetched only from the internet. For a file in your own network, use the HTTP Request node',
		'PRIVATE_ADDRESS',
	);
}

function tooManyRedirects(): Failure {
	return failureOfFile(
		`The media link redirects more than ${MAX_REDIRECTS} times`,
		'Open the link in a browser and use the URL of the file itself',
		'TOO_MANY_REDIRECTS',
	);
}

function badStatus(status: number): Failure {
	return {
		...failureOfFile(
			`The media link returned HTTP status ${status}`,
			'Check the link. Media links expire some time after the message arrives',
			`HTTP_${status}`,
		),
		httpStatus: status,
		canRetry: status === 429,
	};
}

/** Words about the network without the names of Pilot Status, whose server this is not. */
function unreachable(error: unknown): Failure {
	const { code, canRetry } = failureOfNetwork(error, 'other', false);
	return {
		...failureOfFile(
			'The media link could not be read',
			'Check the link, and whether this n8n can reach its server',
			code,
		),
		canRetry,
	};
}

/** The whole content, or undefined when it is larger; leaving the loop closes the stream. */
async function readUpTo(
	stream: AsyncIterable<Uint8Array>,
	maxBytes: number,
): Promise<Buffer | undefined> {
	const pieces: Uint8Array[] = [];
	let size = 0;
	for await (const piece of stream) {
		size += piece.length;
		if (size > maxBytes) return undefined;
		pieces.push(piece);
	}
	return Buffer.concat(pieces);
}
