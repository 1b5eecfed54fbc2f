import { ApiError, invalid } from '../core/apiError.mts';
import {
	optionalBoolean,
	optionalString,
	optionalStrings,
	refuseUnknown,
	isObject,
	requireObject,
	type JsonObject,
} from '../core/json.mts';
import type { Settings } from '../core/settings.mts';
import type { Content, Destination, NumberRecord, ReplyButton } from '../core/types.mts';
import { parseDestination } from './destination.mts';
import { parseButtons, parseFooter, parseHeader } from './interactive.mts';
import { parseMedia, refuseUnsupportedMedia, type Media } from './media.mts';
import { parseSchedule } from './schedule.mts';
import { parseVariables } from './templates.mts';

/** Every field of docs/api-reference.md 3.3; anything else is refused (an assumption, README "strict"). */
const FIELDS = [
	'destinationNumber',
	'groupId',
	'newsletterId',
	'templateId',
	'variables',
	'text',
	'media',
	'mediaType',
	'caption',
	'deliverAt',
	'deliverUntil',
	'labels',
	'marketingOptions',
	'buttons',
	'header',
	'footer',
	'markRead',
] as const;

/** A request to send that is well formed; template, billing and provider are checked later. */
export interface SendRequest {
	destination: Destination;
	mode: 'template' | 'text' | 'media';
	templateId: string | undefined;
	variables: JsonObject;
	text: string | undefined;
	media: Media | undefined;
	caption: string | undefined;
	buttons: ReplyButton[] | undefined;
	header: Content['header'];
	footer: string | null;
	deliverAt: string | null;
	deliverUntil: string | null;
	labels: string[];
	marketing: boolean;
	body: JsonObject;
}

function refuseFields(body: JsonObject, fields: readonly string[], mode: string): void {
	const present = fields.filter((name) => body[name] !== undefined);
	if (present.length > 0) throw invalid(`Not allowed in a ${mode} send: ${present.join(', ')}`);
}

function modeOf(body: JsonObject): SendRequest['mode'] {
	if (body.templateId !== undefined) {
		refuseFields(body, ['text', 'caption', 'header', 'footer'], 'template');
		return 'template';
	}
	if (body.text !== undefined) {
		refuseFields(body, ['media', 'mediaType', 'caption', 'marketingOptions'], 'free text');
		return 'text';
	}
	if (body.media !== undefined) {
		const forbidden = ['buttons', 'header', 'footer', 'variables', 'marketingOptions'];
		refuseFields(body, forbidden, 'media');
		return 'media';
	}
	throw invalid('Exactly one mode is required: templateId, text, or media with mediaType');
}

function parseMarketing(body: JsonObject): boolean {
	const { marketingOptions } = body;
	if (marketingOptions === undefined) return false;
	if (!isObject(marketingOptions)) throw invalid('"marketingOptions" must be an object');
	refuseUnknown(marketingOptions, ['aiRewriteEnabled'], 'marketingOptions');
	optionalBoolean(marketingOptions, 'aiRewriteEnabled');
	return true;
}

function checkCombination(request: SendRequest, number: NumberRecord, settings: Settings): void {
	const { mode, media, caption, buttons, header, footer, variables } = request;
	if (mode !== 'template' && !number.freeForm) {
		throw new ApiError(
			settings.pageVersion === 'earlier' ? 403 : 400,
			'Free-form messages are not supported by the provider of this number',
			'FREE_FORM_NOT_SUPPORTED',
		);
	}
	if (mode === 'text' && Object.keys(variables).length > 0) {
		throw invalid('"variables" are for templates');
	}
	if (mode === 'text' && !buttons && (header !== null || footer !== null)) {
		throw invalid('"header" and "footer" are only supported together with "buttons"');
	}
	if (mode === 'media' && media?.mediaType === undefined) {
		throw invalid('"mediaType" is required to send media');
	}
	if (caption !== undefined && media?.mediaType === 'audio') {
		throw invalid('"caption" is not allowed for audio');
	}
	if (media) refuseUnsupportedMedia(media, number, settings);
	const incompatible = media?.mediaType === 'video' || media?.mediaType === 'document';
	if (settings.pageVersion === 'earlier' && buttons && incompatible) {
		throw invalid('"buttons" is incompatible with mediaType video or document');
	}
}

/**
 * Reads the body of `POST /v1/messages/send` by docs/api-reference.md 3.1 to 3.4 and the page version in force.
 * @throws ApiError 400, 402 or 403
 */
export function parseSend(value: unknown, number: NumberRecord, settings: Settings): SendRequest {
	const body = requireObject(value, 'The body');
	refuseUnknown(body, FIELDS, 'The body');
	const destination = parseDestination(body);
	const mode = modeOf(body);
	const { deliverAt, deliverUntil } = parseSchedule(body);
	optionalBoolean(body, 'markRead');
	const request: SendRequest = {
		destination,
		mode,
		templateId: optionalString(body, 'templateId'),
		variables: parseVariables(body),
		text: optionalString(body, 'text'),
		media: parseMedia(body),
		caption: optionalString(body, 'caption'),
		buttons: parseButtons(body),
		header: parseHeader(body),
		footer: parseFooter(body),
		deliverAt,
		deliverUntil,
		labels: optionalStrings(body, 'labels') ?? [],
		marketing: parseMarketing(body),
		body,
	};
	checkCombination(request, number, settings);
	return request;
}
