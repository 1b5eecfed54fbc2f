import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

import { isRecord, textOf } from '../../shared/api/answers';
import { connect } from '../../shared/api/client';
import {
	type DownloadedFile,
	downloadLink,
	jsonBytesOf,
	tooLarge,
} from '../../shared/api/download';
import { InvalidInput } from '../../shared/invalidInput';
import { isHttpUrl, mimeTypeOfDataUri } from '../../shared/media';

/** Why there is no file, as one sentence. */
interface NoMedia {
	reason: string;
}

/** Largest file that is put into an item (bytes): WhatsApp's own limit for documents. */
export const MAX_MEDIA_BYTES = 100_000_000;

/**
 * Puts the media of a message, if it has any, into the item's binary data. Official numbers have an id to ask the API
 * with, which works for some minutes only; others have a link (reference 10 and 12.3). When it cannot be had, the item
 * says why in `mediaError`, and the event goes through all the same.
 */
export async function attachMedia(
	context: IWebhookFunctions,
	item: INodeExecutionData,
	fields: IDataObject,
	binaryPropertyName: string,
): Promise<void> {
	const file = await download(context, fields);
	if (file === undefined) return;
	if ('reason' in file) {
		item.json.mediaError = file.reason;
		return;
	}
	const name = safeFileName(fields.mediaFilename) ?? safeFileName(file.fileName);
	item.binary = {
		[binaryPropertyName]: await context.helpers.prepareBinaryData(
			file.content,
			name ?? 'file',
			file.mimeType,
		),
	};
}

async function download(
	context: IWebhookFunctions,
	fields: IDataObject,
): Promise<DownloadedFile | NoMedia | undefined> {
	const mediaId = textOf(fields.mediaId);
	const phoneNumberId = textOf(fields.phoneNumberId);
	if (mediaId !== undefined && phoneNumberId !== undefined) {
		return await downloadFromApi(context, mediaId, phoneNumberId);
	}
	const link = textOf(fields.mediaLink);
	if (link === undefined) return undefined;
	if (!isHttpUrl(link)) return { reason: 'The media link is not a web address' };
	const result = await downloadLink(context, link, MAX_MEDIA_BYTES);
	return result.ok ? result.file : { reason: result.failure.message };
}

async function downloadFromApi(
	context: IWebhookFunctions,
	mediaId: string,
	phoneNumberId: string,
): Promise<DownloadedFile | NoMedia> {
	const client = await connect(context);
	if (client instanceof InvalidInput) return { reason: client.message };
	const result = await client.call({
		method: 'GET',
		path: `/v1/media/${encodeURIComponent(mediaId)}`,
		query: { phoneNumberId },
		maxAnswerBytes: jsonBytesOf(MAX_MEDIA_BYTES),
	});
	if (!result.ok) return { reason: `${result.failure.message}. ${result.failure.description}` };
	const { base64, mimeType, fileName } = isRecord(result.answer.body) ? result.answer.body : {};
	if (typeof base64 !== 'string') return { reason: 'Pilot Status answered without the file' };
	const content = Buffer.from(base64.slice(base64.indexOf(',') + 1), 'base64');
	if (content.length === 0) return { reason: 'Pilot Status answered with an empty file' };
	if (content.length > MAX_MEDIA_BYTES) {
		return { reason: tooLarge(MAX_MEDIA_BYTES).message };
	}
	return {
		content,
		mimeType: textOf(mimeType) ?? mimeTypeOfDataUri(base64),
		fileName: textOf(fileName),
	};
}

/** The last part of a name from outside, without anything that is special in a path; undefined when nothing is left. */
function safeFileName(name: unknown): string | undefined {
	const last = textOf(name)?.split(/[\\/]/).pop() ?? '';
	const safe = last.replace(/[^\p{L}\p{N}\p{M} ._()+,@-]/gu, '_').replace(/^\.+/, '');
	return safe.trim() === '' ? undefined : safe.slice(-200);
}
