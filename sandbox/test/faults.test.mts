import { PHONE, startClient, until, type Client } from './support.mts';

describe('the control API: faults on demand, counting, clock', () => {
	let client: Client;
	beforeAll(async () => {
		client = await startClient();
	});
	beforeEach(() => client.sandbox.reset());
	afterAll(() => client.close());

	const send = (destinationNumber = PHONE) => client.send({ destinationNumber, text: 'x' });
	const accepted = () => client.sandbox.control.accepted().length;
	const add = (...rules: object[]) => client.sandbox.control.addFaults(rules);

	test('rules are a queue: each applies to one request, then the next', async () => {
		add(
			{ fault: { type: 'status', status: 429 } },
			{ fault: { type: 'status', status: 500, error: 'Oops', code: 'X', details: { a: 1 } } },
			{ fault: { type: 'status', status: 503 }, times: 2 },
		);
		const statuses = [];
		for (let count = 0; count < 5; count += 1) statuses.push((await send()).status);
		expect(statuses).toEqual([429, 500, 503, 503, 202]);
		expect(accepted()).toBe(1);
	});

	test('429 with Retry-After in seconds, as an HTTP date, and without', async () => {
		add(
			{ fault: { type: 'status', status: 429, retryAfter: 7 } },
			{ fault: { type: 'status', status: 429, retryAfter: { dateInMs: 60_000 } } },
			{ fault: { type: 'status', status: 429 } },
		);
		expect((await send()).headers.get('retry-after')).toBe('7');
		const date = (await send()).headers.get('retry-after') ?? '';
		expect(Date.parse(date)).toBeGreaterThan(Date.now());
		expect((await send()).headers.get('retry-after')).toBeNull();
	});

	test('a connection cut before and after accepting', async () => {
		add({ fault: { type: 'cut' } });
		await expect(send()).rejects.toThrow();
		expect(accepted()).toBe(0);
		add({ fault: { type: 'cut', after: true } });
		await expect(send()).rejects.toThrow();
		expect(accepted()).toBe(1);
	});

	test('an answer lost behind a 504, HTML or nothing, with the message accepted', async () => {
		add(
			{ fault: { type: 'status', status: 504, after: true } },
			{ fault: { type: 'body', status: 200, body: '<html>', after: true } },
			{ fault: { type: 'body', status: 202, body: '', contentType: 'text/plain', after: true } },
			{ fault: { type: 'body', status: 502, body: '<h1>Bad gateway</h1>' } },
		);
		expect((await send()).status).toBe(504);
		const html = await send();
		expect([html.text, html.headers.get('content-type')]).toEqual([
			'<html>',
			'text/html; charset=utf-8',
		]);
		expect((await send()).text).toBe('');
		expect((await send()).status).toBe(502);
		expect(accepted()).toBe(3);
	});

	test('a refused request keeps its own answer', async () => {
		add({ fault: { type: 'status', status: 504, after: true } });
		expect((await send('nonsense')).status).toBe(400);
	});

	test('held and slow answers', async () => {
		add({ fault: { type: 'hold' } }, { fault: { type: 'slow', ms: 1 } });
		const held = send();
		await until(() => client.sandbox.control.stats().inFlightSends === 1);
		expect((await send()).status).toBe(202);
		expect(accepted()).toBe(1);
		await client.call('POST', '/_sandbox/faults/release');
		expect((await held).status).toBe(202);
		expect(client.sandbox.control.stats()).toMatchObject({ accepted: 2, peakSends: 2 });
	});

	test('the peak of sends in flight, in all and to one destination', async () => {
		add({ fault: { type: 'hold' }, times: 0 });
		const all = [send(), send(), send('+5511988887777')];
		await until(() => client.sandbox.control.stats().inFlightSends === 3);
		await client.call('POST', '/_sandbox/faults/release');
		await Promise.all(all);
		await until(() => client.sandbox.control.stats().inFlightSends === 0);
		expect(client.sandbox.control.stats()).toMatchObject({
			peakSends: 3,
			peakSendsToOneDestination: 2,
		});
	});

	test('matching by destination, path and method; skipping', async () => {
		add(
			{ match: { destination: '+55119000*' }, fault: { type: 'status', status: 500 } },
			{
				match: { path: '/v1/groups*', method: 'GET' },
				fault: { type: 'status', status: 409 },
				times: 0,
			},
			{ skip: 1, fault: { type: 'status', status: 503 } },
		);
		expect((await send()).status).toBe(202);
		expect((await send('+5511900021000')).status).toBe(500);
		expect((await send()).status).toBe(503);
		expect((await client.call('GET', '/v1/groups')).status).toBe(409);
		expect((await client.call('GET', '/v1/templates')).status).toBe(200);
	});

	test('chance is repeatable', async () => {
		const run = async (): Promise<number[]> => {
			client.sandbox.reset();
			add({ times: 0, probability: 0.5, fault: { type: 'status', status: 500 } });
			const statuses = [];
			for (let count = 0; count < 20; count += 1) statuses.push((await send()).status);
			return statuses;
		};
		const first = await run();
		expect(new Set(first)).toEqual(new Set([202, 500]));
		expect(await run()).toEqual(first);
	});

	test('everything is there over HTTP too', async () => {
		const control = (method: string, path: string, body?: unknown) =>
			client.call(method, `/_sandbox${path}`, body, {});
		const added = await control('POST', '/faults', { fault: { type: 'status', status: 500 } });
		expect(added.json.ids).toHaveLength(1);
		expect((await control('GET', '/faults')).json.faults).toHaveLength(1);
		await control('DELETE', '/faults');
		await send();
		const list = await control('GET', `/accepted?destination=${encodeURIComponent(PHONE)}`);
		expect(list.json).toMatchObject({
			count: 1,
			accepted: [{ body: { text: 'x' }, numberId: 'num_meta' }],
		});
		expect((await control('GET', '/stats')).json).toMatchObject({ accepted: 1 });
		await control('POST', '/clock', { mode: 'frozen' });
		const { now } = (await control('POST', '/clock', { advanceMs: 60_000 })).json;
		expect((await control('GET', '/clock')).json).toEqual({ now, frozen: true });
		await control('PUT', '/outcomes', { [PHONE]: 'SENT' });
		await control('PATCH', '/numbers/num_meta', { groupsEligible: true });
		await control('PATCH', '/settings', { cancelAnswer: 'counts' });
		expect((await control('GET', '/settings')).json.cancelAnswer).toBe('counts');
		await control('POST', '/reset');
		expect((await control('GET', '/stats')).json).toMatchObject({ accepted: 0, requests: 0 });
		expect((await control('GET', '/settings')).json.cancelAnswer).toBe('lists');
		expect((await control('GET', '/labels')).json).toEqual({ labels: {} });
	});

	test.each([
		['PATCH', '/settings', { nothing: 1 }],
		['PATCH', '/settings', { pageVersion: 'future' }],
		['POST', '/faults', { fault: { type: 'boom' } }],
		['POST', '/faults', { fault: { type: 'status' } }],
		['POST', '/clock', { advanceMs: -1 }],
		['PUT', '/outcomes', { [PHONE]: 'not a code' }],
		['PATCH', '/numbers/num_meta', { number: '1' }],
		['PATCH', '/numbers/none', {}],
	])('a control request that makes no sense is a 400: %s %s %j', async (method, path, body) => {
		expect((await client.call(method, `/_sandbox${path}`, body, {})).status).toBe(400);
	});
});
