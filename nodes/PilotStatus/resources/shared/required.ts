import { InvalidInput } from '../../../shared/invalidInput';
import type { ItemReader } from '../../operation';
import { readText } from './text';

/**
 * The text of a field that must not be empty, trimmed. A number from an expression becomes its text.
 *
 * @param label the field's name as the editor shows it
 * @param next what the person can do when it is empty
 * @throws {InvalidInput} when it is empty or no text
 */
export function requireText(item: ItemReader, name: string, label: string, next: string): string {
	const text = readText(item.get(name, ''), label);
	if (text === undefined) throw new InvalidInput(`"${label}" is empty`, next);
	return text;
}

/**
 * The value of a picker that must not be empty.
 *
 * @param label the field's name as the editor shows it
 * @throws {InvalidInput} when nothing is chosen
 */
export function requireId(item: ItemReader, name: string, label: string): string {
	const id = item.getId(name);
	if (id === '') {
		throw new InvalidInput(`"${label}" is empty`, 'Choose one from the list, or enter its ID');
	}
	return id;
}

/** A path with one variable part, which may hold any character. */
export function pathWith(before: string, id: string): string {
	return `${before}/${encodeURIComponent(id)}`;
}
