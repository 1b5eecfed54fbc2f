/** Tells what a text is: plain, or something that marks must not touch. */
export interface Span {
	text: string;
	/** Sum of `BOLD`, `ITALIC` and `STRIKE`. */
	style: number;
	/** Tells a web address or code, whose characters are no marks. */
	solid?: 'url' | 'code';
}

export const BOLD = 1;
export const ITALIC = 2;
export const STRIKE = 4;

/** A mark, and where WhatsApp would take it for a closing one. */
const MARKS = [
	[BOLD, '*', /\S\*(?![\p{L}\p{M}\p{N}])/u],
	[ITALIC, '_', /\S_(?![\p{L}\p{M}\p{N}])/u],
	[STRIKE, '~', /\S~(?![\p{L}\p{M}\p{N}])/u],
] as const;

const WORD = /[\p{L}\p{M}\p{N}]/u;

/** Tells that a text holds more than white space and ASCII punctuation. */
export function hasContent(text: string): boolean {
	return /[^\s!-/:-@[-`{-~]/.test(text);
}

/** Tells a letter, a digit, or an accent of one. */
export function isWord(character: string): boolean {
	return WORD.test(character);
}

/** Gives the character before a position, whole; empty at the start. */
export function characterBefore(text: string, at: number): string {
	return [...text.slice(Math.max(0, at - 2), at)].pop() ?? '';
}

/** Gives the character at a position, whole; empty at the end. */
export function characterAt(text: string, at: number): string {
	return at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : '';
}

/** Writes spans with WhatsApp's marks, which hold within one line. */
export function writeSpans(spans: Span[]): string {
	const lines: Span[][] = [[]];
	for (const span of spans) {
		const parts = span.solid === undefined ? span.text.split('\n') : [span.text];
		parts.forEach((text, index) => {
			if (index > 0) lines.push([]);
			lines[lines.length - 1]?.push({ ...span, text });
		});
	}
	return lines.map(writeLine).join('\n');
}

/** Holds one pair of marks around the characters from `from` up to `to`. */
interface Pair {
	from: number;
	to: number;
	open: string;
	close: string;
}

function writeLine(spans: Span[]): string {
	const text = spans.map((span) => span.text).join('');
	const pairs = MARKS.flatMap((mark) => pairsOf(mark, spans, text));
	pairs.sort((a, b) => a.from - b.from || b.to - a.to);
	const opening = new Map<number, string>();
	const closing = new Map<number, string>();
	for (const { from, to, open, close } of pairs) {
		opening.set(from, (opening.get(from) ?? '') + open);
		closing.set(to, close + (closing.get(to) ?? ''));
	}
	let written = '';
	let last = 0;
	for (const at of [...new Set([...opening.keys(), ...closing.keys()])].sort((a, b) => a - b)) {
		written += text.slice(last, at) + (closing.get(at) ?? '') + (opening.get(at) ?? '');
		last = at;
	}
	return written + text.slice(last);
}

/** Finds where a mark can stand, so that WhatsApp reads it. */
function pairsOf([bit, mark, closes]: (typeof MARKS)[number], spans: Span[], text: string): Pair[] {
	const pairs: Pair[] = [];
	let end = 0;
	let run: Span[] = [];
	for (const span of [...spans, { text: '', style: 0 }]) {
		if ((span.style & bit) !== 0) {
			run.push(span);
			end += span.text.length;
			continue;
		}
		const inside = run.map((each) => each.text).join('');
		const to = end - (inside.length - inside.trimEnd().length);
		const from = end - inside.trimStart().length;
		const parts = run.filter((each) => each.text.trim() !== '');
		const [first, last] = [parts[0], parts[parts.length - 1]];
		const isApart = first?.solid !== 'url' && last?.solid !== 'url';
		const isCode = parts.length === 1 && first?.solid === 'code';
		if (isApart && !isCode && hasContent(inside) && !/\n/.test(inside) && !closes.test(inside)) {
			const joinsBefore = isWord(characterBefore(text, from));
			const joinsAfter = isWord(characterAt(text, to));
			if (bit === STRIKE || (!joinsBefore && !joinsAfter)) {
				const open = joinsBefore ? ` ${mark}` : mark;
				pairs.push({ from, to, open, close: joinsAfter ? `${mark} ` : mark });
			}
		}
		run = [];
		end += span.text.length;
	}
	return pairs;
}
