import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { isRecord, textOf } from '../../shared/json';
import {
	isStorageNote,
	normaliseBase64,
	sizeOfBase64,
	looksLikeDataUri,
	readDataUri,
	headOfBase64,
} from '../../shared/dataUri';
import { describeValue, shorten } from '../../shared/describeValue';
import { HEAD_BYTES } from '../../shared/fileSignature';
import { InvalidInput } from '../../shared/invalidInput';
import type { BinaryInput } from '../operation';
import { findBinary } from './findBinary';

const LABEL = 'The file';
const NEXT =
	'In a Code node, create files with: await this.helpers.prepareBinaryData(buffer, fileName, mimeType)';

/**
 * Reads the content of a file that n8n keeps in memory, also in the forms in which Code nodes leave it: base64url, or a
 * data URI.
 *
 * @returns standard base64 with padding
 * @throws {InvalidInput} when there is none
 */
function contentOf(file: IBinaryData): string {
	const data: unknown = file.data;
	if (typeof data !== 'string') throw new InvalidInput(wrongKind(data), NEXT);
	if (data.trim() === '') throw emptyFile();
	if (isStorageNote(data)) {
		throw new InvalidInput(
			`The file is lost: its content is "${shorten(data)}", n8n's reference to the stored file, but its ID is missing`,
			'Pass on the whole binary object, including its "id" field',
		);
	}
	if (looksLikeDataUri(data)) {
		const { uri } = readDataUri(data.trim(), LABEL);
		return uri.slice(uri.indexOf(',') + 1);
	}
	const base64 = normaliseBase64(data);
	if (base64 !== undefined) return base64;
	throw new InvalidInput(`The content of the file is not base64 text: "${shorten(data)}"`, NEXT);
}

/** Finds the MIME type in the content of a file that holds a data URI; undefined in any other. */
function typeInContent(file: IBinaryData): string | undefined {
	const data: unknown = file.data;
	if (typeof data !== 'string' || !looksLikeDataUri(data)) return undefined;
	return /^\s*data:([^,]{1,200}?);\s*base64\s*,/i.exec(data.slice(0, 300))?.[1];
}

/** Gives the refusal of a file without content. */
function emptyFile(): InvalidInput {
	return new InvalidInput(
		'The file is empty (0 bytes)',
		'Check the node that reads or downloads it',
	);
}

function wrongKind(data: unknown): string {
	if (data === undefined || data === null)
		return 'The file has no content: its field "data" is missing';
	const isBuffer = data instanceof Uint8Array || (isRecord(data) && data.type === 'Buffer');
	if (isBuffer) return 'The content of the file is a Buffer instead of base64 text';
	return `The content of the file ${describeValue(data)} instead of base64 text`;
}

/** How long the address of a file works at least, and past the moment for which it is needed (ms). */
const DAY_MS = 86_400_000;

/**
 * Finds a file of an input item, not read yet.
 *
 * @param nameOrFile name of the binary field, or n8n's object of the file
 * @throws {InvalidInput} when the item has no such file, or it holds no content
 */
export function readBinary(
	context: IExecuteFunctions,
	index: number,
	nameOrFile: unknown,
): BinaryInput {
	const file = findBinary(context, index, nameOrFile);
	const id = textOf(file.id);
	// in memory mode a file has no ID; its content may be anything that a Code node made
	if (id === undefined) contentOf(file);
	return {
		fileName: textOf(file.fileName),
		fileExtension: textOf(file.fileExtension),
		mimeType: textOf(file.mimeType) ?? (id === undefined ? typeInContent(file) : undefined),
		inspect: async () => {
			if (id !== undefined) return await inspectStored(context, file, id);
			const content = contentOf(file);
			return { size: sizeOfBase64(content), head: headOfBase64(content) };
		},
		toBase64: async () =>
			id === undefined ? contentOf(file) : await readStored(context, index, file),
		toSignedUrl: async (until) => {
			if (id === undefined) throw hasNoAddress();
			const stored = await lasting(context, file, id);
			const life = until === undefined ? 0 : until + DAY_MS - Date.now();
			return life > DAY_MS
				? context.helpers.createBinarySignedUrl(stored, `${Math.ceil(life / 1_000)}s`)
				: context.helpers.createBinarySignedUrl(stored);
		},
	};
}

