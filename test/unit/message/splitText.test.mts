import { splitText } from '../../../nodes/PilotStatus/resources/message/common/splitText.ts';
import { growsLinearly } from './growth.mts';

const family = '👨‍👩‍👧‍👦';

describe('a text is cut', () => {
	it('not at all while it fits, also where an emoji counts once', () => {
		expect(splitText('Olá\n\nmundo', 10)).toEqual(['Olá\n\nmundo']);
		expect(splitText('😀'.repeat(4_096), 4_096)).toEqual(['😀'.repeat(4_096)]);
	});

	it.each([
		['paragraphs', 'Um. Dois.\n\nTrês\nquatro.', 20, ['Um. Dois.', 'Três\nquatro.']],
		[
			'lines',
			'Lista de hoje:\n- um ovo\n- dois ovos',
			24,
			['Lista de hoje:\n- um ovo', '- dois ovos'],
		],
		[
			'sentences',
			'Chegou hoje. Saiu ontem! Volta já?',
			26,
			['Chegou hoje. Saiu ontem!', 'Volta já?'],
		],
		['sentences without spaces', '今天很好。明天也好。', 6, ['今天很好。', '明天也好。']],
		['words', 'um dois três quatro', 9, ['um dois', 'três', 'quatro']],
	])('at %s', (_, text, length, parts) => {
		expect(splitText(text, length)).toEqual(parts);
	});

	it.each([
		['an abbreviation', 'Fale com o Sr. Silva amanhã', 17, ['Fale com o Sr.', 'Silva amanhã']],
		['a price', 'Custa hoje R$ 1.200,00 aqui', 14, ['Custa hoje', 'R$ 1.200,00', 'aqui']],
		['a phone number', 'Ligue +55 (11) 99999-9999 já', 22, ['Ligue', '+55 (11) 99999-9999 já']],
	])('never within %s', (_, text, length, parts) => {
		expect(splitText(text, length)).toEqual(parts);
	});

	it.each([
		['a family', family, 8],
		['flags', '🇧🇷🇵🇹🇺🇸', 2],
		['skin tones', '👍🏽👍🏿', 3],
		['accents', 'e\u0301a\u0303o\u0302', 3],
	])('within a long word, but never within %s', (_, cluster, length) => {
		const text = cluster.repeat(5);
		const whole = new Set([...new Intl.Segmenter().segment(text)].map(({ segment }) => segment));
		const parts = splitText(text, length);
		expect(parts.join('')).toBe(text);
		for (const part of parts) {
			for (const { segment } of new Intl.Segmenter().segment(part))
				expect(whole).toContain(segment);
		}
	});

	it('before a web address, which stays whole', () => {
		const url = 'https://example.com/a_b/c.d?e=f';
		expect(splitText(`Veja aqui: (${url}) agora mesmo`, 36)).toEqual([
			'Veja aqui:',
			`(${url})`,
			'agora mesmo',
		]);
	});

	it('outside of bold, or through it with marks on both sides', () => {
		const bold = `*${'palavra '.repeat(4)}fim*`;
		expect(splitText(`Um dois três ${bold}`, 40)).toEqual(['Um dois três', bold]);
		expect(splitText(`*_${'palavra '.repeat(8)}fim_*`, 40)).toEqual([
			'*_palavra palavra palavra palavra_*',
			'*_palavra palavra palavra palavra fim_*',
		]);
	});

	it('through code with fences on both sides', () => {
		const code = Array.from({ length: 6 }, (_, line) => `  linha ${line}`);
		const parts = splitText(`Veja:\n\`\`\`\n${code.join('\n')}\n\`\`\`\nFim`, 40);
		expect(parts[0]).toBe('Veja:');
		expect(parts.map((part) => part.split('```').length)).toEqual([1, 3, 3, 1]);
		expect(parts.join('\n').match(/^ {2}linha \d$/gm)).toEqual(code);
	});

	it('through a quote, which goes on in the next part', () => {
		expect(splitText(`> ${'palavra '.repeat(8)}`, 40)).toEqual([
			'> palavra palavra palavra palavra',
			'> palavra palavra palavra palavra',
		]);
	});

	it('into no part that is blank', () => {
		expect(splitText(' \n\u200b', 1)).toEqual([]);
		expect(splitText(`a${' '.repeat(50)}\n\n\n\nb`, 3)).toEqual(['a', 'b']);
	});
});

it.each(['palavra ', '*a ', '`a', '```\n', '> ', '\n', '. ', 'x', '*_~', '👍🏽', 'www.'])(
	'takes time that grows with the length, for a text of %j',
	(piece) => {
		expect(growsLinearly((count) => void splitText(piece.repeat(count), 1_024))).toBe(true);
	},
);
