import { isRecord } from '../../../shared/json';
import { InvalidInput } from '../../../shared/invalidInput';
import { describeValue, shorten } from '../../../shared/values';
import { parseJson } from './read';

/** Where buttons come from, for sentences about them. */
export interface ButtonField {
	/** The field's name as the editor shows it. */
	label: string;
	/** `fields`: built in the editor, which keeps what is hidden; `json`: written as JSON. */
	form: 'fields' | 'json';
	/** What the parts of a button are called there. */
	names: ButtonNames;
}

/** What a tap on a button does. */
export type ButtonKind = 'reply' | 'url' | 'call' | 'copy';

/** Names of the parts of a button, for sentences: the text, and what each kind needs besides. */
export interface ButtonNames extends Readonly<Record<ButtonKind, string>> {
	text: string;
	/** The values that the type of a button may have. */
	types: readonly string[];
}

/** Names of the parts as the editor shows them. */
export const EDITOR_NAMES: Omit<ButtonNames, 'types'> = {
	text: 'Button Text',
	reply: 'Button ID',
	url: 'Button URL',
	call: 'Button Phone Number',
	copy: 'Code to Copy',
};

/** Objects that wrap the list: the parameter of the editor, and what language models must answer with. */
const WRAPPERS = ['values', 'buttons'];

/**
 * Reads the entries of a list of buttons: a list, one entry without brackets, the JSON text of either (also written
 * twice as text, or in the fence of a language model), or an object that holds nothing but the list.
 *
 * @param value the parameter, expressions evaluated
 * @returns the entries as they came; an empty list when there are none
 * @throws {InvalidInput} when a text is not JSON, or the value is neither a list nor a button
 */
export function readButtonEntries(value: unknown, field: ButtonField): unknown[] {
	const parsed = unwrap(parseText(value, field), field);
	if (parsed === undefined || parsed === null || parsed === '') return [];
	if (Array.isArray(parsed)) return parsed;
	if (isRecord(parsed)) return Object.keys(parsed).length === 0 ? [] : [parsed];
	if (typeof parsed === 'string') return [parsed];
	throw new InvalidInput(
		`"${field.label}" ${describeValue(parsed)} instead of a list of buttons`,
		'Write it like ["Yes", "No"] or [{ "type": "reply", "displayText": "Yes", "id": "yes" }]',
	);
}

function parseText(value: unknown, { label }: ButtonField): unknown {
	return typeof value === 'string' ? parseJson(value, label) : value;
}

function unwrap(value: unknown, field: ButtonField): unknown {
	if (!isRecord(value)) return value;
	const [key, ...others] = Object.keys(value);
	if (key === undefined || others.length > 0 || !WRAPPERS.includes(key)) return value;
	return parseText(value[key], field);
}

/**
 * Runs what reads one button, and names the button in front of a complaint.
 *
 * @param position from 0
 * @param text what stands on the button; undefined where it is not known
 * @throws {InvalidInput} what `read` throws, as `Button 2 ("Site") in "Buttons": …`
 */
export function atButton<Result>(
	field: ButtonField,
	position: number,
	text: string | undefined,
	read: () => Result,
): Result {
	const outcome = outcomeOf(read);
	if ('result' in outcome) return outcome.result;
	const { problem } = outcome;
	if (!(problem instanceof InvalidInput)) throw problem;
	const name = `${buttonName(position, text)} in "${field.label}"`;
	throw new InvalidInput(`${name}: ${problem.message}`, problem.description);
}

function outcomeOf<Result>(read: () => Result): { result: Result } | { problem: Error } {
	try {
		return { result: read() };
	} catch (error) {
		return { problem: error as Error };
	}
}

/**
 * Refuses two buttons that look the same to the contact, or that an answer could not tell apart.
 *
 * @param buttons in their order, `id` only where the type has one
 * @throws {InvalidInput} naming both buttons
 */
export function refuseTwins(
	buttons: ReadonlyArray<{ text?: string; id?: string }>,
	{ label }: ButtonField,
): void {
	const seen = new Map<string, number>();
	for (const [position, { text, id }] of buttons.entries()) {
		const marks = [
			{ what: 'text', value: text, mark: text === undefined ? undefined : `text ${fold(text)}` },
			{ what: 'ID', value: id, mark: id === undefined ? undefined : `id ${id}` },
		];
		for (const { what, value, mark } of marks) {
			if (mark === undefined) continue;
			const earlier = seen.get(mark);
			if (earlier !== undefined) {
				throw new InvalidInput(
					`Buttons ${earlier + 1} and ${position + 1} in "${label}" have the same ${what} "${value ?? ''}"`,
					`Give each button its own ${what}`,
				);
			}
			seen.set(mark, position);
		}
	}
}

function buttonName(position: number, text: string | undefined): string {
	return `Button ${position + 1}${text === undefined ? '' : ` ("${shorten(text)}")`}`;
}

/** Brings texts that look the same to people to the same form. */
function fold(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/\p{Default_Ignorable_Code_Point}/gu, '')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
}
