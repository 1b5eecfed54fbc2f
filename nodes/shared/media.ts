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
