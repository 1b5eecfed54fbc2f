import { isRecord } from '../../../../shared/api/answers';
import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import { isHttpUrl, mediaTypeOfName, mimeTypeOfDataUri } from '../../../../shared/media';
import { countPlaceholders, lengthOf, withoutPlaceholders } from './placeholders';

const MAX_TEXT = 60;
const UNWANTED = /[\n\r*_~`]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/u;

/** The files that a header takes (reference 7). */
const FILES: Readonly<Record<string, { name: string; mimeTypes: string[]; endings: string[] }>> = {
	IMAGE: {
		name: 'a JPG or PNG file',
		mimeTypes: ['image/jpeg', 'image/png'],
		endings: ['jpg', 'jpeg', 'png'],
	},
	VIDEO: { name: 'an MP4 file', mimeTypes: ['video/mp4'], endings: ['mp4'] },
	DOCUMENT: { name: 'a PDF file', mimeTypes: ['application/pdf'], endings: ['pdf'] },
};

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
	if ((header.url === undefined) === (header.base64 === undefined)) {
		throw new InvalidInput('"Header File" must be either a web address or a data URI');
	}
	if (header.url === undefined) checkDataUri(header.base64, file);
	else checkUrl(header.url, file);
}

function checkText(text: unknown): void {
	if (typeof text !== 'string' || text.trim() === '') {
		throw new InvalidInput('"Header Text" is empty', 'Write it, or leave the header out');
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
			'Put the others into the body',
		);
	}
	if (UNWANTED.test(withoutPlaceholders(text))) {
		throw new InvalidInput(
			'"Header Text" must not hold line breaks, emoji or formatting',
			'Remove them, and the characters * _ ~ and `',
		);
	}
}

function checkDataUri(value: unknown, { name, mimeTypes }: (typeof FILES)[string]): void {
	const mimeType = typeof value === 'string' ? mimeTypeOfDataUri(value) : undefined;
	if (mimeType === undefined) {
		throw new InvalidInput(
			'"Header File" is neither a web address nor a data URI',
			'Begin it with https:// or with data:image/png;base64,',
		);
	}
	if (!mimeTypes.includes(mimeType)) {
		throw new InvalidInput(`"Header File" must be ${name}`, `It is of the type ${mimeType}`);
	}
}

function checkUrl(value: unknown, { name, endings }: (typeof FILES)[string]): void {
	if (typeof value !== 'string' || !isHttpUrl(value)) {
		throw new InvalidInput(
			'"Header File" is not a web address',
			'Enter a public address that begins with https:// or http://',
		);
	}
	// an address without a telling end may well be of the right kind
	const ending = /\.([a-z0-9]+)$/i.exec(new URL(value).pathname)?.[1]?.toLowerCase();
	if (ending === undefined || endings.includes(ending) || mediaTypeOfName(value) === undefined) {
		return;
	}
	throw new InvalidInput(`"Header File" must be ${name}`, `The address ends in .${ending}`);
}
