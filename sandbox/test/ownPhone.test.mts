import { listenAround } from './listening.mts';
import { META, PHONE, until, WEB, type Json } from './support.mts';

interface Change {
	field: string;
	value: Json;
}

describe('docs/api-reference.md 12.5, 4: what the business types on its own phone', () => {
	const listening = listenAround();
	const { hooks, subscribe, settled, bodies, sent } = listening;
	const settings = (change: object) => listening.client.sandbox.control.settings(change);
	const changes = (): Change[] =>
		bodies()
			.flatMap(({ entry }) => (entry ?? []) as Array<{ changes: Change[] }>)
			.flatMap((entry) => entry.changes);
	const lookUp = async (id: unknown, headers: Record<string, string>) =>
		(await listening.client.call('GET', `/v1/messages/${String(id)}`, undefined, headers)).status;
	const typed = (numberId: string) =>
		hooks().receive(PHONE, { text: 'I come at five', fromMe: true, numberId });

	test.each(['smb_message_echoes', 'messages'])('an official number, under %s', async (field) => {
		settings({ typedField: field });
		await subscribe(['*']);
		const { externalMessageId } = typed('num_meta');
		await settled();
		expect(bodies()).toHaveLength(1);
		const echo = {
			from: '5511900000000',
			to: PHONE.slice(1),
			id: externalMessageId,
			type: 'text',
			timestamp: expect.stringMatching(/^\d+$/) as string,
			text: { body: 'I come at five' },
		};
		expect(changes()).toMatchObject([{ field, value: { message_echoes: [echo] } }]);
		expect(await lookUp(externalMessageId, META)).toBe(404);
	});

	test('an official number tells nobody without *, unless it is also received', async () => {
		await subscribe(['message.received']);
		typed('num_meta');
		await settled();
		expect(bodies()).toEqual([]);
		settings({ typedAlsoReceived: true });
		typed('num_meta');
		await settled();
		expect(bodies()).toMatchObject([{ event: 'message.received', data: { fromMe: true } }]);
	});

	test('a paired number: received with fromMe; unknown by its id, as what was sent is not', async () => {
		await subscribe(['message.received'], WEB);
		const { externalMessageId } = typed('num_web');
		await settled();
		const data = { fromMe: true, from: '+5511900000999', to: PHONE, messageId: externalMessageId };
		expect(bodies()).toMatchObject([{ event: 'message.received', data }]);
		expect(await lookUp(externalMessageId, WEB)).toBe(404);
		const { id } = await sent({}, WEB);
		const wamid = listening.client.sandbox.control.message(String(id))?.externalMessageId;
		expect(await lookUp(wamid, WEB)).toBe(200);
	});

	test('what the API sends is echoed by a paired number only where that is set', async () => {
		await subscribe(['message.sent', 'message.received'], WEB);
		await sent({}, WEB);
		expect(bodies().map(({ event }) => event)).toEqual(['message.sent']);
		const orders: Record<string, string[]> = {
			before: ['message.received', 'message.sent'],
			after: ['message.sent', 'message.received'],
		};
		// One at a time, so that they arrive in the order in which they were sent.
		settings({ webhookConcurrency: 1 });
		for (const [echoSends, events] of Object.entries(orders)) {
			settings({ echoSends });
			listening.receiver.received.length = 0;
			const { id } = await sent({ text: 'by API' }, WEB);
			expect(bodies().map(({ event }) => event)).toEqual(events);
			const ids = bodies().map(({ data }) => (data as Json).messageId);
			expect(ids[0]).toBe(ids[1]);
			expect(await lookUp(ids[0], WEB)).toBe(200);
			const echo = bodies().find(({ event }) => event === 'message.received');
			expect(echo?.data).toMatchObject({ fromMe: true, content: 'by API', to: PHONE });
			expect((echo?.data as Json).id).not.toBe(id);
		}
	});

	test('what the API sends on an official number is echoed in Meta’s body', async () => {
		settings({ echoSends: 'after' });
		await subscribe(['*']);
		const { id } = await sent();
		const wamid = listening.client.sandbox.control.message(String(id))?.externalMessageId;
		await until(() => changes().some(({ field }) => field === 'smb_message_echoes'));
		const echoes = changes().filter(({ field }) => field === 'smb_message_echoes');
		expect(echoes).toMatchObject([{ value: { message_echoes: [{ id: wamid }] } }]);
		expect(bodies().some(({ event }) => event === 'message.received')).toBe(false);
	});

	test('old chats are handed over under history, and nothing else says they are new', async () => {
		await sent();
		hooks().receive(PHONE, { text: 'from last year' });
		await subscribe(['*']);
		hooks().handOver('num_meta');
		await settled();
		expect(bodies()).toHaveLength(1);
		expect(changes()).toMatchObject([
			{
				field: 'history',
				value: {
					history: [
						{
							threads: [
								{
									id: PHONE.slice(1),
									messages: [
										{ from: '5511900000000', to: PHONE.slice(1) },
										{ from: PHONE.slice(1), text: { body: 'from last year' } },
									],
								},
							],
						},
					],
				},
			},
		]);
		expect(() => hooks().handOver('num_web')).toThrow('official');
	});
});
