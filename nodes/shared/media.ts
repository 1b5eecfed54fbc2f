import { registeredType, typeOfEnding } from './mimeTable';

/** A MIME type in its parts. */
export interface MimeType {
	/** Lower case, the registered name of aliases, such as `audio/ogg`. */
	type: string;
	/** Parameters as a data URI takes them, such as `;codecs=opus`; empty where there are none. */
	parameters: string;
}

/** The type of bytes of which nothing is known. */
export const UNKNOWN_TYPE = 'application/octet-stream';

const TOKEN = /^[a-z0-9][a-z0-9!#$&^_.+-]*$/i;
/** Types that say "some bytes": servers and nodes give them where they know nothing. */
const USELESS =
	/^(application\/(octet-?stream|x-octet-stream|binary|x-binary|unknown|x-unknown|(x-)?download|(x-)?force-download)|binary\/.*|unknown\/.*|multipart\/.*|application\/x-www-form-urlencoded)$/;
/** Parameters that say how to read or play a file. Others (a name, `charset=binary`) are for mail. */
const KEPT = /^(codecs|charset)=(?!binary$)[a-z0-9!#$&^_.+-]+$/i;

/**
 * Reads a MIME type as headers, nodes of n8n and people write it: `audio/ogg; codecs=opus`, `image/jpeg;`, upper case,
 * an alias such as `image/jpg`, or only an ending such as `.pdf`.
 *
 * @returns undefined where it is missing or says nothing about the kind of file, such as `application/octet-stream`
 */
export function parseMimeType(value: unknown): MimeType | undefined {
	if (typeof value !== 'string') return undefined;
	const [first = '', ...rest] = value
		.slice(0, 300)
		.split(';')
		.map((part) => part.trim());
	const written = first.replace(/,.*$/s, '').trim().toLowerCase();
	const [main = '', subtype, ...more] = written.split('/');
	if (subtype === undefined) {
		const type = typeOfEnding(main.replace(/^\./, ''));
		return type === undefined || type === UNKNOWN_TYPE ? undefined : { type, parameters: '' };
	}
	if (more.length > 0 || !TOKEN.test(main) || !TOKEN.test(subtype) || USELESS.test(written)) {
		return undefined;
	}
	const type = registeredType(written);
	const kept = rest
		.map((part) => part.replace(/\s*=\s*/, '=').replace(/="([^"]*)"$/, '=$1'))
		.filter((part) => KEPT.test(part));
	return { type, parameters: kept.map((part) => `;${part}`).join('') };
}

/**
 * Finds the MIME type of a file name or web address by its ending. Of an address, the path counts, decoded; what
 * follows `?` or `#` does not.
 *
 * @returns undefined where the ending is unknown or missing
 */
export function mimeTypeOfName(nameOrAddress: unknown): string | undefined {
	const ending = endingOf(nameOrAddress);
	const type = ending === undefined ? undefined : typeOfEnding(ending);
	return type === UNKNOWN_TYPE ? undefined : type;
}

/** Gives the ending of a file name or of the path of a web address, lower case and without the dot. */
export function endingOf(nameOrAddress: unknown): string | undefined {
	if (typeof nameOrAddress !== 'string') return undefined;
	const isAddress = /^https?:\/\//i.test(nameOrAddress) && URL.canParse(nameOrAddress);
	const path = isAddress ? decoded(new URL(nameOrAddress).pathname) : nameOrAddress;
	return /\.([a-z0-9]{1,10})$/i.exec(path.trim().replace(/\/+$/, ''))?.[1]?.toLowerCase();
}

/** Decodes percent-encoded text; what is not encoded rightly stays as it is. */
export function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** The kinds of media of `POST /v1/messages/send` (docs/api-reference.md 3.3). `audio` arrives as a voice note. */
export const MEDIA_TYPES = ['image', 'video', 'document', 'audio'] as const;

/** One of {@link MEDIA_TYPES}. */
export type MediaType = (typeof MEDIA_TYPES)[number];

/** What WhatsApp shows as each kind. Any other file arrives only as a document. */
const SHOWN: ReadonlyMap<string, MediaType> = new Map([
	['image/jpeg', 'image'],
	['image/png', 'image'],
	['video/mp4', 'video'],
	['video/3gpp', 'video'],
	['audio/ogg', 'audio'],
	['audio/mpeg', 'audio'],
	['audio/mp4', 'audio'],
	['audio/aac', 'audio'],
	['audio/amr', 'audio'],
]);

/** What WhatsApp shows of each kind, in words. */
export const SHOWN_IN_WORDS: Readonly<Record<Exclude<MediaType, 'document'>, string>> = {
	image: 'JPEG and PNG as an image',
	video: 'MP4 and 3GPP as a video',
	audio: 'Ogg Opus, MP3, M4A, AAC and AMR as audio',
};

/**
 * Chooses the kind of media as which WhatsApp shows a file.
 *
 * @param type MIME type, lower case, without parameters
 */
export function mediaTypeOf(type: string): MediaType {
	return SHOWN.get(type) ?? 'document';
}

/** Tells that the value is an absolute http(s) URL with a host (docs/api-reference.md 3.3: "public http(s) URL"). */
export function isHttpUrl(value: string): boolean {
	if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return false;
	return new URL(value).hostname !== '';
}
