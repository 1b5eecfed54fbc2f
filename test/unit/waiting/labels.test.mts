import { countsByNumber } from '../../../nodes/PilotStatus/resources/message/sendAndWait/labels.ts';
import { understand } from '../../../nodes/PilotStatus/resources/message/sendAndWait/understand.ts';
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
const says = (text: string, more: Partial<Terms> = {}) =>
	understand(reply({ text }), question(more), 'abc');

describe('labels and words', () => {
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
});
