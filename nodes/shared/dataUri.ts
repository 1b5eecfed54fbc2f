import { shorten } from './describeValue';
import { HEAD_BYTES, signatureOf } from './fileSignature';
import { InvalidInput } from './invalidInput';
import { type MimeType, parseMimeType, UNKNOWN_TYPE } from './media';

const STANDARD = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * Reads base64 text as people, nodes and servers write it: with line breaks, with the characters of base64url, with
 * percent-encoded signs, with or without padding at its end.
 *
 * @returns the same content as standard base64 with padding; undefined when it is none, or decodes to nothing
 */
export function normaliseBase64(text: string): string | undefined {
	// the text may be hundreds of megabytes: what is right already is not copied
	if (text.length > 0 && text.length % 4 === 0 && STANDARD.test(text)) return text;
	const bare = text
		.replace(/%(2B|2F|3D|0D|0A|20)/gi, (escape) => decodeURIComponent(escape))
		.replace(/[\s\u00A0\u200B-\u200F\u2060\uFEFF]+/g, '')
		.replace(/-/g, '+')
		.replace(/_/g, '/')
		.replace(/=+$/, '');
	if (bare.length < 2 || bare.length % 4 === 1 || !STANDARD.test(bare)) return undefined;
	return bare.padEnd(Math.ceil(bare.length / 4) * 4, '=');
}

/**
 * Gives the size of standard base64 with padding (bytes), as {@link normaliseBase64} gives it, without decoding it.
 */
export function sizeOfBase64(base64: string): number {
	const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
	return Math.floor((base64.length * 3) / 4) - padding;
}

/** Names under which n8n notes where a file lies, and what a failed expression leaves in their place. */
const NOTES =
	/^(default|database|s3|az|azure(-blob)?|filesystem(-v\d+)?|undefined|null|true|false|nan)$/i;
