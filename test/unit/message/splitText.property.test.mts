import fc from 'fast-check';

import { splitText } from '../../../nodes/PilotStatus/resources/message/common/splitText.ts';
import { seed } from './seed.mts';

const PIECES = [
	'Olá',
	'palavra',
	'fim.',
	'Sr.',
	'1. ',
	'- ',
	'> ',
	'42',
	'R$ 10,00',
	'重点',
	'。',
	'e\u0301',
	'👍🏽',
	'👨‍👩‍👧',
	'🇧🇷',
];
const MARKS = ['*', '_', '~', '`', '```', '```\n', '\n```\n'];
const SPACES = [' ', ' ', ' ', '\n', '\n\n', '  ', '\t', '\r\n', '\u200b'];
const plain = fc.constantFrom(...PIECES, ...SPACES, 'https://a.com/b_c', 'x'.repeat(30));
const textOf = (piece: fc.Arbitrary<string>) =>
	fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
const length = fc.integer({ min: 8, max: 120 });

const visible = (text: string): string => text.replace(/[\s\u200b]/g, '');

test('parts of a plain text hold all of it, in order', () => {
	const property = fc.property(textOf(plain), length, (text, max) => {
		const parts = splitText(text, max);
		expect(visible(parts.join('')).replace(/>/g, '')).toBe(visible(text).replace(/>/g, ''));
		for (const part of parts) {
			expect([...part].length).toBeLessThanOrEqual(max);
			expect(visible(part)).not.toBe('');
		}
	});
	fc.assert(property, { numRuns: 3000, seed });
});

test('marks come and go in pairs, and nothing else changes', () => {
	const content = (text: string): string => visible(text).replace(/[*_~`>]/g, '');
	const piece = fc.oneof({ weight: 3, arbitrary: plain }, fc.constantFrom(...MARKS));
	const property = fc.property(textOf(piece), length, (text, max) => {
		const parts = splitText(text, max);
		expect(content(parts.join(''))).toBe(content(text));
		for (const part of parts) expect([...part].length).toBeLessThanOrEqual(max);
	});
	fc.assert(property, { numRuns: 3000, seed });
});

test('no cluster of characters is cut that fits into a part', () => {
	const clusters = fc.constantFrom('👍🏽', '👨‍👩‍👧‍👦', '🇧🇷', 'e\u0301', 'ção', '한', 'ก็', ' ', '1️⃣');
	const property = fc.property(textOf(clusters), fc.integer({ min: 8, max: 30 }), (text, max) => {
		const clustersOf = (part: string) =>
			[...new Intl.Segmenter().segment(part)].map(({ segment }) => segment);
		const written = splitText(text, max).flatMap(clustersOf);
		expect(written.filter((cluster) => cluster !== ' ')).toEqual(
			clustersOf(text).filter((cluster) => cluster !== ' '),
		);
	});
	fc.assert(property, { numRuns: 2000, seed });
});
