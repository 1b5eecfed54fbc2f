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
