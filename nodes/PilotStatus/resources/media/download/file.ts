import type { IDataObject } from 'n8n-workflow';

import { isRecord, textOf } from '../../../../shared/api/answers';
import { type DownloadedFile, isDownloadedFile } from '../../../../shared/api/download';
import { mimeTypeOfDataUri } from '../../../../shared/media';

/**
 * The size of the file in an answer (bytes), known without decoding it.
 *
 * @param body a downloaded file, or the answer of `GET /v1/media/{id}` with its base64 data URI
 */
export function sizeOf(body: unknown): number {
	if (isDownloadedFile(body)) return body.content.length;
	return Math.floor((withoutPrefix(base64Of(body)).replace(/=+$/, '').length * 3) / 4);
}

/** The file in an answer, decoded. */
export function fileOf(body: unknown): DownloadedFile {
	if (isDownloadedFile(body)) return body;
	const { mimeType, fileName } = answerOf(body);
	const base64 = base64Of(body);
	return {
		content: Buffer.from(withoutPrefix(base64), 'base64'),
		mimeType: textOf(mimeType) ?? mimeTypeOfDataUri(base64),
		fileName: textOf(fileName),
	};
}

/** What an answer of the API tells besides the file; nothing for a downloaded file. */
export function detailsOf(body: unknown): IDataObject {
	if (isDownloadedFile(body)) return {};
	return Object.fromEntries(Object.entries(answerOf(body)).filter(([name]) => name !== 'base64'));
}

function answerOf(body: unknown): IDataObject {
	return isRecord(body) ? body : {};
}

function base64Of(body: unknown): string {
	return textOf(answerOf(body).base64) ?? '';
}

/** The text after the comma of a data URI; base64 without a prefix stays as it is. */
function withoutPrefix(base64: string): string {
	return base64.startsWith('data:') ? base64.slice(base64.indexOf(',') + 1) : base64;
}
