import { countsByNumber } from '../../../nodes/PilotStatus/waiting/labels.ts';
import { saysTheSame } from '../../../nodes/PilotStatus/waiting/fold.ts';
import { buttonId, understand } from '../../../nodes/PilotStatus/waiting/understand.ts';
import type { Terms } from '../../../nodes/PilotStatus/waiting/question.ts';
import type { Reply } from '../../../nodes/PilotStatus/waiting/reply.ts';
import { APPROVE_WORDS, DECLINE_WORDS } from '../../../nodes/PilotStatus/waiting/wordLists.ts';

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
const says = (text: string, more: Partial<Terms> = {}) =>
	understand(reply({ text }), question(more), 'abc');

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

	it.each<[string[], string, boolean | undefined]>([
		[['Manter o pedido', 'Sim, cancelar'], 'sim', undefined],
		[['Manter o pedido', 'Sim, cancelar'], 'yes', undefined],
		[['Manter o pedido', 'Sim, cancelar'], '👍', undefined],
		[['Manter o pedido', 'Sim, cancelar'], 'claro que sim', undefined],
		[['Manter o pedido', 'Sim, cancelar'], 'Sim, cancelar', false],
		[['Não cancelar', 'Cancelar'], 'não', undefined],
		[['Não cancelar', 'Cancelar'], 'cancelar', false],
		[['Não cancelar', 'Cancelar'], 'não cancelar', true],
		[['Cancelar pedido', 'Manter'], 'cancelar', undefined],
		[['Cancelar pedido', 'Manter'], 'cancelado', undefined],
		[['Cancelar pedido', 'Manter'], 'não', false],
		[['Sim, enviar', 'Sim, cancelar'], 'sim', undefined],
		[['Sim', 'Não'], 'sim', true],
		[['Pode', 'Não pode'], 'sim', true],
		[['Confirmo', 'Não confirmo'], 'confirmo', true],
		[['Recusar oferta', 'Aceitar oferta'], 'aceito', undefined],
		[['No problem', 'Stop'], 'no', undefined],
		[['✅ Manter', '👎 Cancelar'], '👎', false],
	])('with the buttons %j, %p is %p', (labels, text, approved) => {
		expect(says(text, { labels })?.approved).toBe(approved);
	});

	it('does not take the verb of a question that asks for a refusal as one', () => {
		expect(says('cancelar', { about: ['cance'] })?.approved).toBe(undefined);
		expect(says('não', { about: ['cance'] })?.approved).toBe(false);
		expect(says('cancelar')?.approved).toBe(false);
	});

	it.each<[string[], string, string | undefined]>([
		[['Monday', 'Friday'], 'Friday please', 'Friday'],
		[['Monday', 'Friday'], 'friday 😀', 'Friday'],
		[['Monday', 'Friday'], '2', 'Friday'],
		[['Monday', 'Friday'], 'a opção 2', 'Friday'],
		[['Monday', 'Friday'], '2ª', 'Friday'],
		[['Monday', 'Friday'], '3', undefined],
		[['Monday', 'Friday'], '2?', undefined],
		[['Monday', 'Friday'], 'sim', undefined],
		[['2 boxes', '1 box'], '2', undefined],
		[['2 boxes', '1 box'], '2 boxes', '2 boxes'],
		[
			['Entrega na sexta de manhã', 'Retirada'],
			'Entrega na sexta de ',
			'Entrega na sexta de manhã',
		],
		[
			['Entrega na sexta de manhã', 'Retirada'],
			'Entrega na sexta de…',
			'Entrega na sexta de manhã',
		],
		[['Entrega na sexta de manhã', 'Retirada'], 'Entrega', undefined],
		[['C', 'C#'], 'c#', 'C#'],
		[['5', '5%'], '5%', '5%'],
		[['1', '-1'], '−1', '-1'],
		[['A+', 'A-'], 'a-', 'A-'],
		[['A', 'A?'], 'A?', 'A?'],
		[['?', '!'], '!', '!'],
		[['かき', 'かぎ'], 'かぎ', 'かぎ'],
		[['कि', 'की'], 'की', 'की'],
		[['10:30', '1030'], '10:30', '10:30'],
		[['1,5', '15'], '1,5', '1,5'],
		[['1/2', '12'], '12', '12'],
		[['Sábado', 'Domingo'], 'SABADO!', 'Sábado'],
		[['Terça', 'Quarta'], '*terça*', 'Terça'],
		[
			[
				'🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
				'🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}',
			],
			'🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}',
			'🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}',
		],
	])('of the choices %j, %p is %p', (labels, text, choice) => {
		expect(
			says(text, { responseType: 'choices', labels, byNumber: countsByNumber('When?', labels) })
				?.choice,
		).toBe(choice);
	});

	it('counts by number only as the question does', () => {
		const labels = ['Monday', 'Friday'];
		expect(countsByNumber('When? 1) Monday 2) Friday', labels)).toBe(true);
		expect(countsByNumber('When? 1) Friday 2) Monday', labels)).toBe(false);
		expect(countsByNumber('1 - não, 2 - sim', ['Sim', 'Não'])).toBe(false);
		expect(countsByNumber('May we ship order 42?', ['Yes', 'No'])).toBe(true);
		expect(says('1', { byNumber: false })).toBe(undefined);
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
