/** What stands in a table: the first line, and one list of cells per row. */
export interface Table {
	headings: string[];
	rows: string[][];
}

/**
 * A Markdown table laid out the way Prettier does it, so that a generated file passes its check. Cells hold no line
 * break and no character that is wider than one column.
 */
export function toMarkdown({ headings, rows }: Table): string {
	const lines = [headings, ...rows].map((cells) => cells.map((cell) => cell.replace(/\|/g, '\\|')));
	const widths = headings.map((_, column) =>
		Math.max(3, ...lines.map((cells) => (cells[column] ?? '').length)),
	);
	const print = (cells: string[]) =>
		`| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
	const [head = [], ...body] = lines;
	return [print(head), print(widths.map((width) => '-'.repeat(width))), ...body.map(print)].join(
		'\n',
	);
}
