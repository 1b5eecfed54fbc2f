import type { IDataObject } from 'n8n-workflow';

import { readTime } from '../../../nodes/shared/deliveries/message.ts';
import { deliver, listening } from './fakeTrigger.mts';

async function outputs(body: unknown, options: IDataObject = {}): Promise<IDataObject[]> {
	const { items = [] } = await deliver(listening({ events: ['*'], options }), body);
	return items.map(({ json }) => json);
}

/** What the trigger adds to an event with this data. */
async function added(event: string, data: IDataObject): Promise<IDataObject> {
	const [json = {}] = await outputs({ event, data });
	const { replyTo, chatInput, sessionId } = json;
	return { replyTo, chatInput, sessionId };
}

const own = '+5511922222222';

describe('replyTo', () => {
	it.each<[string, IDataObject, unknown]>([
		['message.received', { from: '+5511911111111' }, '+5511911111111'],
		['message.received', { from: '5511911111111' }, '+5511911111111'],
		['message.received', { from: 5511911111111 }, '+5511911111111'],
		['message.received', { from: '5511911111111@s.whatsapp.net' }, '+5511911111111'],
		['message.received', { from: '5511911111111:7@s.whatsapp.net' }, '+5511911111111'],
		['message.reply', { from: '5511911111111@c.us' }, '+5511911111111'],
		[
			'message.received',
			{ from: null, userId: 'BR.1349208655302741918' },
			'BR.1349208655302741918',
		],
		['message.received', { from: '69385314111689@lid', userId: 'BR.13' }, 'BR.13'],
		[
			'message.received',
			{ from: '69385314111689@lid', participant: '5511911111111@c.us' },
			'+5511911111111',
		],
		['message.received', { from: '69385314111689@lid' }, '69385314111689@lid'],
		['message.received', { from: '', fromNumber: '' }, undefined],
		['message.group', { from: '+5511911111111', groupId: '1203@g.us' }, '1203@g.us'],
		[
			'message.group',
			{ fromNumber: '+5511911111111', groupId: '120363000000000001' },
			'120363000000000001@g.us',
		],
		['message.group', { from: '1203@g.us', participant: '5511911111111@c.us' }, '1203@g.us'],
		['message.reply', { from: '+5511911111111', groupId: '1203@g.us' }, '1203@g.us'],
		[
			'message.newsletter',
			{ fromNumber: '+5511911111111', newsletterId: '1203@newsletter' },
			'1203@newsletter',
		],
		// without the id of the group, an answer would reach one member instead
		['message.group', { from: '+5511911111111' }, undefined],
	])('of %s %j is %j', async (event, data, expected) => {
		expect((await added(event, data)).replyTo).toBe(expected);
	});
});

describe('chatInput', () => {
	it.each<[string, IDataObject, unknown]>([
		['message.received', { content: 'hello' }, 'hello'],
		['message.received', { content: 7 }, '7'],
		['message.received', { content: '', mediaCaption: 'a cat' }, 'a cat'],
		['message.received', { type: 'audio' }, ''],
		['message.reply', { content: 'Yes', buttonId: 'b1', createdAt: '2026-03-01T09:00:05Z' }, 'Yes'],
		['message.reply', { content: 'Ok?', replyContent: 'Yes', buttonId: 'b1' }, 'Yes'],
		['message.reply', { content: 'Ok?', replyContent: null }, ''],
		['message.reply', { content: 'Ok?', messageRepliedId: 'cmx1' }, ''],
	])('of %s %j is %j', async (event, data, expected) => {
		expect((await added(event, { from: '+5511911111111', ...data })).chatInput).toBe(expected);
	});
});

