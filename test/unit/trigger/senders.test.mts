import { deliver, listening, received, started } from './fakeTrigger.mts';

const starts = async (senders: unknown, data: object) =>
	(
		await started(
			listening({ events: ['*'], options: { senders } as never }),
			received(data as never),
		)
	).length === 1;

describe('the option Senders', () => {
	it.each<[unknown, object]>([
		// WhatsApp leaves out the ninth digit that people write, and the reverse
		['+55 11 99999-9999', { from: '+551199999999' }],
		['+551199999999', { from: '5511999999999@s.whatsapp.net' }],
		['+52 55 1234 5678', { from: '+5215512345678' }],
		['+54 11 2345-6789', { from: '5491123456789' }],
		// copied from a phone
		['\u202a+55 11 99999\u20119999\u202c', { from: '+5511999999999' }],
		[5511999999999, { from: '+5511999999999' }],
		[[5511999999999], { from: 5511999999999 }],
		['+5511888888888; +5511999999999', { from: '+5511999999999' }],
		['+5511888888888\n+5511999999999', { from: '+5511999999999' }],
		['["+5511888888888","+5511999999999"]', { from: '+5511999999999' }],
		['5511999999999@s.whatsapp.net', { from: '+5511999999999' }],
		['5511999999999@c.us', { from: '5511999999999:12@s.whatsapp.net' }],
		['BR.1349208655302741918', { from: '+5511999999999', userId: 'BR.1349208655302741918' }],
		['+5511999999999', { from: '1203@g.us', participant: '5511999999999@s.whatsapp.net' }],
		['120363000000000001@g.us', { from: '+5511999999999', groupId: '120363000000000001@g.us' }],
		['69385314111689@lid', { from: '69385314111689@lid' }],
	])('%j lets in %j', async (senders, data) => {
		expect(await starts(senders, data)).toBe(true);
	});

	it.each<[unknown, object]>([
		['+551144444444', { from: '+5511944444444' }],
		['+5511999999999', { from: '5511999999999@lid' }],
		['+5511999999999', { from: 'x5511999999999' }],
		['+5511999999999', { from: null }],
		['+5511999999999', {}],
	])('%j keeps out %j', async (senders, data) => {
		expect(await starts(senders, data)).toBe(false);
	});

	it.each([
		['', 'is empty'],
		[' , ', 'Senders'],
		[null, 'is empty'],
		[undefined, 'is empty'],
		[[], 'without entries'],
		[[null], 'is a list'],
		[true, 'is true'],
		[{ phone: '+5511999999999' }, 'is an object (phone)'],
		[[{ phone: '+5511999999999' }], 'Senders'],
		['everybody', 'Senders'],
		['undefined', 'Senders'],
		['[object Object]', 'Senders'],
	])(
		'%j is refused in words, so that nobody is let in and nothing is lost',
		async (senders, words) => {
			const trigger = listening({ options: { senders } });
			await expect(deliver(trigger, received())).rejects.toThrow(words);
			expect(trigger.staticData.seen).toBeUndefined();
		},
	);
});

describe('the options with numbers', () => {
	const now = Date.parse('2026-03-02T12:00:00Z');
	beforeEach(() => jest.useFakeTimers({ now }));
	afterEach(() => jest.useRealTimers());

	it.each([
		[{ createdAt: '2026-03-01T16:00:00.000Z' }, 0],
		[{ createdAt: '2026-03-02T11:49:59Z' }, 0],
		[{ createdAt: '2026-03-02T11:51:00.000Z' }, 1],
		[{ createdAt: '2026-03-02T08:51:00-03:00' }, 1],
		[{ createdAt: '2026-03-02T11:51:00' }, 1],
		[{ receivedAt: '2026-03-02T10:00:00Z' }, 0],
		[{ createdAt: String(now / 1_000 - 3_600) }, 0],
		[{ createdAt: now - 3_600_000 }, 0],
		// nothing readable says that it is old
		[{ createdAt: 'yesterday' }, 1],
		[{}, 1],
		[{ createdAt: '2026-03-02T13:00:00Z' }, 1],
	])(
		'a message of %j at 12:00 starts %i workflows with a limit of 10 minutes',
		async (data, count) => {
			const trigger = listening({ options: { ignoreOlderThan: 10 } });
			expect(await started(trigger, received(data))).toHaveLength(count);
		},
	);

	it('the age counts for messages in the envelope of Meta, too, and not for statuses', async () => {
		const trigger = listening({ events: ['*'], options: { ignoreOlderThan: '10' } });
		const message = (ago: number) => ({
			entry: [
				{
					changes: [
						{ value: { messages: [{ id: `w${ago}`, timestamp: String(now / 1_000 - ago) }] } },
					],
				},
			],
		});
		const status = { event: 'message.read', data: { id: 'x', createdAt: '2020-01-01T00:00:00Z' } };
		expect(await started(trigger, message(3_600), message(60), status)).toEqual([
			'meta.webhook',
			'message.read',
		]);
	});

	it.each(['ignoreOlderThan', 'maxPerContact', 'pauseAfterPerson'])(
		'%s is refused where an expression gave no number',
		async (name) => {
			for (const value of [null, '', 'soon', -1, {}, NaN]) {
				const trigger = listening({ options: { [name]: value } });
				await expect(deliver(trigger, received())).rejects.toThrow(/^"/);
			}
		},
	);
});
