import { dataUriHead, headOfBase64 } from '../../../../shared/dataUri';
import { contradicts, signatureOf } from '../../../../shared/fileSignature';
import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import {
	MEDIA_TYPES,
	type MediaType,
	mediaTypeOf,
	SHOWN_IN_WORDS,
	UNKNOWN_TYPE,
	type MimeType,
	mimeTypeOfName,
	parseMimeType,
} from '../../../../shared/media';
import { isSet } from '../../../../shared/values';
import type { BinaryInput, ItemContext } from '../../../operation';

/**
 * Chooses the media type to send: the chosen one, or with `auto` the one as which WhatsApp shows a file of its type. The
 * API always receives one. Where WhatsApp does not show such a file as the chosen kind, a notice says so.
 *
 * @param choice value of the field
 * @param type MIME type of the file; undefined for an address that does not tell
 * @param label the field's name as the editor shows it
 * @param hint shows a notice
 * @throws {InvalidInput} when `auto` cannot tell, or the choice does not exist
 */
export function chooseMediaType(
	choice: unknown,
	type: string | undefined,
	label: string,
	hint: (message: string) => void,
): MediaType {
	if (!isSet(choice) || choice === 'auto') {
		if (type !== undefined) return mediaTypeOf(type);
		throw new InvalidInput(
			`"${label}" must be set, because the URL does not show the file type`,
			'Choose Image, Video, Document or Audio',
		);
	}
	const chosen = MEDIA_TYPES.find((one) => one === choice);
	if (chosen === undefined) throw invalidChoice(label, choice, ['auto', ...MEDIA_TYPES]);
	const isKnown = type !== undefined && type !== UNKNOWN_TYPE;
	if (chosen !== 'document' && isKnown && mediaTypeOf(type) !== chosen) {
		hint(
			`WhatsApp shows only ${SHOWN_IN_WORDS[chosen]}. A file of the type ${type} may be accepted and never arrive: set "${label}" to Automatic or Document, or convert the file.`,
		);
	}
	return chosen;
}

/** A file as the request's `media` takes it. */
export interface MediaContent {
	/** A web address or data URI. */
	media: string;
	/** MIME type without parameters; undefined for an address that does not tell. */
	type: string | undefined;
}

/**
 * Largest file that n8n can put into a request (bytes): one text of JavaScript holds just under 2^29 characters,
 * and base64 makes 4 of 3. The limits of the API are unknown and left to its answer.
 */
export const MAX_DATA_URI_BYTES = 380_000_000;

/** The type that n8n gives to what it cannot recognise. */
const FALLBACK_OF_N8N = 'text/plain';

/**
 * Finds the MIME type of a file: what the item says, else what the ending of its name says, else what its first bytes
 * say. Where the first bytes contradict, they are right, and a notice says so.
 *
 * @param head the first bytes of the file, where they are at hand
 * @returns undefined where nothing tells it
 */
export function typeOfFile(
	file: Pick<BinaryInput, 'fileName' | 'fileExtension' | 'mimeType'>,
	head: Uint8Array | undefined,
	hint: (message: string) => void,
): MimeType | undefined {
	const stated = parseMimeType(file.mimeType);
	const named =
		mimeTypeOfName(file.fileName) ??
		(file.fileExtension === undefined ? undefined : mimeTypeOfName(`a.${file.fileExtension}`));
	const byName = named === undefined ? undefined : { type: named, parameters: '' };
	const claimed = stated?.type === FALLBACK_OF_N8N ? (byName ?? stated) : (stated ?? byName);
	const signature = head === undefined ? undefined : signatureOf(head);
	if (signature === undefined) return claimed;
	const { type } = signature;
	const wrong = [claimed?.type, named].find(
		(one) => one !== undefined && one !== FALLBACK_OF_N8N && contradicts(signature, one),
	);
	if (wrong !== undefined) {
		hint(
			`A file labeled ${wrong} has the content of ${type}. It is sent as ${type}: check the node that creates or names it.`,
		);
	}
	return claimed === undefined || contradicts(signature, claimed.type)
		? { type, parameters: '' }
		: claimed;
}

/** Reads a file and gives it as a data URI of its type. */
export async function readAsDataUri(item: ItemContext, file: BinaryInput): Promise<MediaContent> {
	const base64 = await file.toBase64();
	const mimeType = typeOfFile(file, headOfBase64(base64), item.hint);
	return { media: dataUriHead(mimeType) + base64, type: mimeType?.type ?? UNKNOWN_TYPE };
}

/** @throws {InvalidInput} when a file is larger than n8n can put into a request (bytes) */
export function refuseSize(bytes: number | undefined): void {
	if (bytes === undefined || bytes <= MAX_DATA_URI_BYTES) return;
	throw new InvalidInput(
		`The file has ${Math.ceil(bytes / 1_000_000)} MB, more than n8n can send in one request (${MAX_DATA_URI_BYTES / 1_000_000} MB)`,
		'Set Send File As to Signed URL, or send the file from a URL',
	);
}
