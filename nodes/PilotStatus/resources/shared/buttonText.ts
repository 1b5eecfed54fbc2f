import { InvalidInput } from '../../../shared/invalidInput';

/** Characters that show nothing, at the ends of a text. */
const UNSEEN =
	'[\\s\\p{Cf}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u3164\\uFE00-\\uFE0F\\uFFA0\\u2800]';
const EDGES = new RegExp(
	`^${UNSEEN}+|[\\s\\u00AD\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]+$`,
	'gu',
);
const NOTHING = new RegExp(`^${UNSEEN}*$`, 'u');
/** What a failed conversion leaves behind. */
const FAILED = /^(undefined|null|NaN|\[object \w+\]|Invalid DateTime|Invalid Date)$/;

/**
 * Reads one text of a button: what stands on it, its ID, or its code. White space and invisible marks around it go.
 *
 * @param label the text's name for sentences, with its quotation marks
 * @returns undefined when it is missing or shows nothing
 * @throws {InvalidInput} for what is no text, and for what a failed expression left behind
 */
export function readButtonText(value: unknown, label: string): string | undefined {
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'string') {
		if (NOTHING.test(value)) return undefined;
		const text = value.replace(EDGES, '');
		if (!FAILED.test(text)) return text;
		throw new InvalidInput(
			`${label} is "${text}", which an expression gives when it finds nothing`,
			'Check the expression',
		);
	}
	if (typeof value === 'bigint') return String(value);
	if (typeof value === 'number') return readNumber(value, label);
	throw new InvalidInput(`${label} is ${describe(value)} instead of a text`, 'Give it a text');
}

function readNumber(value: number, label: string): string {
	if (Number.isFinite(value) && (Number.isSafeInteger(value) || !Number.isInteger(value))) {
		return String(value);
	}
	throw new InvalidInput(
		`${label} is the number ${value}, which has lost digits`,
		'Give it as a text, in quotation marks',
	);
}

function describe(value: unknown): string {
	if (typeof value === 'boolean') return String(value);
	return Array.isArray(value) ? 'a list' : 'an object';
}
