import { InvalidInput } from '../../../shared/invalidInput';
import { describeValue, tidy } from '../../../shared/values';

/** The fence that language models put around JSON. */
const FENCE = /^\s*```[a-z]*\s*\n([\s\S]*?)\n?\s*```\s*$/i;

/**
 * Gives the JSON inside what was written: without the fence of a language model, and without the quotes of JSON that was
 * turned into a JSON text once more.
 */
export function innerJson(written: string): string {
	const text = tidy(FENCE.exec(written)?.[1] ?? written);
	const inner = text.startsWith('"') ? parse(text)?.value : undefined;
	return typeof inner === 'string' && /^\s*[[{]/.test(inner) ? inner : text;
}

/**
 * The value of a JSON field: a text is parsed, an object or list from an expression is taken as it is.
 *
 * @param label the field's name as the editor shows it
 * @returns undefined when the field is empty
 * @throws {InvalidInput} when a text is not JSON
 */
export function parseJson(value: unknown, label: string): unknown {
	if (value === undefined || value === null) return undefined;
	if (typeof value !== 'string') return value;
	const text = innerJson(value);
	if (text === '') return undefined;
	const parsed = parse(text);
	if (parsed !== undefined) return parsed.value;
	throw new InvalidInput(
		`"${label}" is not valid JSON: it ${describeValue(text)}`,
		'Check brackets, commas and double quotes, or use an expression that returns an object',
	);
}

function parse(text: string): { value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) as unknown };
	} catch {
		return undefined;
	}
}
