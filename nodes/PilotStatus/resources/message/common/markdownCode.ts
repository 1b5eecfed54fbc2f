/** Holds a block of code and the lines that it takes. */
export interface Code {
	lines: string[];
	/** Index of the first line after it. */
	next: number;
}

const FENCE = /^([ \t]*)(`{3,}|~{3,})[^`]*$/;
const INDENTED = /^(?: {4}| {0,3}\t)/;

/** Divides a line into its quote marks (`> ` for each level, at most `levels`) and what follows them. */
export function unquote(line: string, levels = Infinity): [quote: string, rest: string] {
	const mark = / {0,3}>(?![\d=]) ?/y;
	let at = 0;
	let depth = 0;
	while (depth < levels && mark.test(line)) {
		at = mark.lastIndex;
		depth += 1;
	}
	return ['> '.repeat(depth), line.slice(at)];
}

/** Tells that a line is code by its four columns of indentation. */
export function isIndentedCode(line: string): boolean {
	return INDENTED.test(line);
}

/** Reads the code that is indented from line `start` on. */
export function readIndentedCode(lines: string[], start: number, quote: string): Code {
	const code: string[] = [];
	let next = start;
	for (let i = start; i < lines.length; i += 1) {
		const [ownQuote, rest] = unquote(lines[i] ?? '');
		const isBlank = rest.trim() === '';
		if (!isBlank && (ownQuote !== quote || !INDENTED.test(rest))) break;
		code.push(rest.replace(INDENTED, ''));
		if (!isBlank) next = i + 1;
	}
	return { lines: code.slice(0, next - start), next };
}

/**
 * Reads the code between fences. Without a closing fence, it ends with the quote or the text.
 *
 * WhatsApp's own code may begin and end within a line. That is no block, since its first word would be taken for the name
 * of a language, but the lines up to its end belong together.
 *
 * @param body the line `start` without quote marks and list marker
 * @returns undefined when no fence begins here
 */
export function readFence(
	lines: string[],
	start: number,
	quote: string,
	body: string,
): (Code & { isBlock: boolean }) | undefined {
	const [, indent = '', fence = ''] = FENCE.exec(body) ?? [];
	if (fence === '') return undefined;
	const levels = quote.length / 2;
	const code: string[] = [];
	for (let next = start + 1; next < lines.length; next += 1) {
		const [ownQuote, rest] = unquote(lines[next] ?? '', levels);
		if (ownQuote !== quote) return { lines: code, next, isBlock: true };
		if (rest.includes(fence)) {
			const isBlock = rest.trim().split(fence.charAt(0)).join('') === '';
			if (!isBlock) code.push(rest);
			return { lines: code, next: next + 1, isBlock };
		}
		const own = rest.length - rest.trimStart().length;
		code.push(rest.slice(Math.min(own, indent.length)));
	}
	return { lines: code, next: lines.length, isBlock: true };
}

/** Puts code between fences that do not occur in it. */
export function writeCode(code: string[]): string[] {
	let fence = '```';
	for (const [run] of code.join('\n').matchAll(/`{3,}/g)) {
		if (run.length >= fence.length) fence = `${run}\``;
	}
	return [fence, ...code, fence];
}
