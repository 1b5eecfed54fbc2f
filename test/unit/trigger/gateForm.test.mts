import { inspect } from 'node:util';

import type { IDataObject } from 'n8n-workflow';

import { isGenuine } from '../../../nodes/PilotStatusTrigger/webhook/verify.ts';
import { deliver, type FakeDelivery, FakeTrigger, listening, received } from './fakeTrigger.mts';

describe('the token', () => {
	it.each([
		[{ token: 'secret' }, 'secret', true],
		[{ token: 'secres' }, 'secret', false],
		[{ token: 'secret ' }, 'secret', false],
		[{ token: ['secret'] }, 'secret', false],
		[{ token: '' }, '', false],
		[{}, undefined, false],
		[undefined, 'secret', false],
	])('%j against %j: %s', (query, token, expected) => {
		expect(isGenuine({ query }, token)).toBe(expected);
	});

	it('is asked for before the body is looked at: 401, no execution, nothing remembered', async () => {
		const trigger = listening();
		const before = JSON.stringify(trigger.staticData);
		const body = {
			get event(): string {
				throw new Error('The body was looked at');
			},
		};
		for (const query of [{ token: 'wrong' }, {}, undefined, { token: [trigger.token] }]) {
			const outcome = await trigger.receive({ query, body, rawBody: Buffer.from('{}') });
			expect(outcome).toMatchObject({ status: 401, result: { noWebhookResponse: true } });
			expect(outcome.items).toBeUndefined();
		}
		expect(JSON.stringify(trigger.staticData)).toBe(before);
	});

	it('lets nothing in while there is no subscription', async () => {
		const trigger = new FakeTrigger();
		expect((await trigger.receive({ query: { token: '' } })).status).toBe(401);
		expect((await trigger.receive({ query: {} })).status).toBe(401);
	});

	it('is in no output', async () => {
		const trigger = listening({ events: ['*'], options: { rawBody: true } });
		expect(inspect(await deliver(trigger, received()), { depth: 9 })).not.toContain(trigger.token);
	});
});

