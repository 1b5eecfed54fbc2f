import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../../shared/api/answers';
import { type DownloadedFile, isDownloadedFile } from '../../../../shared/api/download';
import { base64Of, fileOfAnswer } from '../../../../shared/api/mediaAnswer';
import { sizeOfBase64 } from '../../../../shared/base64';

/**
 * Gives the size of the file in an answer (bytes) without decoding it; 0 where what came is no file.
 *
 * @param body a downloaded file, or the answer of `GET /v1/media/{id}` with its base64 data URI
 */
export function sizeOf(body: unknown): number {
	if (isDownloadedFile(body)) return body.content.length;
	const base64 = base64Of(body);
	return base64 === undefined ? 0 : sizeOfBase64(base64);
}

/** Decodes the file in an answer. */
export function fileOf(body: unknown): DownloadedFile {
	return isDownloadedFile(body) ? body : fileOfAnswer(body);
}

/** What an answer of the API tells besides the file; nothing for a downloaded file. */
export function detailsOf(body: unknown): IDataObject {
	if (isDownloadedFile(body)) return {};
	return Object.fromEntries(Object.entries(answerOf(body)).filter(([name]) => name !== 'base64'));
}

function answerOf(body: unknown): IDataObject {
	return isRecord(body) ? body : {};
}
