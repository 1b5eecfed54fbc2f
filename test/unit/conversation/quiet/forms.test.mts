import { readItem } from '../../../../nodes/PilotStatus/resources/conversation/waitUntilQuiet/item.ts';
import type { IDataObject } from 'n8n-workflow';

import { execute, received } from './node.mts';

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-02T12:00:01Z') }));
afterEach(() => jest.useRealTimers());

describe('messages of every form', () => {
	const text = { content: 'hi' };
	it.each<[string, IDataObject, object]>([
		[
			'the older schema',
			{
				event: 'message.reply',
				messageId: 'v2a',
				from: '5511911110001@s.whatsapp.net',
				content: 'quoted',
				replyContent: 'mine',
				receivedAt: '2026-03-02T12:00:00Z',
				replyTo: '+5511911110001',
			},
			{ content: 'mine', messageId: 'v2a' },
		],
		[
			'a raw body',
			{
				event: 'message.received',
				data: { id: 'raw1', messageId: 'raw1', from: '+5511911110002', content: 'hi' },
				replyTo: 'x',
			},
			{ ...text, messageId: 'raw1' },
		],
		[
			'the body of a Webhook node',
			{
				body: {
					event: 'message.received',
					data: { messageId: 'raw2', from: '+5511911110003', content: 'hi' },
				},
				replyTo: '+5511911110003',
			},
			{ ...text, messageId: 'raw2' },
		],
		['text and contact alone', { chatInput: 'hi', replyTo: '+5511911110004' }, text],
		['a number as contact', { chatInput: 'hi', replyTo: 5511911110005 }, text],
		[
			'a hidden contact',
			{ from: null, userId: 'BR.123', content: 'hi', messageId: 'h1', replyTo: 'BR.123' },
			text,
		],
		[
			"Meta's envelope",
			{
				entry: [
					{
						changes: [
							{
								field: 'messages',
								value: {
									metadata: { display_phone_number: '5511922222222', phone_number_id: '1099' },
									messages: [
										{
											id: 'wamid.env',
											from: '5511911110006',
											timestamp: '1772452800',
											type: 'image',
											image: { id: 'media_7', caption: 'look' },
										},
									],
								},
							},
						],
					},
				],
				replyTo: '+5511911110006',
			},
			{
				content: 'look',
				messageId: 'wamid.env',
				type: 'image',
				mediaId: 'media_7',
				phoneNumberId: '1099',
			},
		],
	])('are read: %s', async (_, json, message) => {
		const { json: output, error } = await execute([json]);
		expect(error).toBeUndefined();
		expect(output).toMatchObject([
			{ chatInput: (message as IDataObject).content, messages: [message] },
		]);
	});

	it('a reply without a WhatsApp ID is told apart by its event, since its ID may be that of the quoted message', async () => {
		const reply = (eventId: string, content: string): IDataObject => ({
			event: 'message.reply',
			eventId,
			id: 'quoted',
			content,
			replyTo: '+5511911110007',
		});
		const { json } = await execute([
			reply('message.reply:quoted:1', 'one'),
			reply('message.reply:quoted:2', 'two'),
		]);
		expect(json).toMatchObject([{ chatInput: 'one\ntwo' }]);
	});

	it('messages without any ID are never copies of each other', async () => {
		const anonymous = { chatInput: 'hi', replyTo: '+5511911110008' };
		const { json } = await execute([anonymous, anonymous]);
		expect(json).toMatchObject([{ chatInput: 'hi\nhi' }]);
	});

	it('two spellings of a number are one contact, and two numbers of the business are two chats', async () => {
		const json = received({ from: '+5511911110009', replyTo: '+5511911110009' });
		const spelt = {
			...json,
			messageId: 'spelt',
			content: 'again',
			from: '+551111110009',
			replyTo: '+551111110009',
		};
		const elsewhere = { ...json, messageId: 'elsewhere', to: '+5511933333333', content: 'there' };
		const brazil = [
			{ ...json, from: '+5511991110009', replyTo: '+5511991110009' },
			{ ...spelt, from: '+551191110009', replyTo: '+551191110009' },
		];
		const { json: output } = await execute([
			...brazil,
			{ ...elsewhere, replyTo: '+5511991110009' },
		]);
		expect(output.map(({ chatInput }) => chatInput)).toEqual(['hi\nagain', 'there']);
	});
});

test('an ID is shown as it was entered, and none is made up', () => {
	const shown = (messageId: string | undefined) =>
		readItem({ text: 'hi' }, { contact: '+5511911110001', messageId, fallbackKey: '7 0' }).message
			.shown;
	expect(shown('wamid.AbC')).toMatchObject({ messageId: 'wamid.AbC' });
	expect(shown(undefined)).not.toHaveProperty('messageId');
});
