import type { IWebhookFunctions, IN8nHttpFullResponse } from 'n8n-workflow';

import { textOf } from '../../shared/api/answers';

/** A file that was downloaded. */
export interface MediaFile {
	content: Buffer;
	mimeType?: string;
	fileName?: string;
}

/** Why there is no file, as one sentence. */
export interface NoMedia {
	reason: string;
}
/** Time limit of a download (ms). */
const TIMEOUT_MS = 60_000;

/**
 * Fetches the link of a message. The link leads to storage that is none of the API's business, so the key's headers do
 * not go along; the content is read piece by piece and given up as soon as it is too large.
 *
 * @param limit largest size (bytes)
 */
export async function downloadLink(
	context: IWebhookFunctions,
	url: string,
	limit: number,
): Promise<MediaFile | NoMedia> {
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
		const stream = body as unknown as AsyncIterable<Uint8Array>;
		if (statusCode < 200 || statusCode > 299) {
			await readUpTo(stream, 0);
			return { reason: `The media link answered with HTTP status ${statusCode}` };
		}
		const content = await readUpTo(stream, limit);
		if (content === undefined) {
			return { reason: tooLarge(limit) };
		}
		if (content.length === 0) return { reason: 'The media link gave an empty file' };
		const type = textOf(headers['content-type'])?.split(';')[0]?.trim();
		return { content, mimeType: type, fileName: lastSegment(url) };
	} catch (error) {
		return { reason: `The media link could not be read: ${(error as Error).message}` };
	}
}

/** The whole content, or undefined when it is larger; leaving the loop closes the stream. */
async function readUpTo(
	stream: AsyncIterable<Uint8Array>,
	limit: number,
): Promise<Buffer | undefined> {
	const pieces: Uint8Array[] = [];
	let size = 0;
	for await (const piece of stream) {
		size += piece.length;
		if (size > limit) return undefined;
		pieces.push(piece);
	}
	return Buffer.concat(pieces);
}

function lastSegment(url: string): string | undefined {
	const segment = new URL(url).pathname.split('/').pop() ?? '';
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}

/** Why a file above the limit (bytes) is not downloaded. */
export function tooLarge(limit: number): string {
	return `The file is larger than ${Math.floor(limit / 1024 / 1024)} MB`;
}
