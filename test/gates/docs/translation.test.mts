import { differences } from '../../../scripts/docs/compare.mts';
import { guides } from '../../../scripts/docs/guides.mts';
import { markRenewed } from '../../../scripts/docs/sections.mts';
import { filesIn, readText } from '../../../dev/project.mts';

test.each(guides)('$portuguese is in step with $english', ({ english, portuguese, prefix }) => {
	expect(differences(readText(english), readText(portuguese), prefix)).toEqual([]);
});

test('every page in Portuguese is compared', () => {
	expect(filesIn('docs/pt-BR')).toEqual(guides.map(({ portuguese }) => portuguese).sort());
});

describe('the comparison', () => {
	const english = '# Name\n\nHello\n\n## Use\n\nRead [this](a.md)\n\n```sh\n## no heading\n```\n';
	const translated = markRenewed(
		'# Name\n\n<!-- en: introduction new -->\n\nOlá\n\n## Uso\n\n<!-- en: use new -->\n\nLeia [isto](../a.md)\n\n```sh\n## não\n```\n',
		english,
		['introduction', 'use'],
	);

	test('finds nothing in a translation that is in step', () => {
		expect(differences(english, translated)).toEqual([]);
	});

	test('ignores how the English text is laid out', () => {
		expect(differences(english.replace('Read [', 'Read\n['), translated)).toEqual([]);
	});

	test('names the section whose English text has changed', () => {
		expect(differences(english.replace('Hello', 'Hi'), translated)).toEqual([
			expect.stringContaining('"introduction" has a new English text'),
		]);
	});

	test('names the page of the section, as --renewed takes it', () => {
		expect(differences(english.replace('Hello', 'Hi'), translated, 'trigger/')).toEqual([
			'"trigger/introduction" has a new English text: renew it, then npm run docs -- --renewed trigger/introduction',
		]);
	});

	test('sees that a section is missing', () => {
		expect(differences(`${english}\n## More\n`, translated)[0]).toContain(
			'introduction, use, more',
		);
	});

	test.each([
		['links', 'Leia [isto](../a.md)', 'Leia isto'],
		['code blocks', '```sh\n## não\n```', 'não'],
	])('counts %s', (what, from, to) => {
		expect(differences(english, translated.replace(from, to))).toEqual([
			`"use" has 1 ${what}, its translation 0`,
		]);
	});

	test('needs the mark of each section', () => {
		expect(() => differences(english, translated.replace(/<!-- en: use \w+ -->/, ''))).toThrow(
			'has no mark',
		);
	});

	test('lets only sections be renewed that exist', () => {
		expect(() => markRenewed(translated, english, ['usage'])).toThrow('introduction, use');
	});
});
