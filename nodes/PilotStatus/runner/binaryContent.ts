import type { IBinaryData } from 'n8n-workflow';

import { isRecord } from '../../shared/api/answers';
import { isStorageNote, normaliseBase64 } from '../../shared/base64';
import { looksLikeDataUri, readDataUri } from '../../shared/dataUri';
import { describeValue, shorten } from '../../shared/describeValue';
import { InvalidInput } from '../../shared/invalidInput';

const LABEL = 'The file';
const NEXT =
	'In a Code node, make files with: await this.helpers.prepareBinaryData(buffer, fileName, mimeType)';

/**
 * Reads the content of a file that n8n keeps in memory, also in the forms in which Code nodes leave it: base64url, or a
 * data URI.
 *
 * @returns standard base64 with padding
 * @throws {InvalidInput} when there is none
 */
export function contentOf(file: IBinaryData): string {
	const data: unknown = file.data;
	if (typeof data !== 'string') throw new InvalidInput(wrongKind(data), NEXT);
	if (data.trim() === '') throw emptyFile();
	if (isStorageNote(data)) {
		throw new InvalidInput(
			`The file is lost: its content is "${shorten(data)}", n8n's note of where the file lies, but its ID is missing`,
			'Hand on the whole binary object, with its field "id"',
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
export function typeInContent(file: IBinaryData): string | undefined {
	const data: unknown = file.data;
	if (typeof data !== 'string' || !looksLikeDataUri(data)) return undefined;
	return /^\s*data:([^,]{1,200}?);\s*base64\s*,/i.exec(data.slice(0, 300))?.[1];
}

/** Gives the refusal of a file without content. */
export function emptyFile(): InvalidInput {
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
