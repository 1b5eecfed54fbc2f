import { ERROR_CATALOGUE } from '../../../nodes/shared/api/errorCatalogue.ts';
import { generate } from '../../../scripts/docs/generate.mts';
import { guides } from '../../../scripts/docs/guides.mts';
import { formatMarkdown, toMarkdown } from '../../../scripts/docs/markdown.mts';
import { replaceRegion, withoutRegions } from '../../../scripts/docs/regions.mts';
import { operationRows } from '../../../scripts/docs/tables/operations.mts';
import { inEnglish, translate } from '../../../scripts/docs/translation.mts';
import { readText } from '../../../dev/project.mts';

describe('the tables of the guides', () => {
	test('are what the operations, events and error texts say now; if not: npm run docs', async () => {
		const { files } = await generate();
		expect(files.map(({ path }) => path)).toEqual([
			...guides.flatMap(({ english, portuguese }) => [english, portuguese]),
			'docs/architecture.md',
		]);
		for (const { path, text } of files) expect(readText(path)).toBe(text);
	});

	test('are translated, from the English of now', async () => {
		const { problems } = await generate();
		expect(problems).toEqual([]);
	});

	test('name every operation with its request', async () => {
		const rows = (await operationRows()).map((row) => inEnglish(row).join(' '));
		expect(rows.length).toBeGreaterThan(20);
		expect(rows).toContain(
			'Message **Get** Get the status of a sent message, or wait until it is delivered or read `GET /v1/messages/{id}`',
		);
	});
});

test.each(['docs/errors.md', 'docs/pt-BR/errors.md'])(
	'the failed item in %s has the words of its code',
	(page) => {
		interface FailedItem {
			error: { message: string; description: string; code: string };
			message: string;
		}
		const [, json = ''] = /^```json\n([\s\S]*?)^```$/m.exec(readText(page)) ?? [];
		const { error, message } = JSON.parse(json) as FailedItem;
		const words = ERROR_CATALOGUE[error.code];
		expect(error.message).toBe(message);
		expect(message).toBe(`${words?.message}: name`);
		expect(error.description).toContain(`${words?.description}.`);
	},
);

describe('a translation', () => {
	const rows = [{ before: ['`one`'], sentences: ['It happened', 'Try again'], after: ['-'] }];
	const happened = { en: 'It happened', pt: 'Aconteceu' };
	const again = { en: 'Try again', pt: 'Tente de novo' };

	test('is found by its English sentence', () => {
		expect(translate('errors', rows, [happened, again])).toEqual({
			cells: [['`one`', 'Aconteceu', 'Tente de novo', '-']],
			problems: [],
		});
	});

	test.each([
		['missing or of an older English', [happened], 'lacks "Try again"'],
		['empty', [happened, { ...again, pt: '' }], 'lacks "Try again"'],
		['spare', [happened, again, { en: 'Old', pt: 'Velho' }], 'translates "Old", which is not'],
		['there twice', [happened, again, again], 'translates "Try again", which is not needed'],
	])('that is %s is told', (_state, translations, sentence) => {
		const { cells, problems } = translate('errors', rows, translations);
		expect(problems).toEqual([expect.stringContaining(`docs/i18n/pt-BR/errors.yml ${sentence}`)]);
		expect(cells[0]).toHaveLength(4);
	});
});

describe('a generated part', () => {
	const text = 'a\n<!-- generated: x -->\nold\n<!-- end of x -->\nb';

	test('is put between its markers', () => {
		expect(replaceRegion(text, 'x', 'new $1')).toBe(
			'a\n<!-- generated: x -->\n\nnew $1\n\n<!-- end of x -->\nb',
		);
		expect(withoutRegions(text)).toBe('a\n<!-- generated: x -->\n\n<!-- end of x -->\nb');
	});

	test('without markers, or with two pairs of them, is an error', () => {
		expect(() => replaceRegion('a', 'x', 'new')).toThrow('0 times');
		expect(() => replaceRegion(`${text}\n${text}`, 'x', 'new')).toThrow('2 times');
	});

	test('has its tables aligned', async () => {
		const table = toMarkdown(['Código', 'B'], [['a | b', 'ção']]);
		expect(await formatMarkdown(table)).toBe(
			'| Código | B   |\n| ------ | --- |\n| a \\| b | ção |\n',
		);
	});
});
