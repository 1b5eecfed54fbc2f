import { ApiError, invalid } from './apiError.mts';
import { isObject, refuseUnknown, type JsonObject } from './json.mts';

const MAX_HEADER = 60;
const MAX_BODY = 1024;
const MAX_FOOTER = 60;
const MAX_BUTTONS = 10;
const MAX_OF_TYPE: Readonly<Record<string, number>> = {
	QUICK_REPLY: 10,
	URL: 2,
	PHONE_NUMBER: 1,
	COPY_CODE: 1,
};
const PLACEHOLDER = /\{\{\s*[\w.-]+\s*\}\}/g;

function count(text: string): number {
	return text.match(PLACEHOLDER)?.length ?? 0;
}

function textOf(part: unknown, name: string): string {
	const text = isObject(part) ? part.text : part;
	if (typeof text !== 'string' || text.trim() === '') throw invalid(`${name} needs a text`);
	return text;
}

function checkHeader(header: unknown): void {
	if (header === undefined) return;
	if (!isObject(header)) throw invalid('The header must be an object');
	switch (header.type) {
		case 'NONE':
			return;
		case 'TEXT': {
			const text = textOf(header, 'The header');
			if (text.length > MAX_HEADER)
				throw invalid(`The header has at most ${MAX_HEADER} characters`);
			if (count(text) > 1) throw invalid('The header has at most one variable');
			if (/[\n\r*_~`]|\p{Extended_Pictographic}/u.test(text.replace(PLACEHOLDER, ''))) {
				throw invalid('The header must not hold line breaks, emoji or formatting');
			}
			return;
		}
		case 'IMAGE':
		case 'VIDEO':
		case 'DOCUMENT':
			if ((typeof header.url === 'string') === (typeof header.base64 === 'string')) {
				throw invalid('A media header needs either "url" or "base64"');
			}
			return;
		default:
			throw invalid('The header type must be NONE, TEXT, IMAGE, VIDEO or DOCUMENT');
	}
}

function checkText(part: unknown): void {
	const text = textOf(part, 'The body');
	if (text.length > MAX_BODY) throw invalid(`The body has at most ${MAX_BODY} characters`);
	const trimmed = text.trim();
	if (/^\{\{\s*[\w.-]+\s*\}\}/.test(trimmed) || /\{\{\s*[\w.-]+\s*\}\}$/.test(trimmed)) {
		throw invalid('The body must not start or end with a variable');
	}
}

function checkFooter(footer: unknown): void {
	if (footer === undefined || footer === null) return;
	const text = textOf(footer, 'The footer');
	if (text.length > MAX_FOOTER) throw invalid(`The footer has at most ${MAX_FOOTER} characters`);
	if (count(text) > 0) throw invalid('The footer must not hold variables');
}

function checkButtons(buttons: unknown): void {
	if (buttons === undefined) return;
	if (!Array.isArray(buttons)) throw invalid('The buttons must be an array');
	if (buttons.length > MAX_BUTTONS) throw invalid(`There are at most ${MAX_BUTTONS} buttons`);
	const seen: Record<string, number> = {};
	for (const button of buttons as unknown[]) {
		const type = isObject(button) && typeof button.type === 'string' ? button.type : '';
		if (!isObject(button) || !Object.hasOwn(MAX_OF_TYPE, type)) {
			throw invalid('A button type must be QUICK_REPLY, URL, PHONE_NUMBER or COPY_CODE');
		}
		const limit = MAX_OF_TYPE[type] ?? 0;
		const ofType = (seen[type] ?? 0) + 1;
		seen[type] = ofType;
		if (ofType > limit) {
			throw invalid(`There are at most ${limit} buttons of type ${type}`);
		}
		if (type !== 'URL') continue;
		const url = typeof button.url === 'string' ? button.url : '';
		const variables = count(url);
		if (variables > 1 || (variables === 1 && !/\}\}$/.test(url))) {
			throw invalid('A button URL has at most one variable, at its end');
		}
	}
}

/** An object that is given as JSON text (docs/api-reference.md 7); any other text is the text of the body. */
function parsed(given: unknown): unknown {
	if (typeof given !== 'string' || !given.trim().startsWith('{')) return given;
	try {
		const value: unknown = JSON.parse(given);
		return isObject(value) ? value : given;
	} catch {
		return given;
	}
}

/**
 * The body of a template to create or update, within the limits of docs/api-reference.md 7.
 * @throws ApiError 400 `VALIDATION_ERROR`
 */
export function checkTemplateBody(given: unknown): string | JsonObject {
	const body = parsed(given);
	if (typeof body === 'string') {
		checkText(body);
		return body;
	}
	if (!isObject(body)) throw invalid('"body" must be an object or a string');
	refuseUnknown(body, ['header', 'body', 'footer', 'buttons'], 'body');
	checkHeader(body.header);
	checkText(body.body);
	checkFooter(body.footer);
	checkButtons(body.buttons);
	return body;
}

/**
 * Each variable needs an example (docs/api-reference.md 7).
 * @param examples an object by variable name, or an array in the order of the variables
 * @throws ApiError 400 `TEMPLATE_EXAMPLES_REQUIRED` with `details.missing`
 */
export function checkExamples(variables: string[], examples: unknown): void {
	const has = (name: string, index: number): boolean => {
		const example: unknown = Array.isArray(examples)
			? examples[index]
			: isObject(examples) && examples[name];
		return typeof example === 'string' && example.trim() !== '';
	};
	const missing = variables.filter((name, index) => !has(name, index));
	if (missing.length > 0) {
		throw new ApiError(
			400,
			`Examples are required for: ${missing.join(', ')}`,
			'TEMPLATE_EXAMPLES_REQUIRED',
			{ missing },
		);
	}
}
