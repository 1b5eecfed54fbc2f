import { filesIn, readText } from '../../../dev/project.mts';

interface Excerpt {
	document: string;
	/** The file that the block says it is from. */
	source: string;
	lines: string[];
}

/** Lines of a text as they are compared: how they are indented does not count. */
function linesOf(text: string): string[] {
	return text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

const excerpts = filesIn('.', /\.md$/).flatMap((document): Excerpt[] =>
	[...readText(document).matchAll(/^```\w+ title="([^"]+)"\n([\s\S]*?)^```$/gm)].map(
		([, source = '', code = '']) => ({ document, source, lines: linesOf(code) }),
	),
);

test('there are excerpts of the code in the documents', () => {
	expect(excerpts.length).toBeGreaterThan(4);
});

test.each(excerpts)('what $document shows of $source stands there', ({ source, lines }) => {
	expect(lines.length).toBeGreaterThan(0);
	expect(linesOf(readText(source)).join('\n')).toContain(lines.join('\n'));
});
