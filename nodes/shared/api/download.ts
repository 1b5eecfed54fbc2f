import type { IExecuteFunctions, IN8nHttpFullResponse, IWebhookFunctions } from 'n8n-workflow';

import { isRecord, textOf } from './answers';
import { failureOfNetwork } from './failure';
import type { Failure } from './request';

/** A file that was downloaded. */
export interface DownloadedFile {
	content: Buffer;
	/** As the server told it, without parameters; undefined where it told none or only "some bytes". */
	mimeType?: string;
	/** The last part of the link's path; undefined where it has none. */
	fileName?: string;
}

/** Either the file or why there is none. */
export type DownloadResult = { ok: true; file: DownloadedFile } | { ok: false; failure: Failure };

/** Time limit of a download (ms). */
const TIMEOUT_MS = 60_000;
/** A MIME type that says nothing about the kind of file. */
const NO_TYPE = 'application/octet-stream';

/**
 * Fetches the file behind a web address, such as the `mediaLink` of a received message. The address is none of the
 * API's, so the headers of the key never go along. The content is read piece by piece and given up as soon as it is
 * too large.
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
		const { statusCode, headers, body } = (await context.helpers.httpRequest({
			method: 'GET',
			url,
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			timeout: TIMEOUT_MS,
			abortSignal: AbortSignal.timeout(TIMEOUT_MS),
		})) as IN8nHttpFullResponse;
		const isOk = statusCode >= 200 && statusCode <= 299;
		const content = await readUpTo(
			body as unknown as AsyncIterable<Uint8Array>,
			isOk ? maxBytes : 0,
		);
		if (!isOk) return { ok: false, failure: badStatus(statusCode) };
		if (content === undefined) return { ok: false, failure: tooLarge(maxBytes) };
		if (content.length === 0) return { ok: false, failure: emptyFile() };
		const type = textOf(headers['content-type'])?.split(';')[0]?.trim().toLowerCase();
		return {
			ok: true,
			file: { content, mimeType: type === NO_TYPE ? undefined : type, fileName: lastSegment(url) },
		};
	} catch (error) {
		return { ok: false, failure: unreachable(error) };
	}
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
		'Raise the option Maximum Size if this n8n has the memory for it',
		'FILE_TOO_LARGE',
	);
}

/** The failure of a file without content. */
export function emptyFile(): Failure {
	return failureOfFile(
		'There is no file, or it is empty',
		'Media can be downloaded only for some minutes after the message came',
		'NO_FILE',
	);
}

function failureOfFile(message: string, description: string, code: string): Failure {
	return { message, description, code, mayHaveBeenSent: false, canRetry: false };
}

function badStatus(status: number): Failure {
	return {
		...failureOfFile(
			`The media link answered with HTTP status ${status}`,
			'Check the link. Media links stop working some time after the message came',
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

function lastSegment(url: string): string | undefined {
	const segment = new URL(url).pathname.split('/').pop() ?? '';
	if (segment === '') return undefined;
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}
