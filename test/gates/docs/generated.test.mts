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
		expect(files.map(({ path }) => path)).toEqual(
			guides.flatMap(({ english, portuguese }) => [english, portuguese]),
		);
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

describe('a translation', () => {
	const row = { key: 'one', before: ['`one`'], sentences: ['It happened'], after: [] };
	const current = 'ffd89502';

	test('is used while its English stays', () => {
		const translations = { one: { of: current, sentences: ['Aconteceu'] } };
		expect(translate('table', [row], translations)).toEqual({
			cells: [['`one`', 'Aconteceu']],
			problems: [],
		});
	});

	test('that is missing, out of date, spare or too short is told', () => {
		const problemsOf = (translations: Record<string, { of: string; sentences: string[] }>) =>
			translate('table', [row], translations).problems.join();
		expect(problemsOf({})).toContain(`one is not translated (of: '${current}'): It happened`);
		expect(problemsOf({ one: { of: '00000000', sentences: ['Aconteceu'] } })).toContain(
			'one has a new English text',
		);
		expect(problemsOf({ one: { of: current, sentences: [] } })).toContain('needs 1 sentences');
		const spare = { of: current, sentences: ['Aconteceu'] };
		expect(problemsOf({ one: spare, two: spare })).toContain('two is translated, but does not');
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
