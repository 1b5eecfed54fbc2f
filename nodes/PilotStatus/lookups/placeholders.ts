import { isRecord, textOf } from '../../shared/api/answers';

/** A variable of a template. */
export interface Placeholder {
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
