/**
 * Generated parts of a Markdown file stand between two comments, which name the part:
 * `<!-- generated: errors -->` and `<!-- end of errors -->`.
 */
const region = /(<!-- generated: ([\w-]+) -->\n)([\s\S]*?)(\n<!-- end of \2 -->)/g;

/**
 * Puts a text between the markers of a part.
 *
 * @throws {Error} when the markers are not there exactly once
 */
export function replaceRegion(markdown: string, name: string, content: string): string {
	const found = [...markdown.matchAll(region)].filter(([, , part]) => part === name);
	if (found.length !== 1) {
		throw new Error(`The markers of the generated part "${name}" are there ${found.length} times`);
	}
	return markdown.replace(
		region,
		(whole, begin: string, part: string, _old: string, end: string) =>
			part === name ? `${begin}\n${content}\n${end}` : whole,
	);
}

/** The text without what is generated; the markers stay. */
export function withoutRegions(markdown: string): string {
	return markdown.replace(
		region,
		(_whole, begin: string, _part: string, _old: string, end: string) => begin + end,
	);
}
