/** The kinds of media of the current send page. `audio` arrives as a voice note. */
export const MEDIA_TYPES = ['image', 'video', 'document', 'audio'] as const;

/** One of {@link MEDIA_TYPES}. */
export type MediaType = (typeof MEDIA_TYPES)[number];

const EXTENSIONS: Readonly<Record<MediaType, readonly string[]>> = {
	image: ['jpg', 'jpeg', 'png', 'webp', 'gif', 'heic', 'heif', 'bmp', 'tif', 'tiff', 'svg'],
	video: ['mp4', '3gp', '3gpp', 'mov', 'm4v', 'webm', 'mkv', 'avi', 'mpeg', 'mpg'],
	audio: ['ogg', 'oga', 'opus', 'mp3', 'm4a', 'aac', 'amr', 'wav', 'flac', 'weba'],
	document: [
		...[
			'pdf',
			'doc',
			'docx',
			'xls',
			'xlsx',
			'ppt',
			'pptx',
			'odt',
			'ods',
			'odp',
			'txt',
			'csv',
			'rtf',
		],
		...['xml', 'json', 'html', 'htm', 'md', 'ics', 'vcf', 'zip', 'rar', '7z', 'gz', 'epub'],
	],
};

/**
 * The kind of media a MIME type stands for; undefined where it says nothing (`application/octet-stream`, empty).
 * `text/*` and every other `application/*` are documents.
 */
export function mediaTypeOfMime(mimeType: string | undefined): MediaType | undefined {
	const [type, subtype] = (mimeType ?? '').toLowerCase().replace(/;.*$/, '').trim().split('/');
	if (!subtype || subtype === 'octet-stream') return undefined;
	if (type === 'image' || type === 'video' || type === 'audio') return type;
	if (type === 'application' && subtype === 'ogg') return 'audio';
	return type === 'application' || type === 'text' ? 'document' : undefined;
}

/** The kind of media a file name or the path of a URL ends in; undefined where the ending is unknown or missing. */
export function mediaTypeOfName(nameOrUrl: string | undefined): MediaType | undefined {
	if (!nameOrUrl) return undefined;
	const path = URL.canParse(nameOrUrl) ? new URL(nameOrUrl).pathname : nameOrUrl;
	const extension = /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase();
	return extension === undefined
		? undefined
		: MEDIA_TYPES.find((type) => EXTENSIONS[type].includes(extension));
}

const DATA_URI =
	/^data:([a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*)(;[a-z0-9-]+=[^;,]*)*;base64,/i;

/** The MIME type of a base64 data URI; undefined when it is none. Looks at the beginning only: the data may be large. */
export function mimeTypeOfDataUri(value: string): string | undefined {
	return DATA_URI.exec(value.slice(0, 300))?.[1]?.toLowerCase();
}

/**
 * Whether a data URI holds a file: base64 text that is not empty. Reads the whole text.
 *
 * @param value a data URI, as {@link mimeTypeOfDataUri} recognises it
 */
export function holdsBase64(value: string): boolean {
	return /^[A-Za-z0-9+/]+={0,2}$/.test(value.slice(value.indexOf(',') + 1));
}

/** Whether the value is an absolute http(s) URL with a host (current send page: "a public http(s) URL"). */
export function isHttpUrl(value: string): boolean {
	if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return false;
	return new URL(value).hostname !== '';
}
