import { describeValue } from './describeValue';

/**
 * What a person entered cannot be sent. Carries one sentence that names the field (as the editor shows it) and
 * what to do. Thrown before anything is sent; the runner adds the item and turns it into n8n's own error.
 */
export class InvalidInput extends Error {
	/**
	 * @param message what is wrong, with the field's name as shown in the editor
	 * @param description what to do next
	 */
	constructor(
		message: string,
		readonly description?: string,
	) {
		super(message);
		this.name = 'InvalidInput';
	}
}

/**
 * What is thrown for a choice that does not exist, which only an expression can make.
 *
 * @param label the field's name as the editor shows it
 * @param allowed the values that exist
 */
export function invalidChoice(
	label: string,
	value: unknown,
	allowed: readonly string[],
): InvalidInput {
	return new InvalidInput(
		`"${label}" ${describeValue(value)}`,
		`Set it to one of these: ${allowed.join(', ')}`,
	);
}
