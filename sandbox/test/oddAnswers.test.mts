import { request as httpRequest, type IncomingMessage } from 'node:http';

import { ODD_ANSWERS } from '../core/oddAnswers.mts';
import { META, PHONE, startClient, until, type Client } from './support.mts';

describe('answers that nobody documented, on demand', () => {
	let client: Client;
	beforeAll(async () => {
		client = await startClient();
	});
	beforeEach(() => client.sandbox.reset());
	afterAll(() => client.close());

	const send = () => client.send({ destinationNumber: PHONE, text: 'x' });
	const accepted = () => client.sandbox.control.accepted().length;
	const add = (...rules: object[]) => client.sandbox.control.addFaults(rules);

	test.each(Object.keys(ODD_ANSWERS))('%s comes as it is written, once', async (answer) => {
		add({ fault: { type: 'odd', answer } });
		const odd = ODD_ANSWERS[answer];
		const { status, text, headers } = await send();
		expect([status, text]).toEqual([
			odd?.status,
			odd?.body.replaceAll('{{key}}', META['x-api-key']),
		]);
		expect(headers.get('content-type')).toBe(odd?.contentType ?? null);
		expect(accepted()).toBe(0);
		expect((await send()).status).toBe(202);
	});

	test.each([
		['429-retry-after-0', '0'],
		['429-retry-after-negative', '-5'],
		['429-retry-after-fraction', '0.2'],
		['429-retry-after-list', '1, 1'],
		['429-retry-after-a-day', '86400'],
		['429-retry-after-empty', ''],
	])('%s', async (answer, value) => {
		add({ fault: { type: 'odd', answer } });
		expect((await send()).headers.get('retry-after')).toBe(value);
	});

	test('a Retry-After that is past is an HTTP date', async () => {
		add({ fault: { type: 'odd', answer: '429-retry-after-past' } });
		const date = (await send()).headers.get('retry-after') ?? '';
		expect(new Date(date).toUTCString()).toBe(date);
		expect(Date.parse(date)).toBeLessThan(Date.now());
	});

	test('they are listed', async () => {
		const { json } = await client.call('GET', '/_sandbox/odd', undefined, {});
		expect(json).toEqual({ answers: JSON.parse(JSON.stringify(ODD_ANSWERS)) as unknown });
	});

	test('the same after the message was accepted', async () => {
		for (const answer of ['202-empty-list', '204', '202-plain-ok', '502-html']) {
			add({ fault: { type: 'odd', answer, after: true } });
			expect((await send()).status).toBe(ODD_ANSWERS[answer]?.status);
		}
		expect(accepted()).toBe(4);
	});

	test('any JSON, and any Retry-After', async () => {
		add(
			{ fault: { type: 'body', status: 418, json: [null, { id: 7 }] } },
			{ fault: { type: 'body', status: 429, body: '', retryAfter: 'Tomorrow' } },
			{ fault: { type: 'status', status: 429, retryAfter: '3;' } },
			{ fault: { type: 'body', status: 401, body: 'You sent {{key}}' } },
		);
		const first = await send();
		expect([first.status, first.json]).toEqual([418, [null, { id: 7 }]]);
		expect(first.headers.get('content-type')).toContain('application/json');
		expect((await send()).headers.get('retry-after')).toBe('Tomorrow');
		expect((await send()).headers.get('retry-after')).toBe('3;');
		expect((await send()).text).toBe('You sent ps_sandbox_meta');
	});

	test('a 502 or a cut at the nth request of a kind, by method, path and query', async () => {
		add(
			{ match: { path: '/v1/messages/*', method: 'GET' }, skip: 1, fault: { type: 'cut' } },
			{
				match: { path: '/v1/messages/history', query: { page: 2 } },
				fault: { type: 'odd', answer: '502-html' },
			},
		);
		const get = (page: number) => client.call('GET', `/v1/messages/history?page=${page}`);
		expect((await get(1)).status).toBe(200);
		await expect(get(1)).rejects.toThrow();
		expect((await get(1)).status).toBe(200);
		expect((await get(2)).status).toBe(502);
		expect((await get(2)).status).toBe(200);
	});

	test('a body that drips arrives whole', async () => {
		add({ fault: { type: 'drip', everyMs: 0 } });
		const { status, json } = await send();
		expect([status, json.status]).toEqual([202, 'QUEUED']);
		expect(accepted()).toBe(1);
	});

	test('a head, the beginning of a body, and silence until it is released', async () => {
		add({ fault: { type: 'stall', bytes: 5 } });
		const chunks: Buffer[] = [];
		let whole = false;
		const head = await new Promise<IncomingMessage>((resolve, reject) => {
			const options = { method: 'POST', headers: { ...META, 'content-type': 'application/json' } };
			const call = httpRequest(`${client.sandbox.url}/v1/messages/send`, options, resolve);
			call.on('error', reject);
			call.end(JSON.stringify({ destinationNumber: PHONE, text: 'x' }));
		});
		head.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => (whole = true));
		await until(() => Buffer.concat(chunks).length === 5);
		expect([head.statusCode, whole, accepted()]).toEqual([202, false, 1]);
		client.sandbox.control.releaseFaults();
		await until(() => whole);
		expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject({ status: 'QUEUED' });
	});

	test.each([
		[{ type: 'odd', answer: 'none' }, 'there is no odd answer "none"'],
		[{ type: 'odd' }, '"answer" is required'],
		[{ type: 'body', body: 'x', json: 1 }, 'not both'],
		[{ type: 'drip' }, '"everyMs" is required'],
		[{ type: 'status', status: 429, retryAfter: [] }, '"retryAfter"'],
	])('a rule that makes no sense: %j', (fault, words) => {
		expect(() => add({ fault })).toThrow(words);
	});
});
