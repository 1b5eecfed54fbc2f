import fc from 'fast-check';

import { compilePattern } from '../../../nodes/PilotStatusTrigger/gate/pattern.ts';
import { InvalidInput } from '../../../nodes/shared/invalidInput.ts';

function usable(source: string) {
	const pattern = compilePattern(source);
	if (pattern === undefined || pattern instanceof InvalidInput) {
		throw pattern ?? new Error(`${source} is empty`);
	}
	return pattern;
}

const leaf = fc.constantFrom(
	...[
		'a',
		'b',
		'.',
		'\\d',
		'\\w',
		'[ab]',
		'[^a]',
		'[\\]x-]',
		'\\s',
		'\\.',
		' ',
		'é',
		'\\x61',
		'\\u0062',
	],
	...['^', '$', '\\b', '\\B', '', '\\n', '\\p{L}', '\\u{1F600}', '😀', '[😀a]'],
);
const { tree } = fc.letrec<{ tree: string; part: string }>((tie) => ({
	tree: fc.oneof(
		{ maxDepth: 4 },
		tie('part'),
		fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
		fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((parts) => parts.join('|')),
	),
	part: fc.oneof(
		{ maxDepth: 4 },
		leaf,
		fc
			.tuple(
				fc.constantFrom('(', '(?:', '(?<n>'),
				tie('tree'),
				fc.constantFrom(
					'',
					'*',
					'+',
					'?',
					'*?',
					'+?',
					'??',
					'{2}',
					'{0}',
					'{1,}',
					'{0,2}',
					'{1,3}?',
				),
			)
			.map(([open, inner, quantifier]) => `${open}${inner})${quantifier}`),
	),
}));
const flags = fc.constantFrom('', 'i', 'm', 's', 'im', 'is');
const text = fc.string({ unit: fc.constantFrom(...'aAbB1 .\n-]xé😀ſ'), maxLength: 12 });

function isValid(source: string): boolean {
	try {
		return new RegExp(source, 'u').source !== '';
	} catch {
		return false;
	}
}

describe('the text pattern', () => {
	it('finds what JavaScript finds', () => {
		const sources = tree.filter(
			(source) => source !== '' && source.length < 150 && isValid(source),
		);
		fc.assert(
			fc.property(sources, flags, text, (source, flag, value) => {
				const pattern = compilePattern(`/${source}/${flag}`);
				fc.pre(!(pattern instanceof InvalidInput));
				// V8 also looks between the two halves of a character, where the standard does not
				fc.pre(!source.includes('\\B') || !value.includes('😀'));
				expect(pattern?.test(value)).toBe(new RegExp(source, `${flag}u`).test(value));
			}),
			{ numRuns: 4_000 },
		);
	});

	it.each([
		['hello', 'say hello there', true],
		['hello', 'Hello', false],
		['/hello/i', 'HELLO', true],
		['^(sim|não)$', 'não', true],
		['^(sim|não)$', 'não!', false],
		['/^b$/m', 'a\nb\nc', true],
		['/a.b/s', 'a\nb', true],
		['pedido #\\d{4,6}', 'meu pedido #10425', true],
		['(?:){9999999}x', 'x', true],
		['a{0}b', 'b', true],
		['\\-', 'a-b', true],
		['\\-.', '-😀', true],
		['/\\ba\\b/', 'b a b', true],
		['//', '//', true],
	])('%s on %s: %s', (source, value, expected) => {
		expect(usable(source).test(value)).toBe(expected);
	});

	it.each([
		'(a+)+$',
		'^(a|a)*$',
		'(a|aa)+$',
		'^([a-zA-Z]+)*$',
		'(.*a){20}$',
		'.*.*.*.*.*.*.*.*=$',
		'(a?){50}a{50}b',
		'^(([a-z])+.)+[A-Z]([a-z])+$',
	])('%s does not block, where JavaScript would run for ages', (source) => {
		expect(usable(source).test(`${'a'.repeat(2_000)}!`)).toBe(false);
	});

	it.each([
		['(', 'Text Pattern'],
		['/a/x', 'unknown flags'],
		['(?=a)b', 'looks ahead or behind'],
		['(?<!a)b', 'looks ahead or behind'],
		['(a)\\1', 'refers back'],
		['(?<n>a)\\k<n>', 'refers back'],
		['a'.repeat(501), 'longer than'],
		['(a{100}){100}', 'repeats too much'],
		['((a{0,90}){0,90}){0,90}', 'repeats too much'],
		[`${'('.repeat(60)}a${')'.repeat(60)}`, 'too many groups'],
	])('refuses %s and says why', (source, reason) => {
		const pattern = compilePattern(source);
		expect(pattern).toBeInstanceOf(InvalidInput);
		expect((pattern as InvalidInput).message).toContain(reason);
		expect((pattern as InvalidInput).description).not.toBe('');
	});

	it('is none when empty, is prepared once, and survives many of them', () => {
		expect(compilePattern('')).toBeUndefined();
		expect(compilePattern('once')).toBe(compilePattern('once'));
		for (let count = 0; count < 300; count += 1) usable(`pattern ${count}`);
		expect(usable('once').test('at once')).toBe(true);
	});
});
