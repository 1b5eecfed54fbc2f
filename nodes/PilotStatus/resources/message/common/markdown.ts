import { type Markdown, readInline } from './markdownInline';

/** A sum such as `+ 10` is no list. */
const LIST_ITEM = /^([ \t]*)([-*]|\+(?![ \t]+(?:\d|R\$|\p{Sc}))|\d{1,9}[.)])[ \t]+(\S.*)$/u;
const TASK = /^\[([ xX])\][ \t]+(?=\S)/;
const HEADING = /^[ \t]*#{1,6}[ \t]+(?=\S)/;
const RULE = /^(?:-{3,}|\*{3,}|_{3,})$/;
const QUOTE = /^(?: {0,3}>(?![\d=]) ?)*/;
/** With the name of a language, or with words: attributes of the code, or code of WhatsApp, which begins on this line. */
const FENCE = /^[ \t]*(`{3,}|~{3,})([^`]*)$/;
const LANGUAGE = /^[\w+#.-]*$/;
/** A fence that a model has put behind text instead of on a line of its own. */
const LATE_FENCE = /^((?:[^`]|`[^`]+`)*[^`])(`{3})[\w+#.-]*$/;
/** The line between a table's header and its rows, such as `|---|:-:|`. */
const TABLE = /^(?=.*\|)(?=.*-)[\s|:-]+$/;

/**
 * Turns Markdown, as language models write it, into WhatsApp's own signs: `*bold*`, `_italic_`, `~strike~`, `` `code` ``,
 * code blocks, `> quote`, `- ` and `1. ` lists. What WhatsApp lacks stays readable: a heading becomes a bold line, a link its text
 * and URL, a table row one line with all its cells. Code stays as it is.
 *
 * One pair of asterisks is italic in Markdown and bold in WhatsApp. It is read as Markdown only when the text holds something
 * that WhatsApp does not know: double marks, a heading, a link with a target, a table, or an HTML tag for bold or the like. Otherwise
 * the text was written for WhatsApp and the pair stays. So a converted text stays the same when it is converted again, except for
 * escaped signs and entities, which are plain signs after the first time.
 *
 * A mark is left out where WhatsApp would show it as a character: within a word, or next to a web address, which it would break.
 *
 * @returns without white space at the end
 */
export function toWhatsAppText(markdown: string): string {
	const lines = markdown.replace(/\r\n?/g, '\n').split('\n');
	const found: Markdown = { isFound: false, singleAsterisks: true };
	const text = writeLines(lines, found);
	return found.isFound ? text : writeLines(lines, { ...found, singleAsterisks: false });
}

function writeLines(lines: string[], found: Markdown): string {
	const written: string[] = [];
	for (let at = 0; at < lines.length; at += 1) {
		const line = lines[at] ?? '';
		const quote = QUOTE.exec(line)?.[0] ?? '';
		const rest = line.slice(quote.length).trimEnd();
		const isRule = RULE.test(rest.replace(/\s/g, ''));
		const [, indent = '', marker = '', body = rest] = (!isRule && LIST_ITEM.exec(rest)) || [];
		const sign = marker === '' ? '' : `${marker.replace(/[*+]/, '-')} `;
		const prefix = quote.replace(/ *> */g, '> ') + indent + sign;
		const [, opening, words = ''] = FENCE.exec(body) ?? [];
		const isClosed = (sign: string) => lines.slice(at + 1).some((other) => other.includes(sign));
		const isLanguage = LANGUAGE.test(words);
		const fence = opening !== undefined && (isLanguage || isClosed(opening)) ? opening : undefined;
		const [, before = '', late] = (fence === undefined && LATE_FENCE.exec(body)) || [];
		if (rest === '') written.push('');
		else if (fence !== undefined && quote === '') {
			const code = readFence(lines, at, fence);
			written.push(
				prefix + (code.isBlock ? backticks(fence) + (isLanguage ? '' : words) : body),
				...code.lines,
			);
			at += code.count;
		} else if (late !== undefined && isClosed(late)) {
			const code = readFence(lines, at, late);
			written.push(prefix + readInline(before, found) + late, ...code.lines);
			at += code.count;
		} else if (body.includes('|') && TABLE.test(lines[at + 1]?.slice(quote.length) ?? '')) {
			found.isFound = true;
			written.push(prefix + writeRow(body, found, true));
			for (at += 1; lines[at + 1]?.includes('|') === true; at += 1) {
				written.push(writeRow(lines[at + 1] ?? '', found));
			}
		} else if (HEADING.test(body)) {
			found.isFound = true;
			const title = body.replace(HEADING, '').replace(/\s#+$/, '');
			written.push(prefix + readInline(title, found, true));
		} else if (isRule) written.push(`${prefix}———`);
		else {
			const text = body.replace(TASK, (_, x) => (x === ' ' ? '☐ ' : '☑ '));
			written.push(prefix + readInline(text, found));
		}
	}
	return written.join('\n').trimEnd();
}

/**
 * Reads the code between fences. Without a closing fence, it ends with the text.
 *
 * WhatsApp's own code may begin and end within a line. That is no block, since its first word would be taken for the name
 * of a language, but the lines up to its end belong together.
 */
function readFence(
	lines: string[],
	start: number,
	fence: string,
): { lines: string[]; count: number; isBlock: boolean } {
	const [indent = ''] = /^[ \t]*/.exec(lines[start] ?? '') ?? [];
	let end = start + 1;
	while (end < lines.length && lines[end]?.includes(fence) !== true) end += 1;
	const last = lines[end] ?? '';
	const isBlock = last.trim().split(fence.charAt(0)).join('') === '';
	const code = lines.slice(start + 1, end).map((line) => {
		return line.startsWith(indent) ? line.slice(indent.length) : line.trimStart();
	});
	return {
		lines: [...code, isBlock ? backticks(fence) : last],
		count: end - start,
		isBlock,
	};
}

function backticks(fence: string): string {
	return '`'.repeat(fence.length);
}

/** Writes the cells of a row. A dash stands for an empty one, so that the others keep their column. */
function writeRow(row: string, found: Markdown, isBold = false): string {
	const cells = row
		.trim()
		.replace(/^\||(?<!\\)\|$/g, '')
		.split(/(?<!\\)\|/);
	const texts = cells.map((cell) => {
		const text = cell.trim().replace(/\\\|/g, '|');
		if (/^[:-]*$/.test(text)) return '–';
		return readInline(text, found, isBold).replace(/\n/g, ' / ');
	});
	return texts.join(' | ');
}