async function inspectStored(
	context: IExecuteFunctions,
	{ bytes }: IBinaryData,
	id: string,
): Promise<{ size?: number; head?: Uint8Array }> {
	const told = typeof bytes === 'number' && Number.isFinite(bytes) ? bytes : undefined;
	// a file elsewhere (S3, database) would be transferred for a look at its beginning; that it exists is asked all the same
	if (!id.startsWith('filesystem')) {
		const { fileSize } = await sizeOf(context, id);
		if (told === 0 || fileSize === 0) throw emptyFile();
		return { size: told ?? fileSize };
	}
	const head = await readHead(context, id);
	if (head.length === 0) throw emptyFile();
	const isWhole = head.length < HEAD_BYTES;
	const size = told ?? (isWhole ? head.length : (await sizeOf(context, id)).fileSize);
	return { size, head };
}

async function sizeOf(context: IExecuteFunctions, id: string): Promise<{ fileSize: number }> {
	return await orUnreadable(async () => await context.helpers.getBinaryMetadata(id));
}

/** The first bytes of a file; leaving the loop closes the stream. */
async function readHead(context: IExecuteFunctions, id: string): Promise<Uint8Array> {
	return await orUnreadable(async () => {
		const pieces: Uint8Array[] = [];
		let size = 0;
		const stream = (await context.helpers.getBinaryStream(
			id,
			HEAD_BYTES,
		)) as AsyncIterable<Uint8Array>;
		for await (const piece of stream) {
			pieces.push(piece);
			size += piece.length;
			if (size >= HEAD_BYTES) break;
		}
		return Buffer.concat(pieces);
	});
}

async function readStored(
	context: IExecuteFunctions,
	index: number,
	file: IBinaryData,
): Promise<string> {
	const content = await orUnreadable(
		async () => await context.helpers.getBinaryDataBuffer(index, asKnown(file)),
	);
	if (content.length === 0) throw emptyFile();
	return content.toString('base64');
}

/** A file as n8n's helpers know one: they look for the key of the type, which a Code node may leave out. */
function asKnown(file: IBinaryData): IBinaryData {
	return 'mimeType' in file ? file : { ...(file as object), data: '', mimeType: '' };
}

async function orUnreadable<T>(read: () => Promise<T>): Promise<T> {
	const outcome = await read().then(
		(value) => ({ value }),
		(error: unknown) => ({ reason: error instanceof Error ? error.message : String(error) }),
	);
	if ('value' in outcome) return outcome.value;
	throw new InvalidInput(
		'n8n can no longer read the file',
		`n8n says: ${outcome.reason}. Files are deleted with their execution: run the node that reads or downloads the file again`,
	);
}

function hasNoAddress(): InvalidInput {
	return new InvalidInput(
		'n8n keeps files in memory here, so Pilot Status cannot fetch them from a URL',
		'Start n8n with N8N_DEFAULT_BINARY_DATA_MODE=filesystem, send the file from a URL, or set Send File As to Data URI for an official Meta number',
	);
}

/**
 * Keeps a file that came in with the webhook of this execution. n8n has it under a temporary name until the execution
 * ends, and the address of that name would not outlive the execution: a copy belongs to the execution from the beginning.
 *
 * @param id the file's ID, which holds the name of its place
 */
async function lasting(
	context: IExecuteFunctions,
	file: IBinaryData,
	id: string,
): Promise<IBinaryData> {
	if (!id.includes('/temp/')) return file;
	const content = await context.helpers.getBinaryStream(id);
	return await context.helpers.prepareBinaryData(content, file.fileName, file.mimeType);
}
