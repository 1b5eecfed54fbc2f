import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../../shared/json';
import { looksLikeDataUri, readDataUri } from '../../../../shared/dataUri';
import { shorten } from '../../../../shared/describeValue';
import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import { endingOf, mimeTypeOfName } from '../../../../shared/media';
import { isSet, readText } from '../../../../shared/values';
import { readWebAddress } from '../../../../shared/webAddress';
import { refuseSharePage } from '../../common/sharePages';
import { countPlaceholders, lengthOf, withoutPlaceholders } from './placeholders';

const MAX_TEXT = 60;
const UNWANTED = /[\n\r*_~`]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/u;

/** The files that a header takes (docs/api-reference.md 7). */
const FILES: Readonly<Record<string, { name: string; mimeTypes: string[] }>> = {
	IMAGE: { name: 'a JPG or PNG file', mimeTypes: ['image/jpeg', 'image/png'] },
	VIDEO: { name: 'an MP4 file', mimeTypes: ['video/mp4'] },
	DOCUMENT: { name: 'a PDF file', mimeTypes: ['application/pdf'] },
};
const LABEL = 'Header File';
const NEXT = 'Start it with https:// or data:image/png;base64,';

/**
 * Reads the file of a template's header, and gives the header as the API takes it: its address percent-encoded, its data
 * URI in the usual form. A header without a file comes back as it is.
 *
 * @param header the API's `header`; undefined where there is none
 * @throws {InvalidInput} when the file is none, or of another kind than the header
 */
export function readHeaderFile(header: unknown): IDataObject[string] {
	if (!isRecord(header) || typeof header.type !== 'string') return header as IDataObject[string];
	const file = Object.hasOwn(FILES, header.type) ? FILES[header.type] : undefined;
	if (file === undefined || isSet(header.url) === isSet(header.base64)) return header;
	const { url, base64, ...rest } = header;
	return isSet(url)
		? ({ ...rest, url: readUrl(url, file) } as IDataObject)
		: { ...rest, base64: readFile(base64, file) };
}

/**
 * Checks a template's header.
 *
 * @param header the API's `header`; undefined where there is none
 * @throws {InvalidInput} one sentence about the first limit that is broken
 */
export function checkHeader(header: unknown): void {
	if (header === undefined || header === null) return;
	if (!isRecord(header)) {
		throw new InvalidInput('"header" must be an object', 'Write it like { "type": "NONE" }');
	}
	const { type } = header;
	if (type === 'NONE') return;
	if (type === 'TEXT') {
		checkText(header.text);
		return;
	}
	const file = typeof type === 'string' && Object.hasOwn(FILES, type) ? FILES[type] : undefined;
	if (file === undefined) {
		throw invalidChoice('Header', type, ['NONE', 'TEXT', ...Object.keys(FILES)]);
	}
	if (isSet(header.url) === isSet(header.base64)) {
		throw new InvalidInput(`"${LABEL}" must be either a URL or a data URI`, NEXT);
	}
}

function checkText(text: unknown): void {
	if (typeof text !== 'string' || text.trim() === '') {
		throw new InvalidInput('"Header Text" is empty', 'Enter it, or remove the header');
	}
	if (lengthOf(text) > MAX_TEXT) {
		throw new InvalidInput(
			`"Header Text" is longer than ${MAX_TEXT} characters`,
			'Shorten the text',
		);
	}
	if (countPlaceholders(text) > 1) {
		throw new InvalidInput(
			'"Header Text" has more than one variable',
			'Move the others to the body',
		);
	}
	if (UNWANTED.test(withoutPlaceholders(text))) {
		throw new InvalidInput(
			'"Header Text" must not contain line breaks, emoji or formatting',
			'Remove them, and the characters * _ ~ and `',
		);
	}
}

/** Reads the data URI of a header's file, and gives it as the API takes it. */
function readFile(value: unknown, { name, mimeTypes }: (typeof FILES)[string]): string {
	const text = readText(value, LABEL);
	if (text === undefined) throw new InvalidInput(`"${LABEL}" is empty`, NEXT);
	if (!looksLikeDataUri(text)) {
		throw new InvalidInput(
			`"${LABEL}" is neither a URL nor a data URI: it is "${shorten(text)}"`,
			NEXT,
		);
	}
	const { uri, type } = readDataUri(text, LABEL);
	if (mimeTypes.includes(type)) return uri;
	throw new InvalidInput(`"${LABEL}" must be ${name}`, `It is of the type ${type}`);
}

function readUrl(value: unknown, { name, mimeTypes }: (typeof FILES)[string]): string {
	const address = readWebAddress(value, LABEL);
	refuseSharePage(address, LABEL);
	// an address without a telling end may well be of the right kind
	const type = mimeTypeOfName(address);
	if (type === undefined || mimeTypes.includes(type)) return address;
	throw new InvalidInput(
		`"${LABEL}" must be ${name}`,
		`The address ends in .${endingOf(address) ?? ''}`,
	);
}
