import { findFailedConversion } from '../../../../shared/describeValue';
import { readText } from '../../../../shared/values';
import type { ItemContext } from '../../../operation';
import { formatText } from './textFormat';

/** Longest text of a WhatsApp message (characters); the API documents none. */
export const MAX_TEXT = 4_096;
/** Longest text with buttons, and longest caption (characters); the API documents none. */
export const MAX_SHORT_TEXT = 1_024;

/**
 * Reads the text of a message, and shows notices about what a reader would stumble over. Such a text is sent as it is:
 * it may be meant that way.
 *
 * @param label the field's name as the editor shows it
 * @param limit WhatsApp's own limit (characters)
 * @param format value of Text Format, applied before the length is looked at
 * @returns undefined when it is empty
 * @throws {InvalidInput} when it is no text, nothing but a failed conversion, or blank once its Markdown is converted
 */
export function readMessageText(
	item: ItemContext,
	name: string,
	label: string,
	limit: number,
	format?: unknown,
): string | undefined {
	const written = readText(item.get<unknown>(name, ''), label, { keepSpace: true });
	if (written === undefined) return undefined;
	const text = formatText(written, format, label);
	hintAtFailedConversion(item, `"${label}"`, text);
	if (text.includes('\\n')) {
		item.hint(
			`"${label}" contains \\n as two characters, which the contact sees as they are [item ${item.index}]. For a line break, use {{ $json.text.replaceAll("\\\\n", "\\n") }}.`,
			`written line break ${name}`,
		);
	}
	const length = text.length > limit ? [...text].length : 0;
	if (length > limit) {
		item.hint(
			`"${label}" has ${length} characters, but WhatsApp accepts ${limit}, so the message may be dropped on delivery [item ${item.index}]. Shorten it, or watch for the failed status of such messages.`,
			`length ${name}`,
		);
	}
	return text;
}

/** Shows a notice, once per run, when a text holds what a failed conversion leaves behind, such as `undefined`. */
export function hintAtFailedConversion(item: ItemContext, subject: string, text: string): void {
	const found = findFailedConversion(text);
	if (found === undefined) return;
	item.hint(
		`${subject} contains "${found}", so a value seems to be missing [item ${item.index}]. Other items may have the same gap. Check the expression and the data it uses.`,
		'failed conversion',
	);
}
