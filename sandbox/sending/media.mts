import { ApiError, invalid } from '../core/apiError.mts';
import { optionalString, type JsonObject } from '../core/json.mts';
import type { Settings } from '../core/settings.mts';
import type { MediaType, NumberRecord } from '../core/types.mts';

const MEDIA_TYPES: readonly string[] = ['image', 'video', 'document', 'audio'];
const DATA_URI = /^data:([^;,]+)(?:;[^;,]+)*;base64,/;

/** Media of a send: a URL or a data URI, and its type where it was named. */
export interface Media {
	media: string;
	mediaType: MediaType | undefined;
	isDataUri: boolean;
	mimeType: string | null;
}

/** Whether a value is an absolute http or https URL. */
export function isHttpUrl(value: string): boolean {
	if (!/^https?:\/\//i.test(value)) return false;
	return URL.canParse(value);
}

function isMediaType(value: string): value is MediaType {
	return MEDIA_TYPES.includes(value);
}

function mimeOfDataUri(uri: string): string | null {
	// Only the head is matched: the rest can be tens of megabytes.
	const [head, mimeType] = DATA_URI.exec(uri.slice(0, 300)) ?? [];
	if (head === undefined || mimeType === undefined) return null;
	const payload = uri.slice(head.length);
	return payload.length > 0 && /^[A-Za-z0-9+/_-]+={0,2}$/.test(payload) ? mimeType : null;
}

/**
 * `media` and `mediaType` of a send (docs/api-reference.md 3.3).
 * @returns undefined when there is no `media`
 * @throws ApiError 400
 */
export function parseMedia(body: JsonObject): Media | undefined {
	const media = optionalString(body, 'media');
	const mediaType = optionalString(body, 'mediaType');
	if (mediaType !== undefined && !isMediaType(mediaType)) {
		throw invalid('"mediaType" must be image, video, document or audio');
	}
	if (media === undefined) {
		if (mediaType !== undefined) throw invalid('"mediaType" is only used together with "media"');
		return undefined;
	}
	if (isHttpUrl(media)) return { media, mediaType, isDataUri: false, mimeType: null };
	const mimeType = media.startsWith('data:') ? mimeOfDataUri(media) : null;
	if (mimeType === null) {
		throw invalid('"media" must be a public http(s) URL or a base64 data URI');
	}
	return { media, mediaType, isDataUri: true, mimeType };
}

/**
 * Where media may not be sent (docs/api-reference.md 3.3, 17).
 * @throws ApiError 402 `SUBSCRIPTION_REQUIRED_FOR_MEDIA` (earlier page), 400 for base64 on unofficial numbers
 */
export function refuseUnsupportedMedia(
	media: Media,
	number: NumberRecord,
	settings: Settings,
): void {
	if (settings.pageVersion === 'earlier' && !settings.paidSubscription) {
		throw new ApiError(
			402,
			'Sending media requires an active paid subscription',
			'SUBSCRIPTION_REQUIRED_FOR_MEDIA',
		);
	}
	if (!media.isDataUri || number.provider === 'META') return;
	if (settings.pageVersion === 'earlier' && number.engine === 'EVO') return;
	throw invalid('Base64 media is not accepted on this number: use a public http(s) URL');
}