describe('the form of a body', () => {
	it.each<[string, FakeDelivery, number | undefined]>([
		['text', { contentType: 'text/plain', rawBody: Buffer.from('hello') }, 400],
		['nothing', { rawBody: Buffer.alloc(0), body: {} }, 400],
		['no bytes and an empty body', { body: {} }, 400],
		['no body at all', { contentType: '', body: undefined }, 400],
		[
			'a form',
			{ contentType: 'application/x-www-form-urlencoded', rawBody: Buffer.from('a=b') },
			400,
		],
		[
			'XML that n8n has parsed',
			{ contentType: 'text/xml', body: { a: 1 }, rawBody: Buffer.from('<a/>') },
			400,
		],
		[
			'JSON that calls itself text',
			{ contentType: 'text/plain', rawBody: Buffer.from('{"a":1}') },
			undefined,
		],
		['JSON without bytes', { body: { a: 1 } }, undefined],
	])('%s', async (_name, delivery, status) => {
		const trigger = listening({ events: ['*'] });
		const outcome = await trigger.receive({ query: { token: trigger.token }, ...delivery });
		expect(outcome.status).toBe(status);
		expect(outcome.items === undefined).toBe(status === 400);
	});

	it('v3: gives every field as it came, with event and eventId first', async () => {
		const { items, result } = await deliver(
			listening(),
			received({ extra: { deep: [1] }, type: 'text' }),
		);
		expect(items).toEqual([
			{
				json: {
					event: 'message.received',
					eventId: 'message.received:cmx1',
					...received({ extra: { deep: [1] }, type: 'text' }).data,
					replyTo: '+5511911111111',
					chatInput: 'hello',
					sessionId: ':+5511911111111',
				},
			},
		]);
		expect(Object.keys(items?.[0]?.json ?? {}).slice(0, 2)).toEqual(['event', 'eventId']);
		expect(result.webhookResponse).toEqual({ received: true });
	});

	it('v2: gives older fields under their current names, too, and overwrites none', async () => {
		const trigger = listening({ events: ['*'] });
		const sent = {
			event: 'message.sent',
			data: { internalMessageId: 'cmx7', messageId: 'wamid.B' },
		};
		expect((await deliver(trigger, sent)).items?.[0]?.json).toEqual({
			event: 'message.sent',
			eventId: 'message.sent:cmx7',
			id: 'cmx7',
			...sent.data,
		});
		const reply = {
			event: 'message.reply',
			data: { messageRepliedId: 'cmx7', messageId: 'wamid.C' },
		};
		expect((await deliver(trigger, reply)).items?.[0]?.json).toMatchObject({
			repliedToId: 'cmx7',
			eventId: 'message.reply:wamid.C',
		});
		const group = {
			event: 'message.group',
			data: { fromNumber: '+551', from: '+552', messageId: 'D' },
		};
		expect((await deliver(trigger, group)).items?.[0]?.json.from).toBe('+552');
	});

	it('flat call events and the envelope of Meta are kept whole', async () => {
		const trigger = listening({ events: ['*'] });
		const call = { event: 'call.ended', status: 'COMPLETED', duration: 12 };
		expect((await deliver(trigger, call)).items?.[0]?.json).toMatchObject(call);
		const envelope = {
			object: 'whatsapp_business_account',
			entry: [{ changes: [{ field: 'messages' }] }],
		};
		const json = (await deliver(trigger, envelope)).items?.[0]?.json;
		expect(json).toMatchObject({ event: 'meta.webhook', ...envelope });
		expect(json?.eventId).toMatch(/^meta\.webhook:[\da-f]{32}$/);
	});

	it.each([null, 7, 'text', [], [received(), 1], true])(
		'%j is passed on as unknown',
		async (body) => {
			const { items } = await deliver(listening({ events: ['*'] }), body);
			expect(items?.[0]?.json).toMatchObject({ event: 'unknown', body });
			const raw = await deliver(listening({ events: ['*'], options: { rawBody: true } }), body);
			expect(raw.items?.[0]?.json).toEqual({ body });
		},
	);

	it('event and eventId are those of the node, also where a body has fields of these names', async () => {
		const trigger = listening({ events: ['*'] });
		const own = await deliver(trigger, received({ event: 5, eventId: null }));
		expect(own.items?.[0]?.json).toMatchObject({
			event: 'message.received',
			eventId: 'message.received:cmx1',
		});
		const odd = await deliver(trigger, { event: 5, eventId: {} });
		expect(odd.items?.[0]?.json).toMatchObject({
			event: 'meta.webhook',
			eventId: expect.stringMatching(/^meta\.webhook:/) as string,
		});
	});

	it('two replies to one message have different ids', async () => {
		const reply = (messageId: string) => ({
			event: 'message.reply',
			data: { id: 'cmx1', messageId, createdAt: '2026-03-01T09:00:05.000Z' },
		});
		const trigger = listening({ events: ['*'] });
		const ids = [];
		for (const id of ['wamid.1', 'wamid.2', 'wamid.1']) {
			ids.push((await deliver(trigger, reply(id))).items?.[0]?.json.eventId);
		}
		expect(ids).toEqual(['message.reply:cmx1:wamid.1', 'message.reply:cmx1:wamid.2', undefined]);
	});

	it('several events in one delivery are all handled', async () => {
		const [one, two] = [received({ id: '1', content: 'a' }), received({ id: '2', content: 'b' })];
		const data = [one.data, two.data];
		const texts = async (body: unknown, events = ['message.received']) =>
			(await deliver(listening({ events }), body)).items?.map(({ json }) => json.content);
		expect(await texts([one, two, received({ fromMe: true, id: '3' })])).toEqual(['a', 'b']);
		expect(await texts({ event: 'message.received', data })).toEqual(['a', 'b']);
		const { items } = await deliver(listening({ options: { rawBody: true } }), [one, two]);
		expect(items?.map(({ json }) => json)).toEqual([one, two]);
	});

	it('an unknown form is logged once, by its fields and not by what they hold', async () => {
		const workflow = { id: 'odd', name: 'Odd' };
		const trigger = listening({ workflow, options: { senders: '+5511911111111' } });
		for (const data of ['secret 1', 'secret 2']) {
			expect((await deliver(trigger, { event: 'message.received', data })).items).toBeUndefined();
		}
		expect(trigger.warnings).toHaveLength(1);
		expect(trigger.warnings[0]).toContain(
			'unknown form (event message.received, the fields event, data)',
		);
		await deliver(trigger, { topic: 'x' });
		await deliver(trigger, [1]);
		await deliver(trigger, received());
		expect(trigger.warnings).toHaveLength(3);
		expect(trigger.warnings.join()).not.toContain('secret');
	});

	it('gives the body as it came with Output Raw Body', async () => {
		const trigger = listening({ options: { rawBody: true } });
		expect((await deliver(trigger, received())).items).toEqual([{ json: received() }]);
	});

	it('keys of prototypes stay keys', async () => {
		const rawBody = Buffer.from(
			'{"event":"message.received","data":{"id":"p","__proto__":{"fromMe":true},"constructor":1}}',
		);
		const trigger = listening();
		const { items } = await trigger.receive({ query: { token: trigger.token }, rawBody });
		expect(Object.getPrototypeOf(items?.[0]?.json)).toBe(Object.prototype);
		expect(Object.hasOwn(items?.[0]?.json ?? {}, '__proto__')).toBe(true);
		expect(({} as IDataObject).fromMe).toBeUndefined();
	});

	it('a name or id that is none counts as absent', async () => {
		const trigger = listening({ events: ['*'] });
		const { items } = await deliver(trigger, { event: 'x'.repeat(201), data: { id: 'i' } });
		expect(items?.[0]?.json.eventId).toMatch(/^meta\.webhook:/);
		const odd = await deliver(trigger, {
			event: 'message.read',
			data: { id: 5, internalMessageId: {} },
		});
		expect(odd.items?.[0]?.json.eventId).toMatch(/^message\.read:[\da-f]{32}$/);
	});
});
