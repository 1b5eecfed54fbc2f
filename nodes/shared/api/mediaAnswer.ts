import { isStorageNote, normaliseBase64 } from '../dataUri';
import { fileNameFor } from '../fileName';
import { contradicts, signatureOf } from '../fileSignature';
import { mimeTypeOfName, parseMimeType } from '../media';
import { isRecord, textOf } from '../json';
import type { DownloadedFile } from './download';

/**
 * Reads the file in an answer of `GET /v1/media/{id}` as standard base64: a data URI, or base64 alone
 * (docs/api-reference.md 10).
 *
 * @returns undefined where there is none
 */
export function base64Of(body: unknown): string | undefined {
	const text = isRecord(body) ? textOf(body.base64)?.trim() : undefined;
	if (text === undefined) return undefined;
	const isUri = /^data:/i.test(text);
	const comma = text.indexOf(',');
	if (isUri && comma === -1) return undefined;
	const content = isUri ? text.slice(comma + 1) : text;
	return isStorageNote(content) ? undefined : normaliseBase64(content);
}

/** Decodes the file in an answer of `GET /v1/media/{id}`; without one its content is empty. */
export function fileOfAnswer(body: unknown): DownloadedFile {
	const { base64, mimeType, fileName } = isRecord(body) ? body : {};
	const head = /^\s*data:([^,]{0,200}?)(;\s*base64\s*)?,/i.exec(String(base64).slice(0, 300))?.[1];
	return {
		content: Buffer.from(base64Of(body) ?? '', 'base64'),
		mimeType: (parseMimeType(mimeType) ?? parseMimeType(head))?.type,
		fileName: textOf(fileName),
	};
}

/**
 * Finds name and type of a file that came from outside. The type is the one that was told, unless the first bytes
 * contradict it; else it comes from the name or the first bytes.
 *
 * @param names what else the file may be called, better than its own name
 * @returns a name with an ending, and the MIME type without parameters where it is known
 */
export function describeFile(
	{ content, mimeType, fileName }: DownloadedFile,
	names: unknown[] = [],
): { fileName: string; mimeType: string | undefined } {
	const all = [...names, fileName];
	const named = all.map(mimeTypeOfName).find((type) => type !== undefined);
	const told = mimeType === 'text/plain' ? (named ?? mimeType) : (mimeType ?? named);
	const signature = signatureOf(content);
	const isWrong = signature !== undefined && (told === undefined || contradicts(signature, told));
	const type = isWrong ? signature.type : told;
	return { fileName: fileNameFor(all, type), mimeType: type };
}
