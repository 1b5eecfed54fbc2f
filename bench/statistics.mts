/** The middle of the values, or the mean of the two in the middle. Throws when there are none. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	const upper = sorted[Math.floor(sorted.length / 2)];
	const lower = sorted[Math.floor((sorted.length - 1) / 2)];
	if (upper === undefined || lower === undefined) throw new Error('There is no median of nothing');
	return (upper + lower) / 2;
}

/** A figure with so many digits behind the point; a dash for one that is not known. */
export function told(figure: number, digits: number): string {
	return Number.isNaN(figure) ? '–' : figure.toFixed(digits);
}

/** Rows as a Markdown table; the first row is its head. All columns but the first are numbers. */
export function markdownTable(rows: ReadonlyArray<readonly string[]>): string {
	const [head = [], ...body] = rows;
	const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	const line = (cells: readonly string[]): string =>
		`| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
	const rule = widths.map((width, column) =>
		column === 0 ? '-'.repeat(width) : `${'-'.repeat(Math.max(1, width - 1))}:`,
	);
	return [line(head), line(rule), ...body.map(line)].join('\n');
}
