/** Bytes of a file's beginning that tell what it is. */
export const HEAD_BYTES = 4_096;

/** Names what a file is by its first bytes. */
export interface Signature {
	/** MIME type, such as `image/jpeg`. */
	type: string;
	/** Types that begin in the same way, so that a file of this signature may be one of them too. */
	alike: RegExp;
}

type Rule = readonly [type: string, pattern: RegExp, alike: RegExp];

const ZIP =
	/^(application\/(zip|epub|java-archive|vnd\.|x-)|model\/|image\/(vnd|x-)|application\/octet)/;
const ISO = /^(video\/(mp4|3gpp2?|x-m4v|quicktime)|audio\/(mp4|3gpp2?))$/;
const HEIF = /^image\/(heic|heif|avif)/;
const RIFF_TYPES = /^(video\/x-msvideo|audio\/wav)$/;
const OLE = /^(application\/(msword|vnd\.ms|x-msi|vnd\.visio)|image\/vnd)/;
const TEXTUAL = /^(text\/|application\/(xml|xhtml|json|javascript|rtf))/;

/** In order: the first that fits counts. The patterns read the bytes as {@link textOf} shows them. */
const RULES: readonly Rule[] = [
	['image/jpeg', /^\xFF\xD8\xFF/, /^image\/jpeg$/],
	['image/png', /^\x89PNG\u010D\u010A\u011A\u010A/, /^image\/png$/],
	['image/gif', /^GIF8[79]a/, /^image\/gif$/],
	['image/webp', /^RIFF....WEBP/s, /^image\/webp$/],
	['audio/wav', /^(RIFF|RF64)....WAVE/s, /^audio\/wav$/],
	['video/x-msvideo', /^RIFF....AVI /s, RIFF_TYPES],
	['application/pdf', /^(\xEF\xBB\xBF)?[ \u0109-\u010D]*%PDF-/, /^application\/(pdf|postscript)$/],
	['image/heic', /^....ftyp(hei|hev|mif1|msf1)/s, HEIF],
	['image/avif', /^....ftypavi[fs]/s, HEIF],
	['video/quicktime', /^....ftypqt {2}/s, ISO],
	['audio/mp4', /^....ftypM4[AB] /s, ISO],
	['video/3gpp', /^....ftyp3g/s, ISO],
	['video/mp4', /^....ftyp/s, ISO],
	['audio/ogg', /^OggS/, /^(audio|video)\/ogg$/],
	['audio/mpeg', /^ID3/, /^audio\/(mpeg|aac)$/],
	['audio/mpeg', /^\xFF[\xFB\xFA\xF3\xF2\xE3\xE2][^\u0100-\u010F\xF0-\xFF]/, /^audio\/mpeg$/],
	['audio/aac', /^\xFF[\xF0\xF1\xF8\xF9]/, /^audio\/aac$/],
	['audio/amr', /^#!AMR/, /^audio\/amr/],
	['audio/flac', /^fLaC/, /^audio\/flac$/],
	['audio/aiff', /^FORM....AIF/s, /^audio\/aiff$/],
	['audio/x-caf', /^caff/, /^audio\/x-caf$/],
	['video/webm', /^\u011A\x45\xDF\xA3.{0,64}webm/s, /^(audio|video)\/(webm|x-matroska)$/],
	['video/x-matroska', /^\u011A\x45\xDF\xA3/, /^(audio|video)\/(webm|x-matroska)$/],
	['video/x-ms-wmv', /^\x30\x26\xB2\x75\x8E\x66\xCF\u0111/, /^(audio|video)\/x-ms/],
	['image/tiff', /^(II\x2A\u0100|MM\u0100\x2A)/, /^image\//],
	['image/bmp', /^BM....\u0100\u0100\u0100\u0100/s, /^image\/bmp$/],
	['image/vnd.adobe.photoshop', /^8BPS/, /^image\/vnd\.adobe/],
	['image/vnd.dwg', /^AC10[0-9]{2}/, /^image\/vnd\.dwg$/],
	[
		'application/vnd.oasis.opendocument.text',
		/^PK.{28}mimetypeapplication\/vnd\.oasis\.opendocument\.text/s,
		ZIP,
	],
	[
		'application/vnd.oasis.opendocument.spreadsheet',
		/^PK.{28}mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheet/s,
		ZIP,
	],
	['application/epub+zip', /^PK.{28}mimetypeapplication\/epub\+zip/s, ZIP],
	[
		'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		/^PK\u0103\u0104.*word\//s,
		ZIP,
	],
	[
		'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		/^PK\u0103\u0104.*xl\//s,
		ZIP,
	],
	[
		'application/vnd.openxmlformats-officedocument.presentationml.presentation',
		/^PK\u0103\u0104.*ppt\//s,
		ZIP,
	],
	['application/zip', /^PK(\u0103\u0104|\u0105\u0106)/, ZIP],
	['application/vnd.rar', /^Rar!\u011A\u0107/, /^application\/vnd\.rar$/],
	['application/x-7z-compressed', /^7z\xBC\xAF\x27\u011C/, /^application\/x-7z/],
	['application/gzip', /^\u011F\x8B\u0108/, /^(application|image)\/.*(gzip|svg)/],
	['application/msword', /^\xD0\xCF\u0111\xE0\xA1\xB1\u011A\xE1/, OLE],
	['application/rtf', /^\{\\rtf/, TEXTUAL],
	[
		'text/html',
		/^(\xEF\xBB\xBF)?[ \u0109-\u010D]*<(!doctype html|html[ >\u0109-\u010D])/i,
		TEXTUAL,
	],
];

/**
 * Recognises a file by its first bytes ("magic numbers").
 *
 * @param head the beginning of the file; more than {@link HEAD_BYTES} is not looked at
 * @returns undefined where they say nothing, as of most text files
 */
export function signatureOf(head: Uint8Array): Signature | undefined {
	const text = textOf(head.subarray(0, HEAD_BYTES));
	const rule = RULES.find(([, pattern]) => pattern.test(text));
	return rule === undefined ? undefined : { type: rule[0], alike: rule[2] };
}

/** Shows each byte as one character: its Latin-1 character, and control bytes as U+0100 and on, so that patterns can name them. */
function textOf(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => String.fromCharCode(byte < 0x20 ? byte + 0x100 : byte)).join(
		'',
	);
}

/** Tells that a file of this signature cannot be of the type: a picture that is named as a sound. */
export function contradicts(signature: Signature, type: string): boolean {
	return signature.type !== type && !signature.alike.test(type);
}
