import type { IDataObject } from 'n8n-workflow';

import { isRecord, textOf } from '../../../../shared/json';
import { InvalidInput } from '../../../../shared/invalidInput';
import { readText } from '../../../../shared/values';
import type { ItemContext } from '../../../operation';
import { parseJson } from '../../common/read';

/** A variable of a template. */
interface Placeholder {
	name: string;
	/** The words around it in the template, with `___` in its place; undefined where they are not known. */
	context?: string;
}

const PATTERN = /\{\{\s*([^{}\s]+)\s*\}\}/g;
/** How many characters of text are shown before and after a placeholder. */
const BEFORE = 20;
const AFTER = 8;

/**
 * Every variable that a template needs, each once, in the order of the template's text. The type of `variables` is
 * not documented (docs/api-reference.md 18.12), so names are read from texts and from objects, and `{{…}}` are found in the
 * whole template too: header, body, footer and button URLs.
 *
 * @param template one record of `GET /v1/templates/{id}`
 */
export function findPlaceholders(template: Record<string, unknown>): Placeholder[] {
	const found = new Map<string, Placeholder>();
	for (const text of textsOf(readable(template))) {
		for (const match of text.matchAll(PATTERN)) {
			const name = match[1] ?? '';
			if (!found.has(name))
				found.set(name, { name, context: wordsAround(text, match.index, match[0]) });
		}
	}
	for (const name of namesOf(template.variables)) {
		if (!found.has(name)) found.set(name, { name });
	}
	return [...found.values()];
}

/** The parts that make up the message, in the order in which it is read. */
function readable(template: Record<string, unknown>): unknown[] {
	const body: unknown = template.body;
	const parts = isRecord(body)
		? [body.header, body.body, body.text, body.footer, body.buttons, body]
		: [body];
	return [template.header, ...parts, template.footer, template.buttons];
}

function textsOf(value: unknown, depth = 0): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null || depth > 6) return [];
	// examples hold values for placeholders, not placeholders
	return Object.entries(value).flatMap(([key, inner]) =>
		key === 'examples' || key === 'example' ? [] : textsOf(inner, depth + 1),
	);
}

function namesOf(variables: unknown): string[] {
	const list: unknown[] = Array.isArray(variables)
		? variables
		: isRecord(variables)
			? Object.keys(variables)
			: [];
	return list.flatMap((entry) => {
		const name = isRecord(entry) ? (textOf(entry.name) ?? textOf(entry.key)) : String(entry ?? '');
		const bare = name?.replace(/^\{\{\s*|\s*\}\}$/g, '').trim() ?? '';
		return bare === '' ? [] : [bare];
	});
}

/** The editor shows some 25 characters of a label, so the few words next to the placeholder have to do. */
function wordsAround(text: string, start: number, placeholder: string): string {
	const before = text.slice(0, start).replace(/\s+/g, ' ');
	const after = text.slice(start + placeholder.length).replace(/\s+/g, ' ');
	const head =
		before.length > BEFORE
			? before.slice(-BEFORE).replace(/^(\S*\s|(?=\S*$))/, (cut) => (cut === '' ? '…' : ''))
			: before;
	const tail = after.length > AFTER ? after.slice(0, AFTER).replace(/\s\S*$/, '') : after;
	return `${head}___${tail}`.trim();
}

/** Source of the pattern of a variable in a template's text (docs/api-reference.md 7). */
export const PLACEHOLDER = '\\{\\{\\s*[^{}\\s]+\\s*\\}\\}';

/** Length of a text in characters as people count them. */
export function lengthOf(text: string): number {
	return [...text].length;
}

/** How many variables a text holds. */
export function countPlaceholders(text: string): number {
	return text.match(new RegExp(PLACEHOLDER, 'g'))?.length ?? 0;
}

/** A text without its variables. */
export function withoutPlaceholders(text: string): string {
	return text.replace(new RegExp(PLACEHOLDER, 'g'), '');
}

/**
 * An example for every variable of the content, as the API's `examples`; nothing where there are no variables.
 * Examples of variables that do not occur (any more) are left out.
 *
 * @throws {InvalidInput} naming the variables that have none (the API's `TEMPLATE_EXAMPLES_REQUIRED`)
 */
export function readExamples(
	item: ItemContext,
	mode: 'fields' | 'json',
	body: IDataObject | string,
): { examples?: IDataObject } {
	const names = findPlaceholders({ body }).map(({ name }) => name);
	if (names.length === 0) return {};
	const given = mode === 'json' ? fromJson(item) : fromFields(item);
	const examples: IDataObject = {};
	for (const name of names) {
		// a name such as "constructor" must not reach the object's own functions
		const value = Object.hasOwn(given, name) ? given[name] : undefined;
		const text = readText(value, `Example of ${name}`);
		if (text !== undefined) examples[name] = text;
	}
	const missing = names.filter((name) => !Object.hasOwn(examples, name));
	if (missing.length === 0) return { examples };
	throw new InvalidInput(
		`These variables of the template have no example: ${missing.join(', ')}`,
		mode === 'json'
			? 'Add an example for each of them to "Examples (JSON)": the review requires it'
			: 'Add an example for each of them under "Examples". If the texts come from expressions, set "Specify Content" to Using JSON',
	);
}

function fromJson(item: ItemContext): IDataObject {
	const value = parseJson(item.get('templateExamplesJson', '{}'), 'Examples (JSON)') ?? {};
	if (isRecord(value)) return value;
	throw new InvalidInput('"Examples (JSON)" must be an object', 'Write it like { "name": "Ana" }');
}

function fromFields(item: ItemContext): IDataObject {
	const mapper = item.get<unknown>('templateExamples', {});
	return isRecord(mapper) && isRecord(mapper.value) ? mapper.value : {};
}
