import { listenAround } from './listening.mts';
import { PHONE, until, type Json } from './support.mts';

describe('docs/api-reference.md 12: webhook deliveries', () => {
	const listening = listenAround();
	const { hooks, subscribe, settled, bodies, sent } = listening;

	test('12.1 POST, JSON, { event, data }; nothing for events not asked for', async () => {
		await subscribe(['message.delivered']);
		await sent();
		expect(listening.receiver.received).toHaveLength(1);
		expect(listening.receiver.received[0]?.url).toBe('/hook?token=t');
		expect(listening.receiver.received[0]?.headers['content-type']).toBe('application/json');
		expect(Object.keys(bodies()[0] ?? {})).toEqual(['event', 'data']);
	});

	test('12.2 number events, flat call events, and any body at all', async () => {
		const id = await subscribe(['number.disconnected', 'call.missed']);
		listening.client.sandbox.control.number('num_meta', { isFullyConnected: false });
		hooks().emit({ event: 'call.missed', data: { callId: 'c1' }, flat: true });
		hooks().raw(id, 'not json', 'text/plain');
		await settled();
		expect(listening.receiver.received.map(({ body }) => body)).toEqual([
			expect.stringContaining('"event":"number.disconnected"') as string,
			'{"event":"call.missed","callId":"c1"}',
			'not json',
		]);
	});

	test('11 paused and empty subscriptions get nothing', async () => {
		const id = await subscribe(['message.received']);
		await subscribe([]);
		await listening.client.call('PATCH', `/v1/webhooks/${id}`, { active: false });
		hooks().receive(PHONE, { text: 'x' });
		expect(hooks().deliveries()).toEqual([]);
	});

	test('what waits for a webhook that is paused or removed meanwhile is dropped', async () => {
		listening.client.sandbox.control.settings({ holdWebhooks: true });
		const paused = await subscribe(['message.received']);
		const removed = await subscribe(['message.received']);
		hooks().receive(PHONE, { text: 'x' });
		await listening.client.call('PATCH', `/v1/webhooks/${paused}`, { active: false });
		await listening.client.call('DELETE', `/v1/webhooks/${removed}`);
		hooks().release();
		await settled();
		expect(
			hooks()
				.deliveries()
				.map(({ status }) => status),
		).toEqual(['DROPPED', 'DROPPED']);
		expect(listening.receiver.received).toEqual([]);
	});

	test('failed deliveries are repeated (our schedule), and can be sent again', async () => {
		await subscribe(['message.received']);
		const answers = [500, null, 302, 404];
		listening.receiver.answer = () => (answers.length > 0 ? (answers.shift() ?? null) : 200);
		hooks().receive(PHONE, { text: 'x' });
		await until(() => hooks().deliveries({ status: 'FAILED' }).length === 1);
		const [delivery] = hooks().deliveries();
		expect(delivery?.attempts.map(({ statusCode }) => statusCode)).toEqual([500, null, 302, 404]);
		expect(new Set(listening.receiver.received.map(({ body }) => body)).size).toBe(1);
		expect(hooks().repeat()).toBe(1);
		await until(() => hooks().deliveries({ status: 'SUCCESS' }).length === 1);
	});

	test('copies go out at once', async () => {
		await subscribe(['message.received']);
		listening.client.sandbox.control.settings({ webhookCopies: 8 });
		hooks().receive(PHONE, { text: 'x' });
		await settled();
		expect(listening.receiver.received).toHaveLength(8);
		expect(new Set(listening.receiver.received.map(({ body }) => body)).size).toBe(1);
	});

	test('held, delayed and shuffled deliveries', async () => {
		await subscribe(['message.received']);
		listening.client.sandbox.control.settings({
			holdWebhooks: true,
			webhookShuffle: 20,
			webhookConcurrency: 1,
		});
		for (let count = 0; count < 20; count += 1) hooks().receive(PHONE, { text: String(count) });
		expect(hooks().open).toBe(20);
		expect(listening.receiver.received).toEqual([]);
		hooks().release();
		await settled();
		const order = bodies().map(({ data }) => Number((data as Json).content));
		const sorted = [...order].sort((a, b) => a - b);
		expect(sorted).toEqual(Array.from({ length: 20 }, (_, index) => index));
		expect(order).not.toEqual(sorted);
		listening.client.sandbox.control.settings({
			holdWebhooks: false,
			webhookShuffle: 0,
			webhookDelayMs: 60_000,
		});
		hooks().receive(PHONE, { text: 'later' });
		expect(hooks().open).toBe(1);
		listening.client.sandbox.control.clock({ advanceMs: 60_000 });
		await settled();
		expect(listening.receiver.received).toHaveLength(21);
	});

	test('11 logs: newest first, by event, at most 50, gone with the webhook', async () => {
		const id = await subscribe(['message.received', 'message.sent']);
		for (let count = 0; count < 51; count += 1) hooks().receive(PHONE, { text: String(count) });
		await settled();
		const logs = async (query = ''): Promise<Json[]> =>
			(await listening.client.call('GET', `/v1/webhooks/${id}/logs${query}`))
				.json as unknown as Json[];
		expect(await logs()).toHaveLength(50);
		expect(await logs('?limit=1')).toMatchObject([
			{ event: 'message.received', status: 'SUCCESS', statusCode: 200, response: 'thanks' },
		]);
		expect(await logs('?event=message.sent')).toEqual([]);
		expect((await listening.client.call('GET', `/v1/webhooks/${id}/logs?limit=51`)).status).toBe(
			400,
		);
		await listening.client.call('DELETE', `/v1/webhooks/${id}`);
		expect((await listening.client.call('GET', `/v1/webhooks/${id}/logs`)).status).toBe(404);
	});

	test('nothing is ever posted beyond this machine', async () => {
		const url = 'https://flows.example.test/hook';
		await listening.client.call('POST', '/v1/webhooks', {
			url,
			name: 'x',
			events: ['message.received'],
		});
		hooks().receive(PHONE, { text: 'x' });
		await until(() => hooks().deliveries({ status: 'FAILED' }).length === 1);
		expect(hooks().deliveries()[0]?.attempts[0]?.error).toContain('loopback');
	});

	test('a contact cannot quote or tap what is not there', async () => {
		const path = `/_sandbox/contacts/${encodeURIComponent(PHONE)}/messages`;
		for (const body of [
			{ text: 'x', quote: 'none' },
			{ button: 'yes' },
			{},
			{ text: 'x', groupId: 'g' },
		]) {
			expect((await listening.client.call('POST', path, body, {})).status).toBe(400);
		}
		expect((await listening.client.call('POST', path, { text: 'hi' }, {})).status).toBe(200);
		const log = await listening.client.call('GET', '/_sandbox/deliveries', undefined, {});
		expect(log.json).toEqual({ count: 0, open: 0, deliveries: [] });
	});
});
