import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { isRecord } from '../../../shared/json';
import type { CatalogueEntry } from '../../../shared/api/errorCatalogue';
import {
	type DownloadedFile,
	isDownloadedFile,
	jsonBytesOf,
	emptyFile,
	tooLarge,
} from '../../../shared/api/download';
import { base64Of, fileOfAnswer, describeFile } from '../../../shared/api/mediaAnswer';
import type { Failure } from '../../../shared/api/types';
import { sizeOfBase64 } from '../../../shared/dataUri';
import { InvalidInput, invalidChoice } from '../../../shared/invalidInput';
import { UNKNOWN_TYPE } from '../../../shared/media';
import { isSet, readText } from '../../../shared/values';
import { readWebAddress } from '../../../shared/webAddress';
import type {
	ItemContext,
	LinkRequest,
	PreparedRequest,
	PollResult,
	RequestOperation,
} from '../../operation';
import { reword } from '../common/explain';
import { readCollection, pathWith, requireText } from '../common/read';
import { properties } from './downloadFields';

/**
 * Gives the size of the file in an answer (bytes) without decoding it; 0 where what came is no file.
 *
 * @param body a downloaded file, or the answer of `GET /v1/media/{id}` with its base64 data URI
 */
function sizeOf(body: unknown): number {
	if (isDownloadedFile(body)) return body.content.length;
	const base64 = base64Of(body);
	return base64 === undefined ? 0 : sizeOfBase64(base64);
}

/** Decodes the file in an answer. */
function fileOf(body: unknown): DownloadedFile {
	return isDownloadedFile(body) ? body : fileOfAnswer(body);
}

/** What an answer of the API tells besides the file; nothing for a downloaded file. */
function detailsOf(body: unknown): IDataObject {
	if (isDownloadedFile(body)) return {};
	return Object.fromEntries(Object.entries(answerOf(body)).filter(([name]) => name !== 'base64'));
}

function answerOf(body: unknown): IDataObject {
	return isRecord(body) ? body : {};
}

/** What the item wants of the file. */
interface DownloadOptions {
	/** Largest file (bytes). */
	maxBytes: number;
	fileName?: string;
	mimeType?: string;
}

/** WhatsApp's own limit for documents. */
const DEFAULT_MAX_MB = 100;
const BYTES_PER_MB = 1_000_000;

/** @throws {InvalidInput} when an option cannot be read */
function readOptions(item: ItemContext): DownloadOptions {
	const { fileName, maxSize, mimeType } = readCollection(item, 'downloadOptions');
	const megabytes = isSet(maxSize) ? Number(maxSize) : DEFAULT_MAX_MB;
	if (!(megabytes > 0)) {
		throw new InvalidInput('"Maximum Size (MB)" must be a number above 0');
	}
	return {
		maxBytes: megabytes * BYTES_PER_MB,
		fileName: readText(fileName, 'File Name'),
		mimeType: readText(mimeType, 'MIME Type'),
	};
}

/** What the statuses of a download mean; they come without a code (docs/api-reference.md 10). */
const BY_STATUS: Readonly<Record<number, CatalogueEntry>> = {
	400: {
		message: 'Pilot Status cannot fetch files by ID for this WhatsApp number',
		description:
			'Only official Meta numbers have media IDs. For other numbers, set "Download From" to Media Link. On a Meta number, check in the Pilot Status dashboard that it is connected',
	},
	404: {
		message: 'Pilot Status did not find the file',
		description:
			'Files are available only for a few minutes after their message arrives. Check that Media ID and Phone Number ID are from the same message, and that the key belongs to that number. If the message has a media link, set "Download From" to Media Link',
	},
	500: {
		message: 'Pilot Status could not fetch the file from Meta',
		description:
			'Try again soon: files are available only for a few minutes after their message arrives',
	},
};

const TOO_LARGE: CatalogueEntry = {
	message: 'The file is larger than the Maximum Size option allows',
	description: 'Increase the Maximum Size option if n8n has enough memory',
};

/** Says what a failed download of a file by its id means. */
function explainDownload(failure: Failure): Failure {
	if (failure.code === 'ANSWER_TOO_LARGE') return reword(failure, TOO_LARGE);
	const entry = failure.httpStatus === undefined ? undefined : BY_STATUS[failure.httpStatus];
	return entry === undefined ? failure : reword(failure, entry);
}

/**
 * A file by its id from the API (docs/api-reference.md 10), or by the link that a delivery carries (docs/api-reference.md 12.3).
 *
 * @throws {InvalidInput} when what tells the file is empty or no web address
 */
function toRequest(item: ItemContext): PreparedRequest | LinkRequest {
	const { maxBytes } = readOptions(item);
	outputField(item);
	const from = item.get<unknown>('downloadFrom', 'id');
	if (from === 'link') return { link: readLink(item), maxBytes };
	if (from !== 'id') throw invalidChoice('Download From', from, ['id', 'link']);
	const mediaId = requireText(
		item,
		'mediaId',
		'Media ID',
		'Use the "mediaId" field from the trigger. Messages without one have a link: set "Download From" to Media Link',
	);
	const phoneNumberId = requireText(
		item,
		'phoneNumberId',
		'Phone Number ID',
		'Use the "phoneNumberId" field from the trigger',
	);
	return {
		method: 'GET',
		path: pathWith('/v1/media', mediaId, 'Media ID'),
		query: { phoneNumberId },
		maxAnswerBytes: jsonBytesOf(maxBytes),
	};
}

/**
 * Name of the binary field that the file is put into.
 *
 * @throws {InvalidInput} when it is empty
 */
function outputField(item: ItemContext): string {
	return requireText(
		item,
		'outputBinaryPropertyName',
		'Put Output File in Field',
		'Enter the name of a field, such as data',
	);
}

function readLink(item: ItemContext): string {
	return readWebAddress(item.get('mediaLink', ''), 'Media Link');
}

/** One item with the file, and what is known about it: the answer without the file, its name, kind and size. */
async function toItems(body: unknown, item: ItemContext): Promise<INodeExecutionData[]> {
	const options = readOptions(item);
	const file = fileOf(body);
	const known = describeFile(file);
	const fileName = options.fileName ?? known.fileName;
	const binary = await item.storeBinary(
		file.content,
		fileName,
		options.mimeType ?? known.mimeType ?? UNKNOWN_TYPE,
	);
	const json: IDataObject = {
		...detailsOf(body),
		fileName,
		mimeType: binary.mimeType,
		fileSize: file.content.length,
	};
	return [{ json, binary: { [outputField(item)]: binary } }];
}

/** Refuses an answer without a file, or with one that is larger than the item wants. */
function poll(body: unknown, item: ItemContext): PollResult | undefined {
	const size = sizeOf(body);
	if (size === 0) return { failure: emptyFile() };
	const { maxBytes } = readOptions(item);
	return size > maxBytes ? { failure: tooLarge(maxBytes) } : undefined;
}

/** Puts the file of a received message into binary data. */
export const download: RequestOperation = {
	value: 'download',
	name: 'Download',
	action: 'Download media',
	description: 'Download the image, video, document or voice note of a received message',
	kind: 'other',
	// a file is in memory two or three times at once: as base64 in the answer, and as content
	maxConcurrency: 2,
	properties,
	toRequest,
	poll,
	toItems,
	explain: explainDownload,
};
