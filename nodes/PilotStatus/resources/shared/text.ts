import { InvalidInput } from '../../../shared/invalidInput';

/**
 * A text field's value. A number or boolean from an expression becomes its text.
 *
 * @param label the field's name as the editor shows it
 * @param options `keepSpace`: white space around the text is kept, as in a message
 * @returns undefined when the field is empty or blank
 * @throws {InvalidInput} for an object or list, which would arrive as unreadable text
 */
export function readText(
	value: unknown,
	label: string,
	options: { keepSpace?: boolean } = {},
): string | undefined {
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'object') {
		throw new InvalidInput(
			`"${label}" is an object or a list instead of a text`,
			'Pick the field inside it that holds the text',
		);
	}
	const text = String(value);
	if (text.trim() === '') return undefined;
	return options.keepSpace === true ? text : text.trim();
}
