import { InvalidInput } from '../../../../shared/invalidInput';
import { isHttpUrl } from '../../../../shared/media';

/**
 * Checks a web address that a message carries beside its text: of a button, or of the file of a header.
 *
 * @param value without white space around it
 * @param label the field's name, with quotation marks
 * @throws {InvalidInput} when it is not one address
 */
export function readAddress(value: string, label: string): string {
	if (isHttpUrl(value) && !/\s/.test(value)) return value;
	throw new InvalidInput(
		`${label} is "${value.slice(0, 60)}", which is not a web address`,
		'Enter one address without blanks that begins with https:// or http://',
	);
}
