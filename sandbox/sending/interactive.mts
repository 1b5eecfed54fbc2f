import { invalid } from '../core/apiError.mts';
import {
	isObject,
	optionalString,
	refuseUnknown,
	requiredString,
	type JsonObject,
} from '../core/json.mts';
import type { Content, ReplyButton } from '../core/types.mts';
import { isE164 } from './destination.mts';
import { isHttpUrl } from './media.mts';

const MAX_BUTTONS = 3;
const MAX_HEADER_TEXT = 60;
const MAX_FOOTER = 60;

// Which field each button type needs besides displayText (docs/api-reference.md 3.4).
const VALUE_FIELD = { reply: 'id', url: 'url', call: 'phoneNumber', copy: 'copyCode' } as const;

function isButtonType(value: unknown): value is keyof typeof VALUE_FIELD {
	return typeof value === 'string' && Object.hasOwn(VALUE_FIELD, value);
}

function parseButton(entry: unknown, index: number): ReplyButton {
	const what = `buttons[${index}]`;
	if (!isObject(entry)) throw invalid(`${what} must be an object`);
	const { type } = entry;
	if (!isButtonType(type)) throw invalid(`${what}: "type" must be reply, url, call or copy`);
	const field = VALUE_FIELD[type];
	refuseUnknown(entry, ['type', 'displayText', field], what);
	const displayText = requiredString(entry, 'displayText', what);
	const value = requiredString(entry, field, what);
	if (type === 'url' && !isHttpUrl(value)) throw invalid(`${what}: "url" must be an http(s) URL`);
	if (type === 'call' && !isE164(value)) {
		throw invalid(`${what}: "phoneNumber" must be in E.164 with a leading +`);
	}
	return { type, displayText, value };
}

/**
 * The buttons of a send, at most three (docs/api-reference.md 3.3, 3.4); an empty list counts as none.
 * @throws ApiError 400
 */
export function parseButtons(body: JsonObject): ReplyButton[] | undefined {
	const { buttons } = body;
	if (buttons === undefined) return undefined;
	if (!Array.isArray(buttons)) throw invalid('"buttons" must be an array');
	if (buttons.length > MAX_BUTTONS) throw invalid(`"buttons" holds at most ${MAX_BUTTONS} buttons`);
	return buttons.length === 0 ? undefined : buttons.map(parseButton);
}

/**
 * The header of an interactive message: text of at most 60 characters, or the URL of a file.
 * @throws ApiError 400
 */
export function parseHeader(body: JsonObject): Content['header'] {
	const { header } = body;
	if (header === undefined) return null;
	if (!isObject(header)) throw invalid('"header" must be an object');
	refuseUnknown(header, ['type', 'content'], 'header');
	const { type } = header;
	if (type !== 'text' && type !== 'image' && type !== 'video' && type !== 'document') {
		throw invalid('header: "type" must be text, image, video or document');
	}
	const content = requiredString(header, 'content', 'header');
	if (type === 'text' && content.length > MAX_HEADER_TEXT) {
		throw invalid(`header: a text has at most ${MAX_HEADER_TEXT} characters`);
	}
	if (type !== 'text' && !isHttpUrl(content)) {
		throw invalid('header: "content" must be a public http(s) URL');
	}
	return { type, content };
}

/** The footer, at most 60 characters. */
export function parseFooter(body: JsonObject): string | null {
	const footer = optionalString(body, 'footer');
	if (footer !== undefined && footer.length > MAX_FOOTER) {
		throw invalid(`"footer" has at most ${MAX_FOOTER} characters`);
	}
	return footer ?? null;
}