describe('sessionId', () => {
	const session = async (data: IDataObject) => (await added('message.received', data)).sessionId;

	it('is the same for each spelling of a number, and differs by contact and number', async () => {
		const base = await session({ to: own, from: '+5511911111111' });
		expect(base).toBe('+5511922222222:+5511911111111');
		const written = await session({ to: own, from: '+5511991111111' });
		for (const from of ['+551191111111', '5511991111111@s.whatsapp.net', '551191111111']) {
			expect(await session({ to: own, from })).toBe(written);
		}
		expect(await session({ to: '+551122222222', from: '+5511911111111' })).not.toBe(base);
		expect(await session({ to: own, from: '+5511911111112' })).not.toBe(base);
		expect(await session({ numberId: 'num_1', from: '+5511911111111' })).toBe(
			'num_1:+5511911111111',
		);
	});

	it('is one for a group', async () => {
		const data = (from: string) => ({ numberId: 'n', from, groupId: '1203@g.us' });
		const [one, other] = [
			await added('message.group', data('+551')),
			await added('message.group', data('+552')),
		];
		expect(one.sessionId).toBe(other.sessionId);
	});

	it('is the same from an event and from the envelope of the same message', async () => {
		const [json] = await outputs({
			object: 'whatsapp_business_account',
			entry: [
				{
					changes: [
						{
							field: 'messages',
							value: {
								metadata: { display_phone_number: '55 11 92222-2222', phone_number_id: '1' },
								contacts: [{ wa_id: '5511911111111' }],
								messages: [{ from: '5511911111111', id: 'w', type: 'text', text: { body: 'hi' } }],
							},
						},
					],
				},
			],
		});
		expect(json).toMatchObject({
			event: 'meta.webhook',
			object: 'whatsapp_business_account',
			replyTo: '+5511911111111',
			chatInput: 'hi',
			sessionId: await session({ to: own, from: '+5511911111111' }),
		});
	});
});

describe('what the trigger adds', () => {
	it('replaces no field of the delivery', async () => {
		const data = { from: '+5511911111111', replyTo: 'r', chatInput: null, sessionId: 0 };
		expect(await added('message.received', data)).toEqual({
			replyTo: 'r',
			chatInput: null,
			sessionId: 0,
		});
	});

	it.each([
		['message.sent', { to: '+5511911111111', content: 'x' }],
		['number.connected', { id: 'n' }],
		['optin.created', { destinationNumber: '+5511911111111' }],
		[
			'message.received',
			{ from: '+5511922222222', to: '+5511911111111', fromMe: true, content: 'x' },
		],
	])('is nothing where no contact wrote: %s', async (event, data) => {
		const [json] = await outputs({ event, data }, { ignoreOwnMessages: false });
		expect(Object.keys(json ?? {})).not.toContain('chatInput');
		expect(Object.keys(json ?? {})).not.toContain('replyTo');
	});

	it('gives each message of an envelope an item of its own, and its statuses another', async () => {
		const message = (id: string, body: string) => ({
			id,
			from: '5511911111111',
			type: 'text',
			text: { body },
		});
		const value = {
			messages: [message('a', 'one'), message('b', 'two')],
			statuses: [{ id: 'c', status: 'read' }],
		};
		const items = await outputs({ entry: [{ id: '1', changes: [{ field: 'messages', value }] }] });
		expect(items.map(({ chatInput }) => chatInput)).toEqual(['one', 'two', undefined]);
		expect(JSON.stringify(items[0])).not.toContain('two');
		expect(JSON.stringify(items[2])).toContain('"read"');
	});

	it('survives an envelope of any form', async () => {
		for (const entry of [[], [null], [{}], [{ changes: [null, {}, { value: 5 }] }], [[1]]]) {
			expect(await outputs({ entry })).not.toHaveLength(0);
		}
	});
});

test.each<[unknown, unknown]>([
	['2026-03-01T09:00:05.000Z', '2026-03-01T09:00:05.000Z'],
	['2026-03-01T09:00:05', '2026-03-01T09:00:05.000Z'],
	['2026-03-01T09:00:05-03:00', '2026-03-01T12:00:05.000Z'],
	[1772355605, '2026-03-01T09:00:05.000Z'],
	['1772355605000', '2026-03-01T09:00:05.000Z'],
	['01/03/2026', undefined],
	[null, undefined],
	[{}, undefined],
])('the time %j is %j', (value, expected) => {
	const time = readTime(value);
	expect(time === undefined ? undefined : new Date(time).toISOString()).toBe(expected);
});
