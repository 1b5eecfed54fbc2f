import fc from 'fast-check';

import { toWhatsAppText } from '../../../nodes/PilotStatus/resources/message/common/markdown.ts';
import { seed } from './seed.mts';

/** Signs, one space between two of them. */
const SIGNS = [
	'* ** *** _ __ ~ ~~ ` `` ``` [ ] ]( ) ( ![ | |---|---| < > & \\ [^ ]:',
	'- 1. 2) > >> --- <b> </b> <i> </i> <br> &amp; . , : !',
].flatMap((line) => line.split(' '));
const SPACES = [
	' ',
	' ',
	'\n',
	'\n\n',
	'\r\n',
	'    ',
	'\t',
	'\n# T ',
	'\n- ',
	'\n> ',
	'\n```js\n',
];
const WORDS = [
	'Olá',
	'ação',
	'42',
	'R$ 1.200,00',
	'a_b',
	'__init__',
	'重点',
	'שלום',
	'e\u0301',
	'x',
	'9',
	'👍🏽',
	'👨‍👩‍👧',
	'🇧🇷',
];
const URLS = ['https://a.com/x_y_z', 'https://b.com/(q)*w*s', 'www.c.com/__d__e'];
const signs = fc.constantFrom(...SIGNS, ...SPACES, ...SPACES);
const words = fc.constantFrom(...WORDS);
const textOf = (...pieces: Array<fc.Arbitrary<string>>): fc.Arbitrary<string> =>
	fc.array(fc.oneof(...pieces), { maxLength: 40 }).map((each) => each.join(''));
// without the backslash, a word after a fence would be the language of its code
const markdown = textOf(signs, signs, words, fc.constantFrom(...URLS)).filter(
	(text) => !text.includes('```\\'),
);

/** Gives the letters, digits and emoji of a text in their order, without what tags, entities, tasks and languages of code are. */
const contentOf = (text: string): string =>
	text
		.replace(/<br>/g, '\n')
		.replace(/<\/?[bi]>/g, '*')
		.replace(/&amp;|\[[xX]\] /g, '')
		.replace(/(```+)[\w+#.-]+(?=[*_]*\s*$)/gm, '$1')
		.replace(/[^\p{L}\p{M}\p{N}\p{So}\p{RI}\u200d]|[☐☑]/gu, '');

test('no letter, digit or emoji is lost or moved', () => {
	const property = fc.property(markdown, (text) => {
		expect(contentOf(toWhatsAppText(text))).toBe(contentOf(text));
	});
	fc.assert(property, { numRuns: 5_000, seed });
});

test('a converted text stays as it is, unless what was escaped became a mark', () => {
	// what a tag becomes may stand where signs mean something else
	const settled = markdown.filter((text) => !/[\\&]|<\/?[bi]/.test(text));
	const property = fc.property(settled, (text) => {
		const once = toWhatsAppText(text);
		expect(toWhatsAppText(once)).toBe(once);
	});
	fc.assert(property, { numRuns: 5_000, seed });
});

test('a web address stays whole', () => {
	const beside = markdown.map((text) => text.replace(/[`~<[\]|\\]/g, ''));
	const property = fc.property(beside, fc.constantFrom(...URLS), beside, (before, url, after) => {
		expect(toWhatsAppText(`${before} **${url}** ${after}`)).toContain(url);
	});
	fc.assert(property, { numRuns: 2_000, seed });
});

test('code stays as it is', () => {
	const code = textOf(signs, words).map((text) => text.replace(/[`~\r]/g, ''));
	const property = fc.property(code, code, (line, block) => {
		const inline = `\`${line.replace(/\n/g, '')}x\``;
		const fenced = `\`\`\`\n${block}\n\`\`\``;
		const written = toWhatsAppText(`**a**\n\n${inline}\n\n${fenced}\n\n**b**`);
		expect(written).toBe(`*a*\n\n${inline}\n\n${fenced}\n\n*b*`);
	});
	fc.assert(property, { numRuns: 1_000, seed });
});

test('any text at all is converted', () => {
	const property = fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
		expect(typeof toWhatsAppText(text)).toBe('string');
	});
	fc.assert(property, { numRuns: 2_000, seed });
});
