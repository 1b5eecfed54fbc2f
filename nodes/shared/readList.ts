import { describeValue } from './describeValue';
import { InvalidInput } from './invalidInput';
import { readText } from './readText';

/** An entry in double quotes, which may hold separators, or what stands between separators. */
const TYPED_ENTRY = /\s*"([^"]+)"\s*(?=[,;\r\n]|$)|[^,;\r\n]+/g;

/**
 * Reads a list of texts. The entries of a list, or of the JSON text of one, stay whole; a typed text is split at
 * commas, semicolons and line breaks. Empty entries are dropped.
 *
 * @param label the field's name as the editor shows it
 * @returns the entries, tidied; none for an empty field
 * @throws {InvalidInput} for an entry that is no text, and for a text that looks like JSON and is no list
 */
export function readList(value: unknown, label: string): string[] {
	if (value === undefined || value === null) return [];
	if (Array.isArray(value)) return readEntries(value, label);
	if (typeof value === 'object' || typeof value === 'boolean') {
		throw new InvalidInput(
			`"${label}" ${describeValue(value)} instead of a list of texts`,
			'Give a list of texts, or a text with commas between the entries',
		);
	}
	const text = readText(value, label) ?? '';
	if (/^(\[.*\]|\[ *["'{[].*|\{.*\})$/s.test(text))
		return readEntries(parseList(text, label), label);
	return readEntries(
		[...text.matchAll(TYPED_ENTRY)].map(([whole, quoted]) => quoted ?? whole),
		label,
	);
}

function readEntries(entries: unknown[], label: string): string[] {
	return entries.flatMap((entry, position) => {
		const text = readText(entry, label, { exact: true, entry: position + 1 });
		return text === undefined ? [] : [text];
	});
}

function parseList(text: string, label: string): unknown[] {
	try {
		const parsed = JSON.parse(text) as unknown;
		if (Array.isArray(parsed)) return parsed;
	} catch {
		// told below
	}
	throw new InvalidInput(
		`"${label}" ${describeValue(text)}, ${text.startsWith('[') ? 'which looks like a list but is not valid JSON' : 'which looks like JSON but is no list'}`,
		'Write it like ["one", "two"], or separate the entries by commas without brackets',
	);
}
