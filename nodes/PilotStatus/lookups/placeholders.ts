import { isRecord, textOf } from '../../shared/api/answers';

/** A variable of a template. */
export interface Placeholder {
	name: string;
	/** The words around it in the template, to tell what it stands for; undefined where they are not known. */
	context?: string;
}

const PATTERN = /\{\{\s*([^{}\s]+)\s*\}\}/g;
/** How many characters of text are shown on each side of a placeholder. */
const AROUND = 28;

/**
 * Every variable that a template needs, each once, in the order of the template's text. The type of `variables` is
 * not documented (reference 18.12), so names are read from texts and from objects, and `{{…}}` are found in the
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

function wordsAround(text: string, start: number, placeholder: string): string {
	const end = start + placeholder.length;
	const before = text.slice(Math.max(0, start - AROUND), start).replace(/^\S*\s/, '');
	const after = text.slice(end, end + AROUND).replace(/\s\S*$/, '');
	const head = start > AROUND ? `…${before}` : text.slice(0, start);
	const tail = end + AROUND < text.length ? `${after}…` : text.slice(end);
	return `${head}${placeholder}${tail}`.replace(/\s+/g, ' ').trim();
}
