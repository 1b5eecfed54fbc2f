import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { relativeTargets, withAbsoluteLinks } from '../../../scripts/docs/publishedReadme.mts';
import { filesIn, projectRoot, readJson, readText } from '../../../dev/project.mts';

const documents = filesIn('.', /\.md$/);

interface Manifest {
	scripts: Record<string, string>;
	repository: { url: string };
}

const { scripts, repository } = readJson<Manifest>('package.json');

test('there are documents to look at', () => {
	expect(documents).toEqual(expect.arrayContaining(['README.md', 'docs/pt-BR/README.md']));
});

test.each(documents)('%s links to files that exist', (path) => {
	const missing = relativeTargets(readText(path)).filter(
		(target) => !existsSync(join(projectRoot, dirname(path), decodeURIComponent(target))),
	);
	expect(missing).toEqual([]);
});

/** The anchors that GitHub gives the headings of a Markdown text. */
function anchorsOf(markdown: string): string[] {
	const headings = markdown.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm);
	return [...headings].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.replace(/\s/g, '-'),
	);
}

test.each(documents)('%s links to headings that exist', (path) => {
	const links = [...readText(path).matchAll(/\]\((?![a-z]+:)([^)#\s]*)#([^)\s]+)\)/g)];
	const missing = links.filter(([, file = '', anchor = '']) => {
		const target = file === '' ? path : join(dirname(path), file);
		return !anchorsOf(readText(target)).includes(decodeURIComponent(anchor));
	});
	expect(missing.map(([link]) => link)).toEqual([]);
});

test('anchors are read as GitHub makes them', () => {
	const text = '# A `b`, and c\n## Números, datas\n```sh\n# no\n```\n### n8n: e-mail_1';
	expect(anchorsOf(text)).toEqual(['a-b-and-c', 'números-datas', 'n8n-e-mail_1']);
});

test('the README is short; details have pages of their own', () => {
	expect(readText('README.md').split('\n').length).toBeLessThan(250);
});

test.each(documents)('%s names npm scripts that exist', (path) => {
	const named = [...readText(path).matchAll(/\bnpm run (?:-s |--silent )?([\w:-]+)/g)].map(
		([, name = '']) => name,
	);
	expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});

test('docs/verification.md names gates that exist', () => {
	const named = [...readText('docs/verification.md').matchAll(/`gates\/([\w/]+)`/g)].map(
		([, name = '']) => `test/gates/${name}`,
	);
	const gates = filesIn('test/gates');
	expect(named.length).toBeGreaterThan(20);
	expect(named.filter((name) => !gates.some((path) => path.startsWith(name)))).toEqual([]);
});

describe("the README on npm's page", () => {
	const source = { repository: repository.url, ref: 'v1.2.3' };
	const published = withAbsoluteLinks(readText('README.md'), source);

	test('leads nowhere but to absolute addresses', () => {
		expect(relativeTargets(readText('README.md')).length).toBeGreaterThan(5);
		expect(relativeTargets(published)).toEqual([]);
	});

	test('differs in nothing else', () => {
		const bare = (text: string) =>
			text.replace(/\]\([^)]*\)|\b(?:src|srcset|href)="[^"]*"/g, '[target]');
		expect(bare(published)).toBe(bare(readText('README.md')));
	});

	test('has pictures and pages of its own version', () => {
		const at = { repository: 'git+https://github.com/acme/nodes.git', ref: 'v1.2.3' };
		const text =
			'![a](b.png) [c](d/) [e](f.md#g) [h](#i) [j](https://k.example) <img src="l.png"> `[m](n)`';
		expect(withAbsoluteLinks(text, at)).toBe(
			'![a](https://raw.githubusercontent.com/acme/nodes/v1.2.3/b.png) ' +
				'[c](https://github.com/acme/nodes/tree/v1.2.3/d/) ' +
				'[e](https://github.com/acme/nodes/blob/v1.2.3/f.md#g) [h](#i) [j](https://k.example) ' +
				'<img src="https://raw.githubusercontent.com/acme/nodes/v1.2.3/l.png"> `[m](n)`',
		);
	});

	test('needs a repository on GitHub', () => {
		expect(() =>
			withAbsoluteLinks('', { repository: 'https://example.com/a/b', ref: 'v1' }),
		).toThrow('Not a GitHub repository');
	});
});
