import { InvalidInput } from '../../../shared/invalidInput';
import { describeValue, tidy } from '../../../shared/values';

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
	const text = tidy(value);
	if (text === '') return undefined;
	const parsed = parse(text);
	if (parsed !== undefined) return parsed.value;
	throw new InvalidInput(
		`"${label}" is not valid JSON: it ${describeValue(text)}`,
		'Check brackets, commas and double quotes, or use an expression that gives an object',
	);
}

function parse(text: string): { value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) as unknown };
	} catch {
		return undefined;
	}
}