const NOTED_PLACE = /^((default|database|s3|azure[\w-]*|filesystem(-v\d+)?):|\[object )/i;

/** Tells that a text is n8n's note of where a file lies, such as `filesystem-v2`, and not the file. */
export function isStorageNote(text: string): boolean {
	if (text.length > 1_000) return false;
	const note = text.trim().replace(/=+$/, '');
	return NOTES.test(note) || NOTED_PLACE.test(note);
}

/** A data URI that was read. */
interface DataUri {
	/** In the form `data:audio/ogg;codecs=opus;base64,…`, whatever form it came in. */
	uri: string;
	/** MIME type without parameters; `application/octet-stream` where neither head nor content tell it. */
	type: string;
}

/** Longest beginning of a data URI up to its comma (characters). */
const LONGEST_HEAD = 1_000;
/** Base64 text of the first bytes, which tell what a file is. */
const HEAD_TEXT = Math.ceil(HEAD_BYTES / 3) * 4;
const BUILT = /^data:[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+(;[a-z0-9-]+=[^;,]*)*;base64,/i;

const INPUT_FILE = 'For a file of this workflow, set the source to Input File instead of Data URI';

/** Tells that a value begins like {@link DataUri.uri}. Its content is not looked at: it may be large, or follow later. */
export function isDataUri(value: string): boolean {
	return BUILT.test(value.slice(0, LONGEST_HEAD));
}

/** Tells that a text is meant as a data URI, well-formed or not. */
export function looksLikeDataUri(value: string): boolean {
	return /^\s*data:/i.test(value.slice(0, 100));
}

/** Writes the beginning of a data URI, such as `data:audio/ogg;codecs=opus;base64,`. */
export function dataUriHead(mimeType: MimeType | undefined): string {
	const { type, parameters } = mimeType ?? { type: UNKNOWN_TYPE, parameters: '' };
	return `data:${type}${parameters};base64,`;
}

/**
 * Reads a data URI as people and language models write it: blanks in its head, a head without a type, line breaks,
 * base64url or percent-encoded signs in its content, or content that is not base64. What the head does not say is taken
 * from the first bytes.
 *
 * @param text trimmed, not empty
 * @param label the field's name as the editor shows it
 * @throws {InvalidInput} when it holds no file, such as n8n's note of where a file lies
 */
export function readDataUri(text: string, label: string): DataUri {
	if (!looksLikeDataUri(text)) throw noDataUri(text, label);
	const comma = text.slice(0, LONGEST_HEAD).indexOf(',');
	if (comma === -1) {
		throw new InvalidInput(
			`"${label}" is "${shorten(text)}", a data URI without a comma, so it holds no file`,
			'Use data:image/png;base64, followed by the base64 text of the file',
		);
	}
	const [, ...parts] = text.slice(0, comma).split(/[:;]/);
	const isBase64 = parts.some((part) => /^\s*base64\s*$/i.test(part));
	const mimeType = parseMimeType(parts.filter((part) => !/^\s*base64\s*$/i.test(part)).join(';'));
	const content = text.slice(comma + 1);
	const base64 = isBase64 ? readBase64(content, label) : encode(content, label);
	const found = mimeType ?? typeOf(signatureOf(headOfBase64(base64))?.type);
	if (found === undefined && !isBase64)
		return built({ type: 'text/plain', parameters: '' }, base64);
	if (found === undefined && !/\//.test(parts[0] ?? '')) throw noType(label);
	return built(found, base64);
}

/** Decodes the first bytes of a file in base64, which tell what it is. */
export function headOfBase64(base64: string): Uint8Array {
	return Buffer.from(base64.slice(0, HEAD_TEXT), 'base64');
}

/** Gives the refusal of n8n's note of where a file lies, given in place of the file. */
function storageNote(label: string, note: string): InvalidInput {
	return new InvalidInput(
		`"${label}" holds "${shorten(note)}" instead of a file: n8n's reference to a stored file, or an expression that returned nothing`,
		INPUT_FILE,
	);
}

function built(mimeType: MimeType | undefined, base64: string): DataUri {
	return { uri: dataUriHead(mimeType) + base64, type: mimeType?.type ?? UNKNOWN_TYPE };
}

function typeOf(type: string | undefined): MimeType | undefined {
	return type === undefined ? undefined : { type, parameters: '' };
}

function readBase64(content: string, label: string): string {
	const beginning = content.slice(0, LONGEST_HEAD).trim();
	if (beginning === '') {
		throw new InvalidInput(
			`"${label}" holds no file: nothing follows the comma`,
			'The base64 text of the file follows the comma',
		);
	}
	if (content.length <= LONGEST_HEAD && isStorageNote(content)) throw storageNote(label, beginning);
	if (looksLikeDataUri(beginning)) {
		throw new InvalidInput(
			`"${label}" holds a data URI inside a data URI: "${shorten(content)}"`,
			'The value is already a data URI. Use it alone, without "data:…;base64," before it',
		);
	}
	const base64 = normaliseBase64(content);
	if (base64 !== undefined) return base64;
	throw new InvalidInput(
		`"${label}" holds no file: "${shorten(beginning)}" is not base64 text`,
		`After the comma comes the base64 text of the file. ${INPUT_FILE}`,
	);
}

function encode(content: string, label: string): string {
	if (isStorageNote(content)) throw storageNote(label, content);
	const bytes = decodedBytes(content);
	if (bytes === undefined) {
		throw new InvalidInput(
			`"${label}" is a data URI without ";base64", and its text is not percent-encoded`,
			'Provide the file as base64: data:image/png;base64, followed by the base64 text',
		);
	}
	if (bytes.length > 0) return bytes.toString('base64');
	throw new InvalidInput(
		`"${label}" holds no file: nothing follows the comma`,
		'The content of the file follows the comma',
	);
}

function decodedBytes(content: string): Buffer | undefined {
	try {
		return Buffer.from(decodeURIComponent(content));
	} catch {
		return undefined;
	}
}

function noType(label: string): InvalidInput {
	return new InvalidInput(
		`"${label}" does not say what kind of file it holds, and its content does not show it`,
		'Write the MIME type after "data:", such as data:image/png;base64,',
	);
}

function noDataUri(text: string, label: string): InvalidInput {
	if (isStorageNote(text)) return storageNote(label, text);
	if (/^https?:\/\//i.test(text)) {
		return new InvalidInput(
			`"${label}" is the URL "${shorten(text)}"`,
			'Set the source to URL instead of Data URI',
		);
	}
	return new InvalidInput(
		`"${label}" is not a data URI: it is "${shorten(text)}"`,
		'Use data:image/png;base64, followed by the base64 text of the file',
	);
}
