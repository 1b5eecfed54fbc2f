import { InvalidInput } from '../../../shared/invalidInput';

/**
 * A true or false, also written as text by an expression.
 *
 * @param label the field's name as the editor shows it
 * @throws {InvalidInput} when it is neither
 */
export function readBoolean(value: unknown, label: string): boolean {
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	throw new InvalidInput(`"${label}" must be true or false`);
}

/** Whether an optional field was given a value. */
export function isSet(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}
