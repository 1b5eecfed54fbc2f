import { InvalidInput } from './invalidInput';
import { shorten } from './describeValue';

/**
 * Joins a path and one variable part, which may hold any character but cannot change the path.
 *
 * @param label the field's name as the editor shows it
 * @throws {InvalidInput} for `.` and `..`, which mean another path, and for a text that is no valid Unicode
 */
export function pathWith(before: string, id: string, label = 'ID'): string {
	const isWellFormed = !/\p{Surrogate}/u.test(id);
	if (id !== '.' && id !== '..' && id !== '' && isWellFormed) {
		return `${before}/${encodeURIComponent(id)}`;
	}
	throw new InvalidInput(
		`"${label}" is "${shorten(id)}", which is not an ID`,
		'Enter the whole ID',
	);
}
