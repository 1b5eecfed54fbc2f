import { describeValue, shorten } from './describeValue';
import { InvalidInput } from './invalidInput';
import { phoneRefusal } from './phoneProblems';
import { hasTrunkZero, readPhoneText } from './phoneText';
import { readList } from './values';

/** Fewest digits of a number with its country code (ITU-T E.164). */
const MIN_DIGITS = 7;

/**
 * Reads the phone numbers and user IDs to which something is restricted, from a text with commas, semicolons or line
 * breaks, a list, JSON text of a list, or one number. An entry may lack its `+`, because it is only compared with
 * `isSameNumber`; it must have its country code.
 *
 * @param label the field's name as the editor shows it
 * @returns each entry once, as `+` and digits or as user ID; never empty
 * @throws {InvalidInput} when the list is there and empty, which must not let everybody in, or an entry is neither
 */
export function readPhoneList(value: unknown, label: string): string[] {
	const entries = readList(value, label);
	if (entries.length === 0) {
		throw new InvalidInput(
			`"${label}" ${describeValue(value)}, but must have at least one phone number`,
			'Give phone numbers with country code, separated by commas, or remove the option',
		);
	}
	return [...new Set(entries.map((entry) => readEntry(entry, label)))];
}

function readEntry(entry: string, label: string): string {
	const reading = readPhoneText(entry);
	if (reading.kind === 'problem') throw phoneRefusal(reading.problem, label, entry);
	if (reading.kind === 'userId') return reading.id;
	const { digits } = reading;
	if (digits.startsWith('0')) {
		throw new InvalidInput(
			`"${label}" has "${shorten(entry)}", which begins with 0`,
			'Write each number with + and the country code, such as +55 11 99999-9999',
		);
	}
	if (digits.length < MIN_DIGITS) throw phoneRefusal('length', label, entry);
	if (hasTrunkZero(digits)) throw phoneRefusal('trunkZero', label, entry);
	return `+${digits}`;
}
