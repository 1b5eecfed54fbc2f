import type { IDataObject } from 'n8n-workflow';

import { deliver, listening, received, started } from './fakeTrigger.mts';

describe('the filters', () => {
	it('let in the chosen events only, and everything with *', async () => {
		const bodies = [received(), { event: 'message.read', data: { id: 'r' } }, { a: 1 }, [1]];
		expect(await started(listening({ events: ['message.read'] }), ...bodies)).toEqual([
			'message.read',
		]);
		expect(await started(listening({ events: ['*'] }), ...bodies)).toHaveLength(4);
	});

	it('let in raw call events when those are chosen', async () => {
		const envelope = (field: unknown) => ({
			entry: [{ changes: [{ field }] }, { changes: 'none' }],
		});
		const bodies = [
			envelope('calls'),
			envelope('messages'),
			{ entry: {} },
			{ event: 'calls', data: {} },
		];
		expect(await started(listening({ events: ['calls'] }), ...bodies)).toEqual([
			'meta.webhook',
			'calls',
		]);
		expect(await started(listening(), ...bodies)).toEqual([]);
	});

	it('drop own messages, unless told otherwise', async () => {
		const bodies = [received({ fromMe: true }), received({ id: '2', fromMe: false, content: 'b' })];
		expect(await started(listening(), ...bodies)).toEqual(['b']);
		const all = listening({ options: { ignoreOwnMessages: false } });
		expect(await started(all, ...bodies)).toEqual(['hello', 'b']);
	});

	it('let in the given senders only, however their numbers are written; statuses have none', async () => {
		const senders = '+55 (11) 91111-1111, BR.abc ,, 5511922222222';
		const trigger = listening({ events: ['*'], options: { senders } });
		expect(
			await started(
				trigger,
				received({ id: 'a', content: 'plus' }),
				received({ id: 'b', content: 'no plus', from: '5511911111111' }),
				received({ id: 'c', content: 'other', from: '+5511933333333' }),
				received({ id: 'd', content: 'bsuid', from: null, userId: 'BR.abc' }),
				received({ id: 'e', content: 'nobody', from: undefined }),
				{
					event: 'message.group',
					data: { messageId: 'f', fromNumber: '+5511922222222', content: 'v2' },
				},
				{ event: 'message.read', data: { id: 'g', from: '+5511900000000' } },
				{ event: 'number.connected', data: { id: 'n' } },
				{ entry: [] },
			),
		).toEqual(['plus', 'no plus', 'bsuid', 'v2', 'message.read', 'number.connected']);
		const list = listening({ options: { senders: ['+5511911111111'] } });
		expect(await started(list, received())).toEqual(['hello']);
	});

	it('let in matching texts only; the reply counts, not what it quotes', async () => {
		const trigger = listening({ events: ['*'], options: { textPattern: '/^hel+o/i' } });
		expect(
			await started(
				trigger,
				received({ id: 'a', content: 'Hello you' }),
				received({ id: 'b', content: 'oh hello' }),
				received({ id: 'c', content: undefined }),
				received({ id: 'd', content: { hello: 1 } }),
				{ event: 'message.reply', data: { messageId: 'e', content: 'x', replyContent: 'hello' } },
				{ event: 'message.reply', data: { messageId: 'f', content: 'hello', replyContent: 'x' } },
				{ event: 'message.sent', data: { id: 'g', content: 'statuses have no text to match' } },
			),
		).toEqual(['Hello you', 'x', 'statuses have no text to match']);
	});

	it('look at the beginning of a huge text only', async () => {
		const trigger = listening({ options: { textPattern: 'needle' } });
		const hay = 'a'.repeat(10_000_000);
		expect(await started(trigger, received({ content: `${hay}needle` }))).toEqual([]);
		expect(await started(trigger, received({ content: `needle${hay}` }))).toHaveLength(1);
	});

	it('say so when a pattern from an expression cannot be used', async () => {
		const trigger = listening({ options: { textPattern: '(' } });
		await expect(deliver(trigger, received())).rejects.toThrow('"Text Pattern" cannot be used');
	});

	it('survive options that are none', async () => {
		const trigger = listening();
		trigger.given.options = null as unknown as IDataObject;
		expect(await started(trigger, received())).toEqual(['hello']);
	});
});
