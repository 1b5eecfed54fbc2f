import { saysTheSame } from '../../../nodes/PilotStatus/resources/message/sendAndWait/fold.ts';
import {
	buttonId,
	understand,
} from '../../../nodes/PilotStatus/resources/message/sendAndWait/understand.ts';
import { stemsAsked } from '../../../nodes/PilotStatus/resources/message/sendAndWait/words.ts';
import type { Terms } from '../../../nodes/PilotStatus/resources/message/sendAndWait/question.ts';
import type { Reply } from '../../../nodes/PilotStatus/resources/message/sendAndWait/reply.ts';
import {
	APPROVE_WORDS,
	DECLINE_WORDS,
} from '../../../nodes/PilotStatus/resources/message/sendAndWait/wordLists.ts';

const question = (more: Partial<Terms> = {}): Terms => ({
	destination: { destinationNumber: '+5511999999999' },
	responseType: 'approval',
	replyIn: 'chat',
	labels: ['Approve', 'Decline'],
	words: { approve: APPROVE_WORDS, decline: DECLINE_WORDS },
	approvers: [],
	byNumber: true,
	...more,
});
const reply = (more: Partial<Reply> = {}): Reply => ({
	event: 'message.reply',
	id: 'in1',
	text: 'Approve',
	quoted: [],
	senders: ['+5511999999999'],
	isInGroup: false,
	isOwn: false,
	isReaction: false,
	...more,
});
describe('understand', () => {
	it.each<[string, boolean | undefined]>([
		['Sim!', true],
		['SIM', true],
		['yes', true],
		['👍', true],
		['👍🏾', true],
		['✔️', true],
		['  ok. ', true],
		['approve', true],
		['não', false],
		['Nao', false],
		['👎🏻', false],
		['Decline', false],
		['maybe', undefined],
		['Sim! 👍', true],
		['sim, por favor 👍👍', true],
		['ok👌', true],
		['Não, obrigado', false],
		['sim não', undefined],
		['sim sim sim sim sim sim', undefined],
		['obrigado', undefined],
		['sim, mas amanhã', undefined],
		['', undefined],
		['?!', undefined],
		...[
			...[
				'aprobado',
				'aprovar',
				'confirma',
				'beleza',
				'com certeza',
				'claro que sim',
				'isso mesmo',
			],
			...[
				'uhum',
				'tá bom',
				'pode mandar',
				'dale',
				'✓',
				'☑️',
				'🆗',
				'ＹＥＳ',
				'Sim 😀',
				'siiim',
				'S',
			],
			...[
				'*Sim*',
				'“sim”',
				'sim,ok',
				'ok-👍',
				'Yes please!',
				'muito obrigado, sim',
				'✅🏿',
				'1',
				'1️⃣',
			],
			...['opção 1', '\u202aSIM\u202c', 'sí', 'Ok!!!', 'claro, pode mandar', 'thank you, yes'],
		].map((text): [string, boolean] => [text, true]),
		...[
			...['rechazado', 'cancelado', 'recusar', 'negativo', 'claro que não', 'no, thank you', '🙅‍♀️'],
			...[
				'não não',
				'NÃÃÃO',
				'2',
				'2.',
				'(2)',
				'opção 2',
				'#2',
				'não pode',
				'of course not',
				'não 😅',
			],
		]
			.filter((text) => text !== 'não 😅')
			.map((text): [string, boolean] => [text, false]),
		...[
			...[
				'ok?',
				'¿sí?',
				'ok？',
				'sim؟',
				'ναι;',
				'sim ?',
				'pode?',
				'claro?',
				'não?',
				'sim⁉',
				'ok❓',
			],
			...[
				'no ok',
				'ok cancelar',
				'pode cancelar',
				'isso não',
				'sim 🤔',
				'ok 😡',
				'não 🤷',
				'3',
				'0',
			],
			...[
				'12',
				'1 2',
				'claro que',
				'thanks',
				'😀',
				'❤️',
				'yes but no',
				'not ok',
				'sim e não',
				'1?',
			],
		].map((text): [string, undefined] => [text, undefined]),
	])('%p is %p', (text, approved) => {
		expect(understand(reply({ text }), question(), 'abc')?.approved).toBe(approved);
	});

	it('goes by the button and not by its text', () => {
		const tap = reply({ buttonId: buttonId('abc', 1), text: 'Approve' });
		expect(understand(tap, question(), 'abc')).toEqual({ approved: false, text: 'Approve' });
		const silent = reply({ buttonId: buttonId('abc', 0), text: '' });
		expect(understand(silent, question(), 'abc')).toEqual({ approved: true, text: 'Approve' });
		const made = reply({ buttonId: 'abc.7', text: 'hm' });
		expect(understand(made, question(), 'abc')).toBe(undefined);
	});

	it('takes the label where a provider has no IDs of buttons, and nothing else with such a button', () => {
		const tap = (more: Partial<Reply>) => understand(reply(more), question(), 'abc')?.approved;
		expect(tap({ buttonId: 'Decline', text: '' })).toBe(false);
		expect(tap({ buttonId: 'x1', text: 'approve' })).toBe(true);
		expect(tap({ buttonId: 'x1', text: 'sim' })).toBe(undefined);
		expect(tap({ buttonId: 'abc.7', text: 'Approve' })).toBe(undefined);
		expect(tap({ buttonId: 'abc.', text: 'Approve' })).toBe(undefined);
		expect(tap({ buttonId: 'abc.0x', text: 'Approve' })).toBe(undefined);
	});

	it('a refusal needs no button to be understood', () => {
		const single = question({ labels: ['Approve'] });
		expect(understand(reply({ text: 'no' }), single, 'abc')?.approved).toBe(false);
	});

	it('takes own words, and decides nothing on a word of both lists', () => {
		const own = question({ words: { approve: ['go', 'hm'], decline: ['stop', 'hm'] } });
		expect(understand(reply({ text: 'Go!' }), own, 'abc')?.approved).toBe(true);
		expect(understand(reply({ text: 'stop' }), own, 'abc')?.approved).toBe(false);
		expect(understand(reply({ text: 'hm' }), own, 'abc')).toBe(undefined);
		expect(understand(reply({ text: 'sim' }), own, 'abc')).toBe(undefined);
	});

	it('choices are taken by button or by label, never guessed', () => {
		const choices = question({ responseType: 'choices', labels: ['Monday', 'Terça'] });
		const tap = reply({ buttonId: 'abc.1', text: '' });
		expect(understand(tap, choices, 'abc')).toEqual({ choice: 'Terça', text: 'Terça' });
		expect(understand(reply({ text: 'terca' }), choices, 'abc')).toEqual({
			choice: 'Terça',
			text: 'terca',
		});
		expect(understand(reply({ text: 'Mon' }), choices, 'abc')).toBe(undefined);
	});

	it.each<[string, string[], string | undefined]>([
		['Muito bom 😀', ['Bom', 'Muito bom'], 'Muito bom'],
		['Muito bom, obrigado', ['Muito bom', 'Bom'], 'Muito bom'],
		['Muito satisfeito, obrigada!', ['Satisfeito', 'Muito satisfeito'], 'Muito satisfeito'],
		['Satisfeito, muito obrigada', ['Satisfeito', 'Muito satisfeito'], 'Satisfeito'],
		['muito bom', ['Bom', 'Ruim'], 'Bom'],
		['muito! 🙏', ['Pouco', 'Muito'], 'Muito'],
		['for you, please', ['For me', 'For you'], 'For you'],
		['thank you', ['Me', 'You'], undefined],
		['muito obrigado', ['Pouco', 'Muito'], undefined],
		['pix e cartão', ['Pix', 'Cartão'], undefined],
	])('kind words of a label belong to it: %s', (text, labels, expected) => {
		const choices = question({ responseType: 'choices', labels });
		expect(understand(reply({ text }), choices, 'abc')?.choice).toBe(expected);
	});

	it.each<[string, boolean | undefined]>([
		['não reprovo', undefined],
		['Não cancele!', undefined],
		["don't cancel", undefined],
		['no cancelar', undefined],
		['nunca recusar', undefined],
		['não, cancela', false],
		['Não. Cancelado.', false],
		['não aprovo', false],
		['no, never', false],
	])('a negated refusal is neither a yes nor a no: %s', (text, expected) => {
		expect(understand(reply({ text }), question(), 'abc')?.approved).toBe(expected);
	});

	it.each([
		['Deny the access?', 'deny'],
		['Deny the access?', 'Denied'],
		['Negar o acesso?', 'negado'],
	])('a refusal that the question asks about decides nothing: %s %s', (asked, text) => {
		const terms = question({ about: stemsAsked(asked) });
		expect(understand(reply({ text }), terms, 'abc')).toBe(undefined);
		expect(understand(reply({ text }), question(), 'abc')?.approved).toBe(false);
	});

	it('a free text is taken as it is, unless it is empty', () => {
		const free = question({ responseType: 'freeText', labels: [] });
		expect(understand(reply({ text: ' Rua A, 1 ' }), free, 'abc')).toEqual({ text: 'Rua A, 1' });
		expect(understand(reply({ text: ' ' }), free, 'abc')).toBe(undefined);
	});
});

describe('saysTheSame', () => {
	it('does not call two empty texts the same', () => {
		expect(saysTheSame('', '')).toBe(false);
		expect(saysTheSame('!', '?')).toBe(false);
	});
});
