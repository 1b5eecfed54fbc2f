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

	it.each([true, 'true', ' TRUE ', 1, '1'])('know an own message by fromMe: %j', async (fromMe) => {
		expect(await started(listening(), received({ fromMe }))).toEqual([]);
	});

	it('read yes and no as tools write them, and refuse what is neither', async () => {
		const all = listening({ options: { ignoreOwnMessages: 'false' } });
		expect(await started(all, received({ fromMe: true }))).toHaveLength(1);
		const odd = listening({ options: { ignoreOwnMessages: 'perhaps' } });
		await expect(deliver(odd, received())).rejects.toThrow('"Ignore Own Messages" is "perhaps"');
	});

	it('let in what happens to messages that were sent by API, which are own messages, too', async () => {
		const events = ['message.sent', 'message.delivered', 'message.read'];
		const bodies = events.map((event) => ({ event, data: { id: 'o', fromMe: true } }));
		expect(await started(listening({ events }), ...bodies)).toEqual(events);
	});

	it('drop what was typed in the app of an official number, and old chats', async () => {
		const envelope = (field: string, value: object) => ({
			entry: [{ changes: [{ field, value }] }],
		});
		const bodies = [
			envelope('smb_message_echoes', { message_echoes: [{ id: 'e', from: '1', to: '2' }] }),
			envelope('messages', { message_echoes: [{ id: 'e2', from: '1', to: '2' }] }),
			envelope('history', { history: [{ threads: [] }] }),
		];
		expect(await started(listening({ events: ['*'] }), ...bodies)).toEqual([]);
		const own = { events: ['*'], options: { ignoreOwnMessages: false } };
		expect(await started(listening(own), ...bodies)).toHaveLength(2);
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

	it.each([
		['document', { type: 'document', mediaType: 'text/csv' }],
		['document', { type: 'document', mediaType: 'text/plain' }],
		['document', { type: 'document', mediaType: 'image/png' }],
		['document', { mediaType: 'text/csv; charset=utf-8' }],
		['sticker', { type: 'sticker', mediaType: 'image/webp' }],
		['image', { type: 'text', mediaType: 'image/jpeg' }],
		['audio', { type: 'audio', mediaType: 'audio/ogg; codecs=opus' }],
		['text', { type: 'text', mediaType: null }],
	])('know the type %s from %j', async (type, fields) => {
		const only = (messageTypes: string[]) => listening({ options: { messageTypes } });
		const others = ['text', 'image', 'audio', 'document', 'sticker'].filter((one) => one !== type);
		expect(await started(only([type]), received(fields))).toEqual(['hello']);
		expect(await started(only(others), received(fields))).toEqual([]);
	});

	it('read the age from a time with a blank', async () => {
		const trigger = listening({ options: { ignoreOlderThan: 5 } });
		expect(await started(trigger, received({ createdAt: '2020-03-01 09:00:05' }))).toEqual([]);
	});

	it('look at the beginning of a huge text only', async () => {
		const trigger = listening({ options: { textFilter: { value: { words: 'needle' } } } });
		const hay = 'a '.repeat(5_000_000);
		expect(await started(trigger, received({ content: `${hay}needle` }))).toEqual([]);
		expect(await started(trigger, received({ content: `needle ${hay}` }))).toHaveLength(1);
	});

	it('survive options that are none', async () => {
		const trigger = listening();
		trigger.given.options = null as unknown as IDataObject;
		expect(await started(trigger, received())).toEqual(['hello']);
	});
});
