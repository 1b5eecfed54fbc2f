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
