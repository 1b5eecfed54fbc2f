import { describeValue, isEmptyText, shorten, tidy } from './describeValue';
import { failedConversion } from './failedConversions';
import { InvalidInput } from './invalidInput';

/** Fits a text field to what it is for. */
export interface TextOptions {
	/** White space around the text is kept, as in a message. */
	keepSpace?: boolean;
	/** The text names something (an ID, a code, a file): true and false are refused instead of becoming a text. */
	exact?: boolean;
	/** Position of the text in the field's list, from 1. */
	entry?: number;
}

const NEXT_OF_OBJECT = 'Pick the field inside it that contains the text';
const NEXT_OF_FAILED = 'Check the expression or the column the value comes from';

/**
 * Reads a text field. A number or boolean from an expression becomes its text.
 *
 * @param label the field's name as the editor shows it
 * @returns undefined when the field is empty, blank, or holds only invisible marks
 * @throws {InvalidInput} for an object or list, for a number whose digits JavaScript has lost, and for what a failed
 * conversion leaves behind, such as `undefined` or `Invalid DateTime`
 */
export function readText(
	value: unknown,
	label: string,
	{ keepSpace = false, exact = false, entry }: TextOptions = {},
): string | undefined {
	if (value === undefined || value === null) return undefined;
	const subject = entry === undefined ? `"${label}"` : `Entry ${entry} of "${label}"`;
	if (typeof value === 'object' || typeof value === 'function' || typeof value === 'symbol') {
		throw new InvalidInput(`${subject} ${describeValue(value)} instead of text`, NEXT_OF_OBJECT);
	}
	if (typeof value === 'boolean' && exact) {
		throw new InvalidInput(`${subject} is ${String(value)} instead of text`, NEXT_OF_FAILED);
	}
	if (typeof value === 'number') refuseLostDigits(value, subject);
	const text = String(value);
	if (isEmptyText(text)) return undefined;
	refuseFailed(text, subject);
	return keepSpace ? text : tidy(text);
}

function refuseFailed(text: string, subject: string): void {
	const reason = failedConversion(text);
	if (reason === undefined) return;
	throw new InvalidInput(`${subject} is "${shorten(tidy(text))}": ${reason}`, NEXT_OF_FAILED);
}

function refuseLostDigits(value: number, subject: string): void {
	if (!Number.isInteger(value) || Number.isSafeInteger(value)) return;
	throw new InvalidInput(
		`${subject} is the number ${String(value)}, which has lost its last digits`,
		'Provide it as text: in quotes in JSON, or in a text column of a spreadsheet',
	);
}
