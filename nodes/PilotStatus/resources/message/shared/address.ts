import { InvalidInput } from '../../../../shared/invalidInput';
import { isHttpUrl } from '../../../../shared/media';
import { shorten } from '../../../../shared/values';

/**
 * Checks a web address that a message carries beside its text: of a button, or of the file of a header.
 *
 * @param value without white space around it
 * @param label the field's name as the editor shows it
 * @throws {InvalidInput} when it is not one address
 */
export function readAddress(value: string, label: string): string {
	if (isHttpUrl(value) && !/\s/.test(value)) return value;
	throw new InvalidInput(
		`"${label}" is "${shorten(value)}", which is not a web address`,
		'Enter one address without blanks that begins with https:// or http://',
	);
}
