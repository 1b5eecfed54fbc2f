/** A text in quotes, which stays, or a number outside of quotes. */
const TEXT_OR_NUMBER = /("(?:[^"\\]|\\.)*")|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses JSON with its numbers as texts, in the digits that were written: JavaScript would make 1.1 of `1.10`, and change
 * the last digits of a long one.
 *
 * @param json a valid JSON text
 */
export function parseWithWrittenNumbers(json: string): unknown {
	const quoted = json.replace(TEXT_OR_NUMBER, (found: string, text: string | undefined) =>
		text === undefined ? `"${found}"` : text,
	);
	return JSON.parse(quoted) as unknown;
}
