import {
	foldText,
	matchesText,
	type Match,
} from '../../../nodes/PilotStatusTrigger/webhook/textFilter.ts';
import { deliver, listening, received, started } from './fakeTrigger.mts';

const matches = (match: Match, words: string, text: string) =>
	matchesText(text, { match, words: words.split('|').map(foldText) });

describe('words', () => {
	it.each<[Match, string, string, boolean]>([
		['is', 'olá', 'OLA!!!', true],
		['is', 'ola', 'Olá…', true],
		['is', 'opening hours', 'Opening  hours?', true],
		['is', 'hola', '¡Hola!', true],
		['is', 'preco', 'PREÇO.', true],
		['is', 'sim', 'sim senhor', false],
		['is', 'oi', 'oi\u200b', true],
		['is', 'yes', 'ＹＥＳ', true],
		['is', 'straße', 'STRASSE', true],
		['is', 'istanbul', 'İSTANBUL', true],
		['is', 'ναι', 'ΝΑΙ', true],
		['is', 'σας', 'ΣΑΣ', true],
		['is', 'еще', 'Ещё', true],
		['is', 'có', 'CO', true],
		['is', 'boleto', '*Boleto*', true],
		['is', 'boleto', '_*boleto*_', true],
		['is', 'boleto', '“boleto”', true],
		['is', '_boleto_', 'boleto', true],
		['contains', 'boleto', 'o _boleto_, por favor', true],
		['startsWith', 'boleto', '*boleto* por favor', true],
		['contains', 'boleto', 'meu_boleto_novo', false],
		['is', '2*3', '2*3', true],
		['is', '*', '*', true],
		['is', '1', '1️⃣', true],
		['is', '👍', '👍🏽', true],
		['is', '?', '?', true],
		['is', 'ok', '?', false],
		['is', 'c#', 'C', false],
		['is', 'かき', 'かぎ', false],
		['is', 'कि', 'की', false],
		['is', "d'accord", 'D’accord', true],
		['contains', 'ok', 'book', false],
		['contains', 'ok', 'It is OK, thanks', true],
		['contains', 'preço', 'qual o preco da pizza', true],
		['contains', 'segunda via', 'quero a 2ª ou a SEGUNDA  VIA, por favor', true],
		['contains', 'ação', 'cotacao', false],
		['contains', 'ok', 'book ok', true],
		['contains', 'c++', 'I like c++11', true],
		['contains', '👍', 'ok👍🏽', true],
		['contains', '価格', 'この価格はいくら', true],
		['contains', 'ราคา', 'สอบถามราคาครับ', true],
		['contains', 'price', '', false],
		['startsWith', 'pedido', 'Pedido 1042', true],
		['startsWith', 'pedido', 'pedidos', false],
		['startsWith', '/start', '/start now', true],
		['startsWith', '#', '#1042', true],
		['startsWith', 'oi', 'bom dia, oi', false],
		['contains', 'a|b', 'b', true],
	])('%s "%s" in "%s": %s', (match, words, text, expected) => {
		expect(matches(match, words, text)).toBe(expected);
	});
});

