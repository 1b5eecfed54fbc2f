import { ApiError, invalid } from '../core/apiError.mts';
import { isObject, type JsonObject } from '../core/json.mts';
import type { Content, NumberRecord, TemplateRecord } from '../core/types.mts';
import type { World } from '../core/world.mts';

const PLACEHOLDER = /\{\{\s*([\w.-]+)\s*\}\}/g;

/** The template with this id or name among those of the number. */
export function findTemplate(
	world: World,
	number: NumberRecord,
	idOrName: string,
): TemplateRecord | undefined {
	const own = world.templates.filter((template) => template.numberId === number.id);
	return (
		own.find((template) => template.id === idOrName) ??
		own.find((template) => template.name === idOrName)
	);
}

/** `sendable` (docs/api-reference.md 7): on an official number only META and APPROVED; unofficial ones at once. */
export function isSendable(template: TemplateRecord, number: NumberRecord): boolean {
	if (number.provider !== 'META') return true;
	return template.source === 'META' && template.metaStatus === 'APPROVED';
}

/** Every text in a template's body that may hold placeholders: header, body, footer, buttons. */
function* textsOf(value: unknown): Generator<string> {
	if (typeof value === 'string') yield value;
	else if (Array.isArray(value)) for (const entry of value) yield* textsOf(entry);
	else if (isObject(value)) for (const entry of Object.values(value)) yield* textsOf(entry);
}

/** The names of a template's placeholders, each once, in order of appearance. */
export function placeholdersOf(body: TemplateRecord['body']): string[] {
	const names = new Set<string>();
	for (const text of textsOf(body)) {
		for (const [, name] of text.matchAll(PLACEHOLDER)) if (name !== undefined) names.add(name);
	}
	return [...names];
}

/**
 * The values for a template (docs/api-reference.md 3.3): one non-blank string per placeholder.
 * @throws ApiError 400 `MISSING_TEMPLATE_VARIABLES` or `INVALID_TEMPLATE_VARIABLE_VALUE`, with details
 */
export function checkVariables(
	template: TemplateRecord,
	variables: JsonObject,
): Record<string, string> {
	const missingKeys = placeholdersOf(template.body).filter(
		(name) => !Object.hasOwn(variables, name),
	);
	if (missingKeys.length > 0) {
		throw new ApiError(
			400,
			`Missing template variables: ${missingKeys.join(', ')}`,
			'MISSING_TEMPLATE_VARIABLES',
			{ missingKeys },
		);
	}
	const values: Record<string, string> = {};
	const invalidKeys: Array<{ key: string; reason: string }> = [];
	for (const [key, value] of Object.entries(variables)) {
		if (typeof value !== 'string') invalidKeys.push({ key, reason: 'must be a string' });
		else if (value.trim() === '') invalidKeys.push({ key, reason: 'must not be blank' });
		else values[key] = value;
	}
	if (invalidKeys.length > 0) {
		throw new ApiError(
			400,
			`Invalid template variable values: ${invalidKeys.map(({ key }) => key).join(', ')}`,
			'INVALID_TEMPLATE_VARIABLE_VALUE',
			{ invalidKeys },
		);
	}
	return values;
}

/** `variables` as an object; absent means none. */
export function parseVariables(body: JsonObject): JsonObject {
	const { variables } = body;
	if (variables === undefined) return {};
	if (!isObject(variables)) throw invalid('"variables" must be an object');
	return variables;
}

function partText(part: unknown): string {
	if (typeof part === 'string') return part;
	return isObject(part) && typeof part.text === 'string' ? part.text : '';
}

function buttonOf(entry: unknown): Content['buttons'] {
	if (!isObject(entry)) return [];
	const displayText = typeof entry.text === 'string' ? entry.text : '';
	const value = (field: string): string => {
		const found = entry[field];
		return typeof found === 'string' ? found : '';
	};
	if (entry.type === 'URL') return [{ type: 'url', displayText, value: value('url') }];
	if (entry.type === 'PHONE_NUMBER') {
		return [{ type: 'call', displayText, value: value('phone_number') || value('phoneNumber') }];
	}
	if (entry.type === 'COPY_CODE') {
		// A template that is created names the code as its example (docs/api-reference.md 7).
		const [example] = Array.isArray(entry.example) ? (entry.example as unknown[]) : [];
		const code = typeof example === 'string' ? example : '';
		return [
			{ type: 'copy', displayText: displayText || 'Copy code', value: value('code') || code },
		];
	}
	return [{ type: 'reply', displayText, value: displayText }];
}

function headerOf(header: unknown): Content['header'] {
	if (!isObject(header)) return null;
	if (header.type === 'TEXT') return { type: 'text', content: partText(header) };
	const type = typeof header.type === 'string' ? header.type.toLowerCase() : '';
	if (type !== 'image' && type !== 'video' && type !== 'document') return null;
	return { type, content: typeof header.url === 'string' ? header.url : '' };
}

/** A template with its values filled in, as a phone shows it. */
export function renderTemplate(template: TemplateRecord, values: Record<string, string>): Content {
	const fill = (text: string): string =>
		text.replace(PLACEHOLDER, (whole, name: string) => values[name] ?? whole);
	const { body } = template;
	const parts = isObject(body) ? body : { body };
	const header = headerOf(parts.header);
	const buttons = Array.isArray(parts.buttons) ? parts.buttons.flatMap(buttonOf) : [];
	const footer = partText(parts.footer);
	return {
		type: 'text',
		text: fill(partText(parts.body)),
		header: header && { ...header, content: fill(header.content) },
		footer: footer === '' ? null : footer,
		buttons: buttons.map((button) => ({ ...button, value: fill(button.value) })),
		media: null,
	};
}
