import { createServer } from 'node:http';
import { listenAround } from './listening.mts';
import { META, PHONE, until, WEB, type Json } from './support.mts';

const ISO = expect.stringMatching(/^\d{4}-.*Z$/) as string;

describe('docs/api-reference.md 19: calls of a paired number', () => {
	const listening = listenAround();
	const { subscribe, settled, bodies } = listening;
	const control = () => listening.client.sandbox.control;
	const api = (method: string, path: string, body?: object) =>
		listening.client.call(method, `/v1/calls${path}`, body, WEB);
	const phone = async (body: object = {}) =>
		String((await api('POST', '', { to: PHONE, ...body })).json.id);
	const state = async (id: string) => (await api('GET', `/${id}`)).json;
	const ringing = (id: string) => until(async () => (await state(id)).status === 'RINGING');

	test('19.1 a call that is answered, plays a file and is ended: its events are flat', async () => {
		const song = createServer((_request, response) => response.end('sound')).listen(0, '127.0.0.1');
		await until(() => song.listening);
		const address = song.address();
		const mediaUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/hello.mp3`;
		await subscribe(['call.ringing', 'call.connected', 'call.ended'], WEB);
		const started = await api('POST', '', { to: PHONE, bizOpaqueCallbackData: 'order 42' });
		expect(started.json).toEqual({
			id: expect.stringMatching(/^call_/) as string,
			externalCallId: expect.any(String) as string,
			status: 'INITIATED',
		});
		const id = String(started.json.id);
		const played = await api('POST', `/${id}/play`, { mediaUrl });
		expect(played.json).toEqual({ success: true, id, status: 'ACCEPTED' });
		expect(control().calls.calls()[0]?.played).toMatchObject([{ startedAt: null, fetched: null }]);

		await ringing(id);
		control().calls.act(id, 'answer');
		await until(() => control().calls.calls()[0]?.played[0]?.fetched?.bytes === 5);
		expect(await state(id)).toMatchObject({ status: 'ACCEPTED', connectedAt: ISO, endedAt: null });
		control().clock({ advanceMs: 12_000 });
		expect((await api('POST', `/${String(started.json.externalCallId)}/terminate`)).status).toBe(
			200,
		);
		await settled();
		const ended = { event: 'call.ended', status: 'COMPLETED', bizOpaqueCallbackData: 'order 42' };
		expect(bodies()).toMatchObject([
			{ event: 'call.ringing', id, direction: 'OUTBOUND', to: PHONE },
			{ event: 'call.connected', id },
			{ ...ended, id, durationSeconds: 12 },
		]);
		expect(bodies().every((body) => !('data' in body))).toBe(true);
		expect(bodies()[0]).not.toHaveProperty('bizOpaqueCallbackData');
		song.close();
	});

	test.each([
		['decline', 'REJECTED'],
		['hangUp', 'REJECTED'],
	])('the contact chooses %s before it is connected', async (action, status) => {
		await subscribe(['call.ended'], WEB);
		const id = await phone();
		await ringing(id);
		control().calls.act(id, action);
		await settled();
		expect(bodies()).toMatchObject([{ id, status, durationSeconds: 0 }]);
		expect(() => control().calls.act(id, 'answer')).toThrow('over');
	});

	test('nobody answers, and settings that answer or decline by themselves', async () => {
		const id = await phone();
		await ringing(id);
		control().clock({ advanceMs: 30_000 });
		expect(await state(id)).toMatchObject({ status: 'FAILED', connectedAt: null });
		control().settings({ callAnswer: 'decline' });
		const second = await phone();
		await until(async () => (await state(second)).status === 'REJECTED');
		control().settings({ callAnswer: 'answer', callEndsAfterPlaying: true });
		const third = await phone();
		await until(async () => (await state(third)).status === 'ACCEPTED');
		await api('POST', `/${third}/play`, { mediaUrl: 'https://files.example.test/a.opus?x=1' });
		await until(async () => (await state(third)).status === 'COMPLETED');
	});

	test('a contact calls: accepted, rejected, or missed', async () => {
		await subscribe(['call.missed', 'call.ended'], WEB);
		const ids = [1, 2, 3].map(() => control().calls.call(PHONE, {}).id);
		for (const id of ids) await ringing(id);
		expect((await api('POST', `/${ids[0]}/accept`)).json).toMatchObject({ status: 'ACCEPTED' });
		expect((await api('POST', `/${ids[0]}/reject`)).status).toBe(409);
		expect((await api('POST', `/${ids[1]}/reject`)).status).toBe(200);
		control().calls.act(String(ids[2]), 'hangUp');
		await settled();
		expect(bodies()).toMatchObject([
			{ event: 'call.ended', id: ids[1], status: 'REJECTED', from: PHONE, direction: 'INBOUND' },
			{ event: 'call.missed', id: ids[2], status: 'MISSED' },
		]);
		expect(() => control().calls.act(String(ids[0]), 'answer')).toThrow('only hang up');
	});

	test('the list: newest first, limited, before a time', async () => {
		const ids: string[] = [];
		for (let count = 0; count < 3; count += 1) {
			ids.unshift(await phone());
			control().clock({ advanceMs: 60_000 });
		}
		const listed = async (query: string) => {
			const { calls } = (await api('GET', query)).json;
			return (calls as Json[]).map((call) => call.id);
		};
		expect(await listed('')).toEqual(ids);
		expect(await listed('?limit=2')).toEqual(ids.slice(0, 2));
		const { createdAt } = await state(String(ids[1]));
		expect(await listed(`?before=${String(createdAt)}`)).toEqual(ids.slice(2));
		for (const query of ['?limit=0', '?limit=101', '?before=soon']) {
			expect((await api('GET', query)).status).toBe(400);
		}
		expect((await api('GET', '')).json.calls).toMatchObject([
			{ peerNumber: PHONE.slice(1) },
			{},
			{},
		]);
	});

	test.each([
		['POST', '', { to: 'Ana' }, 400, 'VALIDATION_ERROR'],
		['POST', '', { to: PHONE, sdp: 'v=0' }, 400, 'VALIDATION_ERROR'],
		['POST', '', { to: PHONE, text: 'x' }, 400, 'VALIDATION_ERROR'],
		['POST', '/call_none/play', { mediaUrl: 'https://a.test/b.mp3' }, 404, undefined],
		['GET', '/call_none', undefined, 404, undefined],
		['GET', `/permissions?to=${PHONE.slice(1)}`, undefined, 400, 'FEATURE_NOT_SUPPORTED'],
		['PUT', '/settings', { status: 'ENABLED' }, 400, 'FEATURE_NOT_SUPPORTED'],
	])('%s %s %j: %i', async (method, path, body, status, code) => {
		const answer = await api(method, path, body);
		expect([answer.status, answer.json.code]).toEqual([status, code]);
	});

	test('a file that no call plays, a call that is over, a number that has no calls', async () => {
		control().settings({ callAnswer: 'decline' });
		const id = await phone();
		const play = (mediaUrl: string) => api('POST', `/${id}/play`, { mediaUrl });
		expect((await play('file:///a.mp3')).status).toBe(400);
		expect((await play('https://a.test/b.m4a')).status).toBe(400);
		await until(async () => (await state(id)).endedAt !== null);
		expect((await play('https://a.test/b.mp3')).status).toBe(409);
		expect((await api('POST', `/${id}/terminate`)).status).toBe(409);
		control().number('num_web', { isFullyConnected: false });
		expect((await api('POST', '', { to: PHONE })).json.code).toBe(
			'WHATSAPP_INSTANCE_NOT_CONNECTED',
		);
		control().number('num_web', { isFullyConnected: true, engine: 'EVO' });
		expect((await api('GET', '')).json.code).toBe('FEATURE_NOT_SUPPORTED');
	});

	test('another number does not see the call', async () => {
		const id = await phone();
		expect((await listening.client.call('GET', `/v1/calls/${id}`, undefined, META)).status).toBe(
			404,
		);
	});
});