describe('the option Text Filter', () => {
	const options = { textFilter: { value: { match: 'contains', words: 'Hello, olá' } } };

	it('counts captions, replies and labels as text, and never what a reply quotes', async () => {
		const trigger = listening({ events: ['*'], options });
		const reply = (id: string, data: object) => ({
			event: 'message.reply',
			data: { messageId: id, ...data },
		});
		const envelope = (id: string, message: object) => ({
			entry: [{ changes: [{ value: { messages: [{ id, from: '1', ...message }] } }] }],
		});
		const interactive = { button_reply: { id: '1', title: 'Hello' } };
		const wanted = [
			received({ id: 'a', content: 'Well, HELLO!' }),
			received({ id: 'b', content: null, mediaType: 'image', mediaCaption: 'ola' }),
			reply('c', { content: 'x', replyContent: 'hello' }),
			reply('d', { content: 'hello', quotedMessageId: 'q', createdAt: '2026-03-01T09:00:05Z' }),
			envelope('e', { type: 'text', text: { body: 'hello' } }),
			envelope('f', { type: 'image', image: { id: 'i', caption: 'hello' } }),
			envelope('g', { type: 'interactive', interactive }),
			envelope('h', { type: 'button', button: { text: 'Hello' } }),
			{ event: 'message.sent', data: { id: 'i', content: 'a status has no text to match' } },
		];
		const quoted = { content: 'hello', messageRepliedId: 'cmx' };
		const unwanted = [
			received({ id: 'j', content: 'othello' }),
			received({ id: 'k', content: undefined }),
			received({ id: 'l', content: { hello: 1 } }),
			reply('m', { content: 'hello', replyContent: 'x' }),
			reply('n', { content: 'hello', replyContent: '' }),
			reply('o', { content: 'hello', replyContent: null }),
			reply('p', quoted),
			reply('q', { content: 'hello', receivedAt: '2026-03-01T09:00:05Z' }),
			envelope('r', { type: 'image', image: { id: 'i' } }),
			{ entry: [] },
			{ event: 'message.received', data: 'hello' },
		];
		expect(await started(trigger, ...wanted)).toHaveLength(wanted.length);
		expect(await started(trigger, ...unwanted)).toEqual([]);
	});

	it.each([
		[{}, 'is empty'],
		[{ value: {} }, 'is empty'],
		[{ value: { words: ' , ' } }, '"Words"'],
		[{ value: { words: null } }, 'is empty'],
		[{ value: { words: {} } }, 'object'],
		[{ value: { words: true } }, 'is true'],
		[{ value: { words: 'undefined' } }, '"undefined"'],
		[{ value: { words: 'a', match: 'regex' } }, 'is "regex"'],
		[null, 'is empty'],
		['hello', 'is empty'],
	])('%j is refused in words', async (textFilter, words) => {
		const trigger = listening({ options: { textFilter } });
		await expect(deliver(trigger, received())).rejects.toThrow(words);
		expect(trigger.staticData.seen).toBeUndefined();
	});

	it('takes numbers, lists and the JSON text of lists', async () => {
		for (const words of [7, ['1,5 kg', '7'], '["7"]', 'a\n7']) {
			const trigger = listening({ options: { textFilter: { value: { words } } } });
			expect(await started(trigger, received({ content: 'number 7' }))).toHaveLength(1);
		}
		const whole = listening({
			options: { textFilter: { value: { words: ['1,5 kg'] } } },
		});
		expect(await started(whole, received({ content: '5 kg' }))).toEqual([]);
	});
});

describe('the option Message Types', () => {
	const kinds = (...types: Array<Record<string, unknown>>) =>
		types.map((data, index) =>
			received({ id: `k${index}`, content: JSON.stringify(data), ...data }),
		);
	const all = kinds(
		{ type: 'text' },
		{ type: 'reaction' },
		{ type: 'text', mediaType: 'reaction' },
		{ mediaType: 'image' },
		{ type: 'audioMessage' },
		{ type: 'poll' },
		{},
	);

	it('is all but reactions', async () => {
		const texts = await started(listening(), ...all);
		expect(texts).toEqual([0, 3, 4, 5, 6].map((index) => all[index]?.data.content));
	});

	it('lets in the chosen ones and what is unknown', async () => {
		const trigger = listening({ options: { messageTypes: ['reaction', 'audio'] } });
		const texts = await started(trigger, ...all);
		expect(texts).toEqual([1, 2, 4, 5, 6].map((index) => all[index]?.data.content));
	});

	it('knows reactions in the envelope of Meta', async () => {
		const message = { id: 'r', from: '1', type: 'reaction', reaction: { emoji: '👍' } };
		const body = { entry: [{ changes: [{ value: { messages: [message] } }] }] };
		expect(await started(listening({ events: ['*'] }), body)).toEqual([]);
	});

	it.each([[[]], [null], [''], [{}], [true]])('%j is refused in words', async (messageTypes) => {
		const trigger = listening({ options: { messageTypes } });
		await expect(deliver(trigger, received())).rejects.toThrow('"Message Types"');
	});
});
