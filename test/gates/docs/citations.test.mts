import { filesIn, readText } from '../../../dev/project.mts';

/** A place of a source file that cites a document. */
interface Citation {
	file: string;
	/** Number of a section, or text of a heading. */
	heading: string;
}

/** A span of text that is a comment, the name of a test, or both, with its lines joined. */
function proseOf(source: string): string {
	return source.replace(/\n[\t ]*(?:\*|\/\/)[\t ]*/g, ' ');
}

const sources = [
	'nodes',
	'credentials',
	'sandbox',
	'dev',
	'bench',
	'conformance',
	'scripts',
	'test',
]
	.flatMap((folder) => filesIn(folder, /\.(ts|mts|mjs|cjs|js)$/))
	.filter((file) => !file.startsWith('test/gates/docs/citations'));

/** The headings of a document, without their signs. */
function headingsOf(document: string): string[] {
	return [...readText(document).matchAll(/^#{2,} (.+)$/gm)].map(([, heading = '']) => heading);
}

/** Every section number after the name of the API reference: `12.4`, `3.1 to 3.4`, `3, 4 and 5`. */
function sectionsCited(source: string): string[] {
	const list = /docs\/api-reference\.md (\d[\d.]*(?:(?:, | and | to | or )\d[\d.]*)*)/g;
	return [...proseOf(source).matchAll(list)].flatMap(([, numbers = '']) =>
		numbers.split(/, | and | to | or /).map((number) => number.replace(/\.$/, '')),
	);
}

function headingsCited(source: string): string[] {
	const titles = /docs\/n8n-notes\.md,? "([^"]+)"/g;
	return [...proseOf(source).matchAll(titles)].map(([, heading = '']) => heading);
}

function citations(find: (source: string) => string[]): Citation[] {
	return sources.flatMap((file) => find(readText(file)).map((heading) => ({ file, heading })));
}

/** Comments that name a page or a document that a reader cannot open. */
function unopenable(source: string): string[] {
	const lines = source.split('\n').filter((line) => /^\s*(?:\/?\*|\/\/)/.test(line));
	const signs = [
		/(?<!\/)\breference \d[\d.]*/i,
		/\b(?:current|earlier) send page\b/i,
		/\bfield guide\b/i,
		/(?<![\w./-])(?:api|playground|guides)\/(?!v\d)[a-z][a-z-]*(?:\/[a-z-]+)*/,
	];
	return lines.flatMap((line) => signs.flatMap((sign) => sign.exec(line)?.[0] ?? []));
}

const sections = headingsOf('docs/api-reference.md').map((heading) =>
	heading.replace(/^(\d+(?:\.\d+)?)\.? .*$/, '$1'),
);

test('the API reference is numbered without gaps or repetitions', () => {
	const chapters = sections.filter((section) => !section.includes('.'));
	expect(chapters).toEqual(chapters.map((_section, index) => String(index + 1)));
	expect(new Set(sections).size).toBe(sections.length);
});

test('the API reference is cited', () => {
	expect(citations(sectionsCited).length).toBeGreaterThan(90);
});

test('every section of the API reference that is cited exists', () => {
	expect(citations(sectionsCited).filter(({ heading }) => !sections.includes(heading))).toEqual([]);
});

test('every heading of the notes on n8n that is cited exists', () => {
	const headings = headingsOf('docs/n8n-notes.md');
	expect(citations(headingsCited).filter(({ heading }) => !headings.includes(heading))).toEqual([]);
});

test('every fact of the conformance check names a section that exists', () => {
	const facts = filesIn('conformance/facts', /\.mts$/).flatMap((file) =>
		[...readText(file).matchAll(/\bsource: ['"`](\d[\d.]*)/g)].map(([, heading = '']) => ({
			file,
			heading,
		})),
	);
	expect(facts.length).toBeGreaterThan(50);
	expect(facts.filter(({ heading }) => !sections.includes(heading))).toEqual([]);
});

test('no comment cites what a reader cannot open', () => {
	const found = sources.flatMap((file) =>
		unopenable(readText(file)).map((words) => `${file}: ${words}`),
	);
	expect(found).toEqual([]);
});

test.each([
	['docs/api-reference.md 3.1 to 3.4 hold', ['3.1', '3.4']],
	['(docs/api-reference.md 3, 4 and\n * 12.2).', ['3', '4', '12.2']],
	['docs/api-reference.md\n\t// 18.11', ['18.11']],
	['see docs/api-reference.md', []],
])('a citation is read: %j', (text, expected) => {
	expect(sectionsCited(text)).toEqual(expected);
});

test.each([
	[' * a (reference 12.4)', ['reference 12.4']],
	['// current send page', ['current send page']],
	['// see api/media-download', ['api/media-download']],
	['/** `/api/v1` of https://docs.pilotstatus.com.br/api/overview */', []],
	["const path = 'api/groups';", []],
	['// docs/api-reference.md 8', []],
])('a comment is judged: %j', (text, expected) => {
	expect(unopenable(text)).toEqual(expected);
});
