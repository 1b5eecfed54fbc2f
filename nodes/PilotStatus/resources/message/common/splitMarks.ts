import { characterAt, characterBefore, isWord, trimUrl } from './textMarks';

/** Tells what a cut at a position would go through. */
export interface Inside {
	/** Closes the marks at the end of a part. */
	close: string;
	/** Opens them again at the start of the next one. */
	open: string;
	/** Tells a web address, or a place beside a mark, where one of the parts would hold the mark alone. */
	solid: boolean;
}

const TOKENS = /```[\s\S]+?```|`[^`\n]+`|(?:https?:\/\/|www\.)\S+|\n|[*_~]/gi;

/** Tells for each position what WhatsApp shows as one piece there; a position that is not in the map is outside of all. */
export function readInsides(text: string): Map<number, Inside> {
	const insides = new Map<number, Inside>();
	const opened = new Map<string, number>();
	const tokens = new RegExp(TOKENS);
	for (let found = tokens.exec(text); found !== null; found = tokens.exec(text)) {
		const [token] = found;
		const at = found.index;
		if (token.startsWith('```')) {
			const lead = /^```[^\s`]*\n/.exec(token)?.[0].length ?? 3;
			const tail = token.endsWith('\n```') ? 4 : 3;
			enclose(insides, at + lead, at + token.length - tail, '```\n', '\n```');
			markSolid(insides, at + 1, at + lead);
			markSolid(insides, at + token.length - tail, at + token.length - 1);
		} else if (token.startsWith('`')) {
			enclose(insides, at + 1, at + token.length - 1, '`', '`');
		} else if (token === '\n') {
			opened.clear();
		} else if (token.length > 1) {
			const url = trimUrl(token);
			markSolid(insides, at + 1, at + url.length - 1);
			tokens.lastIndex = at + Math.max(1, url.length);
		} else {
			readMark(text, at, opened, insides);
		}
	}
	for (const { 0: mark, index } of text.matchAll(/^(?:> ?)+/gm)) {
		if (insides.has(index)) continue;
		const line = text.indexOf('\n', index);
		enclose(insides, index + mark.length, line < 0 ? text.length : line, mark, '');
		markSolid(insides, index + 1, index + mark.length);
	}
	return insides;
}

/** Reads one `*`, `_` or `~`. A pair touches no space inside, no letter or digit outside, and holds within one line. */
function readMark(
	text: string,
	at: number,
	opened: Map<string, number>,
	insides: Map<number, Inside>,
): void {
	const mark = text.charAt(at);
	const before = characterBefore(text, at);
	const after = characterAt(text, at + 1);
	const start = opened.get(mark);
	if (start !== undefined && at > start + 1 && before.trim() !== '' && !isWord(after)) {
		enclose(insides, start + 1, at, mark, mark);
		for (const [other, position] of opened) if (position >= start) opened.delete(other);
	} else if (start === undefined && after.trim() !== '' && !isWord(before)) {
		opened.set(mark, at);
	}
}

/** Puts marks around what was found between two positions, where a cut would leave the mark alone in a part. */
function enclose(
	insides: Map<number, Inside>,
	from: number,
	to: number,
	open: string,
	close: string,
): void {
	for (let at = from; at <= to; at += 1) {
		const inner = insides.get(at);
		insides.set(at, {
			open: open + (inner?.open ?? ''),
			close: (inner?.close ?? '') + close,
			solid: at === from || at === to || inner?.solid === true,
		});
	}
}

function markSolid(insides: Map<number, Inside>, from: number, to: number): void {
	for (let at = from; at <= to; at += 1) {
		insides.set(at, { open: '', close: '', ...insides.get(at), solid: true });
	}
}
