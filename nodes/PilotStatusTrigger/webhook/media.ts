import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

import { isRecord, textOf } from '../../shared/json';
import { connect } from '../../shared/api/client';
import {
	type DownloadedFile,
	downloadLink,
	jsonBytesOf,
	tooLarge,
} from '../../shared/api/download';
import { base64Of, describeFile, fileOfAnswer } from '../../shared/api/mediaAnswer';
import { sizeOfBase64 } from '../../shared/dataUri';
import { InvalidInput } from '../../shared/invalidInput';
import { UNKNOWN_TYPE } from '../../shared/media';
import { createSemaphore } from '../../shared/semaphore';
import { readText } from '../../shared/values';
import { readWebAddress } from '../../shared/webAddress';

/** Why there is no file, as one sentence. */
interface NoMedia {
	reason: string;
}

/** Largest file that is put into an item (bytes): WhatsApp's own limit for documents. */
export const MAX_MEDIA_BYTES = 100_000_000;

/**
 * Files of all triggers of this process at a time: one may take {@link MAX_MEDIA_BYTES} two or three times over. Those that
 * wait keep their deliveries open, so with too many of them an event goes through without its file.
 */
const downloads = createSemaphore(2, 200);

/** Kinds of messages that come with a file. */
const KINDS_WITH_FILE = /^(image|video|audio|voice|ptt|document|sticker)$/;

/**
 * Puts the media of a received message, if it has any, into the item's binary data. Official numbers have an id to ask the
 * API with, which works for some minutes only; others have a link (docs/api-reference.md 10 and 12.3), and some have both:
 * the link is tried when the id does not work. When the file cannot be had or stored, the item says why in `mediaError`, and
 * the event goes through all the same.
 *
 * @param fields fields of the event
 * @param binaryPropertyName field of the item that the file is put into
 */
export async function attachMedia(
	context: IWebhookFunctions,
	item: INodeExecutionData,
	fields: IDataObject,
	binaryPropertyName: string,
): Promise<void> {
	const busy = { reason: 'Too many files are being downloaded at the same time' };
	const outcome = await downloads.runUnlessBusy(async () => {
		const file = await download(context, fields);
		if (file === undefined || 'reason' in file) return file;
		return await store(context, item, file, fields.mediaFilename, binaryPropertyName);
	}, busy);
	if (outcome !== undefined) item.json.mediaError = outcome.reason;
}

async function store(
	context: IWebhookFunctions,
	item: INodeExecutionData,
	file: DownloadedFile,
	name: unknown,
	binaryPropertyName: string,
): Promise<NoMedia | undefined> {
	const { fileName, mimeType = UNKNOWN_TYPE } = describeFile(file, [name]);
	try {
		const { content } = file;
		const binary = await context.helpers.prepareBinaryData(content, fileName, mimeType);
		item.binary = { [binaryPropertyName]: binary };
		return undefined;
	} catch (error) {
		return { reason: `n8n could not store the file: ${textOfError(error)}` };
	}
}

/** The file, why there is none, or undefined for a message without one. */
async function download(
	context: IWebhookFunctions,
	fields: IDataObject,
): Promise<DownloadedFile | NoMedia | undefined> {
	try {
		const mediaId = readText(fields.mediaId, 'mediaId');
		const phoneNumberId = readText(fields.phoneNumberId, 'phoneNumberId');
		const link = readText(fields.mediaLink, 'mediaLink');
		const byId = await downloadById(context, mediaId, phoneNumberId);
		if (link === undefined) return byId ?? withoutPlace(fields);
		if (byId !== undefined && !('reason' in byId)) return byId;
		const byLink = await downloadByLink(context, link);
		if (byId === undefined || !('reason' in byLink)) return byLink;
		return { reason: `${byId.reason}. The link did not work either: ${byLink.reason}` };
	} catch (error) {
		return { reason: textOfError(error) };
	}
}

/** A message whose kind has a file, but which tells no place of it. */
function withoutPlace({ mediaType, type }: IDataObject): NoMedia | undefined {
	const kind = textOf(mediaType) ?? textOf(type) ?? '';
	return KINDS_WITH_FILE.test(kind.toLowerCase())
		? { reason: 'The message has neither a media ID nor a link' }
		: undefined;
}

async function downloadByLink(
	context: IWebhookFunctions,
	link: string,
): Promise<DownloadedFile | NoMedia> {
	if (!/^https?:\/\//i.test(link)) return { reason: 'The media link is not a valid URL' };
	const address = readWebAddress(link, 'mediaLink');
	const result = await downloadLink(context, address, MAX_MEDIA_BYTES);
	return result.ok ? result.file : { reason: result.failure.message };
}

async function downloadById(
	context: IWebhookFunctions,
	mediaId: string | undefined,
	phoneNumberId: string | undefined,
): Promise<DownloadedFile | NoMedia | undefined> {
	if (mediaId === undefined) return undefined;
	if (phoneNumberId === undefined) {
		return {
			reason:
				'The message has a mediaId, but no phoneNumberId, which Pilot Status needs to return the file',
		};
	}
	const client = await connect(context);
	if (client instanceof InvalidInput) return { reason: client.message };
	const result = await client.call({
		method: 'GET',
		path: `/v1/media/${encodeURIComponent(mediaId)}`,
		query: { phoneNumberId },
		maxAnswerBytes: jsonBytesOf(MAX_MEDIA_BYTES),
	});
	if (!result.ok) return { reason: `${result.failure.message}. ${result.failure.description}` };
	const { body } = result.answer;
	if (!isRecord(body) || typeof body.base64 !== 'string') {
		return { reason: 'The response from Pilot Status has no file' };
	}
	const base64 = base64Of(body);
	if (base64 === undefined) return { reason: 'The response from Pilot Status has an empty file' };
	if (sizeOfBase64(base64) > MAX_MEDIA_BYTES) return { reason: tooLarge(MAX_MEDIA_BYTES).message };
	return fileOfAnswer(body);
}

function textOfError(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
