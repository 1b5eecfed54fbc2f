import { InvalidInput } from '../../../shared/invalidInput';
import { locatorValue } from '../../../shared/locator';
import { describeValue, readText } from '../../../shared/values';
import type { ItemContext } from '../../operation';

export { pathWith } from '../../../shared/pathWith';

/**
 * Reads a field that must not be empty, trimmed. A number from an expression becomes its text.
 *
 * @param label the field's name as the editor shows it
 * @param next what the person can do when it is empty
 * @throws {InvalidInput} when it is empty or no text
 */
export function requireText(item: ItemContext, name: string, label: string, next: string): string {
	const value = item.get<unknown>(name, '');
	const text = readText(value, label, { exact: true });
	if (text === undefined) throw new InvalidInput(`"${label}" ${describeValue(value)}`, next);
	return text;
}

/**
 * Reads a picker that must not be empty.
 *
 * @param label the field's name as the editor shows it
 * @throws {InvalidInput} when nothing is chosen, or an expression gave something that is no ID
 */
export function requireId(item: ItemContext, name: string, label: string): string {
	const id = item.getId(name, label);
	if (id !== '') return id;
	const came = describeValue(locatorValue(item.get<unknown>(name, '')));
	throw new InvalidInput(`"${label}" ${came}`, 'Choose one from the list, or enter its ID');
}
