import { filesIn, readText } from '../../dev/project.mts';

const code = filesIn('.', /\.(ts|mts|cts|js|mjs|cjs)$/);
const everything = filesIn(
	'.',
	/\.(ts|mts|cts|js|mjs|cjs|json|md|yml|yaml|css|html|sh)$|^\.ci\/run$/,
).filter((path) => path !== 'package-lock.json');

/** Lines, as `path:number`, on which a pattern matches. */
function linesWith(files: string[], pattern: RegExp): string[] {
	return files.flatMap((path) =>
		readText(path)
			.split('\n')
			.flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
	);
}

/** Joins words, so that this file does not match its own patterns. */
const word = (...parts: string[]) => parts.join('');

test('there is something to look at', () => {
	expect(code.length).toBeGreaterThan(50);
	expect(everything).toContain('test/gates/sources.test.mts');
});

test('no rule is disabled inline', () => {
	const directives = [
		word('eslint-', 'disable'),
		word('eslint-', 'enable'),
		word('eslint', '-env'),
		word('@ts-', '(ignore|expect-error|nocheck)'),
		word('istanbul', ' ignore'),
		word('c8', ' ignore'),
		word('v8', ' ignore'),
		word('prettier-', 'ignore'),
		word('biome', '-ignore'),
	];
	expect(linesWith(code, new RegExp(directives.join('|')))).toEqual([]);
});

test('no test is left out or alone', () => {
	const tests = code.filter((path) => path.endsWith('.test.mts'));
	const pattern = new RegExp(
		word('\\b(describe|test|it)\\.', '(skip|only|todo|failing)\\b|\\bx(describe|test|it)\\('),
	);
	expect(linesWith(tests, pattern)).toEqual([]);
});

test('nothing is left to do', () => {
	expect(linesWith(code, new RegExp(word('\\b(TO', 'DO|FIX', 'ME|XX', 'X|HA', 'CK)\\b')))).toEqual(
		[],
	);
});

test('types are not hidden behind any', () => {
	const own = code.filter((path) => /\.m?ts$/.test(path));
	expect(linesWith(own, new RegExp(word('\\bas ', 'any\\b|: ', 'any\\b|<', 'any>')))).toEqual([]);
});

test('no path of a single machine is in any file', () => {
	expect(linesWith(everything, new RegExp(word('(^|[\\s"\'`(=])/', '(work|root|home)/')))).toEqual(
		[],
	);
});

test('files are small', () => {
	const long = code
		.map((path) => ({ path, lines: readText(path).split('\n').length - 1 }))
		.filter(({ path, lines }) => lines > 250 || (path.endsWith('.node.ts') && lines >= 120))
		.map(({ path, lines }) => `${path}: ${lines} lines`);
	expect(long).toEqual([]);
});

test('every exported name says what it is', () => {
	const undocumented = code
		.filter((path) => /\.m?ts$/.test(path) && !path.endsWith('.test.mts'))
		.flatMap((path) => {
			const lines = readText(path).split('\n');
			return lines.flatMap((line, index) =>
				/^export (async )?(const|function|interface|type|class|enum) /.test(line) &&
				!/^export type \{.*\} from /.test(line) &&
				!(lines[index - 1] ?? '').trimEnd().endsWith('*/')
					? [`${path}:${index + 1}`]
					: [],
			);
		});
	expect(undocumented).toEqual([]);
});
