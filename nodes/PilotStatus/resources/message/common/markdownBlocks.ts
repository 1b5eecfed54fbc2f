import { isIndentedCode, readFence, readIndentedCode, unquote, writeCode } from './markdownCode';

/** Holds lines that are read together, because a pair of marks or a code span may cross a line break. */
export interface TextBlock {
	/** Stands before the first line: quote marks, indentation, list marker. */
	prefix: string;
	/** Stands before each further line: quote marks. */
	quote: string;
	lines: string[];
	/** Holds the cells of a table row, in place of `lines`. */
	cells?: string[];
	bold?: boolean;
}

/** Holds the target of links that name it, on a line of its own. */
export interface Definition {
	url: string;
	/** A link shows the target, so the line can go. */
	isUsed?: boolean;
	/** The text points to the line itself, so it stays. */
	isCited?: boolean;
}

/** Holds a text as blocks. */
export interface Blocks {
	/** A string goes out as it is, the line of a definition only where it is needed. */
	list: Array<string | TextBlock | { source: string; definition: Definition }>;
	definitions: Map<string, Definition>;
	/** Tells that a heading or a table was found, which WhatsApp does not know. */
	markdown: boolean;
}

/** A sum such as `+ 10` is no list. */
const LIST_ITEM = /^([ \t]*)([-*]|\+(?![ \t]+(?:\d|R\$|\p{Sc}))|\d{1,9}[.)])[ \t]+(\S.*)$/u;
const TASK = /^\[([ xX])\][ \t]+(?=\S)/;
const HEADING = /^[ \t]*#{1,6}[ \t]+(?=\S)/;
const UNDERLINE = /^ {0,3}(?:={3,}|-{3,})$/;
const RULE = /^(?:-{3,}|\*{3,}|_{3,})$/;
/** The target must look like an address, because `[Ana]: hello` is somebody speaking. */
const DEFINITION =
	/^ {0,3}\[([^[\]^][^[\]]*)\]:[ \t]*<?((?:[a-z][\w+.-]*:|[/#]|www\.)[^\s<>]*)>?(?:[ \t]+["'(].*)?$/i;

/** Divides the lines of a Markdown text into blocks. */
export function readBlocks(lines: string[]): Blocks {
	return new BlockReader(lines).read();
}

class BlockReader {
	private readonly blocks: Blocks = { list: [], definitions: new Map(), markdown: false };

	/** Takes up further lines of text. */
	private paragraph: TextBlock | undefined;

	private inList = false;

	private afterBlank = true;

	private quote = '';

	constructor(private readonly lines: string[]) {}

	read(): Blocks {
		let next = 0;
		while (next < this.lines.length) next = this.readLine(next);
		return this.blocks;
	}

	/** Reads the block that begins with line `at`, and gives the index of the line after it. */
	private readLine(at: number): number {
		const [quote, rest] = this.lineAt(at);
		if (rest === '') {
			this.afterBlank = true;
			return this.add(at + 1, '');
		}
		if (quote !== this.quote) this.leave(quote);
		const isRule = RULE.test(rest.replace(/\s/g, ''));
		const item = isRule ? null : LIST_ITEM.exec(rest);
		if (item !== null) this.inList = true;
		else if (this.afterBlank && /^\S/.test(rest)) this.inList = false;
		this.afterBlank = false;

		if (this.paragraph === undefined && !this.inList && isIndentedCode(rest)) {
			const code = readIndentedCode(this.lines, at, quote);
			return this.add(code.next, ...writeCode(code.lines));
		}
		const [, indent = '', marker = '', body = rest] = item ?? [];
		const prefix = item === null ? quote : `${quote}${indent}${marker.replace(/[*+]/, '-')} `;
		const fence = readFence(this.lines, at, quote, body);
		if (fence?.isBlock === true) {
			const [first = '', ...more] = writeCode(fence.lines);
			return this.add(fence.next, item === null ? first : prefix + first, ...more);
		}
		if (fence !== undefined) {
			this.start({ prefix, quote, lines: [body, ...fence.lines] });
			return fence.next;
		}
		const [nextQuote, nextLine] = this.lineAt(at + 1);
		const follows = nextQuote === quote ? nextLine : '';
		if (body.includes('|') && isTableLine(follows)) return this.readTable(at, prefix, body);
		if (HEADING.test(body)) return this.addHeading(at + 1, prefix, body);
		if (isRule) {
			this.inList = false;
			return this.add(at + 1, `${quote}———`);
		}
		if (item === null && this.paragraph !== undefined) {
			this.paragraph.lines.push(rest);
			return at + 1;
		}
		if (item === null && UNDERLINE.test(follows)) return this.addHeading(at + 2, prefix, body);
		const [, label = '', url] = (item === null && DEFINITION.exec(rest)) || [];
		if (url !== undefined) {
			const definition: Definition = { url };
			this.blocks.definitions.set(label.trim().toLowerCase(), definition);
			return this.add(at + 1, { source: quote + rest, definition });
		}
		const text = item === null ? body : body.replace(TASK, (_, x) => (x === ' ' ? '☐ ' : '☑ '));
		this.start({ prefix, quote, lines: [text] });
		return at + 1;
	}

	private readTable(at: number, prefix: string, header: string): number {
		const { quote } = this;
		const cells = cellsOf(header);
		this.blocks.markdown = true;
		this.add(0, { prefix, quote, lines: [], cells, bold: true });
		let next = at + 2;
		for (; next < this.lines.length; next += 1) {
			const [ownQuote, row] = this.lineAt(next);
			if (ownQuote !== quote || !row.includes('|')) break;
			this.add(0, { prefix: quote, quote, lines: [], cells: cellsOf(row) });
		}
		return next;
	}

	private addHeading(next: number, prefix: string, line: string): number {
		let text = line.replace(HEADING, '').trim();
		let end = text.length;
		while (text.charAt(end - 1) === '#') end -= 1;
		if (end === 0 || /\s/.test(text.charAt(end - 1))) text = text.slice(0, end).trimEnd();
		this.blocks.markdown = true;
		return this.add(next, { prefix, quote: this.quote, lines: [text], bold: true });
	}

	private add(next: number, ...blocks: Blocks['list']): number {
		for (const block of blocks) this.blocks.list.push(block);
		this.paragraph = undefined;
		return next;
	}

	private start(paragraph: TextBlock): void {
		this.add(0, paragraph);
		this.paragraph = paragraph;
	}

	private leave(quote: string): void {
		this.quote = quote;
		this.paragraph = undefined;
		this.inList = false;
	}

	/** Gives a line's quote marks and what follows them, without white space at its end. */
	private lineAt(at: number): [quote: string, rest: string] {
		const [quote, rest] = unquote(this.lines[at] ?? '');
		return [quote, rest.trimEnd()];
	}
}

/** Tells the line between a table's header and its rows, such as `|---|:-:|`. */
function isTableLine(line: string): boolean {
	return /^[\s|:-]+$/.test(line) && line.includes('|') && line.includes('-');
}

/** Gives the cells of a row. A dash stands for an empty one, so that the others keep their column. */
function cellsOf(row: string): string[] {
	const cells = row.trim().split(/(?<!\\)\|/);
	if (cells.length > 1 && cells[0] === '') cells.shift();
	if (cells.length > 1 && cells[cells.length - 1] === '') cells.pop();
	return cells.map((cell) => {
		const text = cell.trim().replace(/\\\|/g, '|');
		return /^[:-]*$/.test(text) ? '–' : text;
	});
}
