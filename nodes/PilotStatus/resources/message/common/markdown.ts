import { readBlocks, type Blocks, type TextBlock } from './markdownBlocks';
import { readInline, type InlineContext, type Span } from './markdownInline';
import { BOLD, writeSpans } from './markdownMarks';

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
	const blocks = readBlocks(markdown.replace(/\r\n?/g, '\n').split('\n'));
	const context: InlineContext = {
		definitions: blocks.definitions,
		singleAsterisks: true,
		markdown: blocks.markdown,
	};
	const text = writeBlocks(blocks, context);
	return context.markdown ? text : writeBlocks(blocks, { ...context, singleAsterisks: false });
}

const UNUSED = { isUsed: false, isCited: false };

function writeBlocks({ list, definitions }: Blocks, context: InlineContext): string {
	for (const definition of definitions.values()) Object.assign(definition, UNUSED);
	const written = list.map((block) => {
		if (typeof block === 'string' || 'source' in block) return block;
		const lines = writeSpans(spansOf(block, context)).split('\n');
		return block.prefix + lines.join(`\n${block.quote}`);
	});
	const shown = written.flatMap((line) => {
		if (typeof line === 'string') return [line];
		const { isUsed, isCited } = line.definition;
		return isUsed === true && isCited !== true ? [] : [line.source];
	});
	return shown.join('\n').trimEnd();
}

function spansOf(block: TextBlock, context: InlineContext): Span[] {
	const spans =
		block.cells === undefined
			? readInline(block.lines.join('\n'), context)
			: block.cells.flatMap((cell, column) => [
					{ text: column === 0 ? '' : ' | ', style: 0 },
					...readInline(cell, context).map((span) => ({
						...span,
						text: span.text.replace(/\n/g, ' / '),
					})),
				]);
	if (block.bold !== true) return spans;
	return spans.map((span) => ({ ...span, style: span.style | BOLD }));
}
