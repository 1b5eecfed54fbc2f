/** What servers answer besides the promised, through the node. */
import type { IDataObject } from 'n8n-workflow';

import { fakeKey } from '../support/fakeContext.mts';
import type { Answering, FakeAnswer } from '../support/fakeHttp.mts';
import { execute, phones, texts } from '../support/running.mts';
import { chosen, ok, runner } from './operations/support.mts';

const failed = { continueOnFail: true };
const errorOf = ({ json }: { json: IDataObject[] }): IDataObject => json[0]?.error as IDataObject;

describe('a send', () => {
	it.each<[FakeAnswer['body'], RegExp]>([
		[[], /HTTP status 202: \[\]/],
		[[1], /\[1\]/],
		[[{ id: 'a' }, { id: 'b' }], /"id":"a"/],
		[{}, /HTTP status 202$|HTTP status 202\./],
		[{ success: false, error: 'queue is full' }, /queue is full/],
		[{ error: 'no', message: 'not taken' }, /not taken/],
		[{ id: null }, /"id":null/],
		[{ id: '' }, /"id":""/],
		['OK', /HTTP status 202: OK/],
		['', /no readable text/],
		[undefined, /no readable text/],
	])('answered with %j is one item that may have been sent', async (body, quoted) => {
		const answer = () => ({ status: 202, body }) as FakeAnswer;
		const { output, requests } = await execute(texts(phones(2), { answer, ...failed }));
		expect(requests).toHaveLength(2);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(output[0]?.json.error).toMatchObject({
			code: 'UNREADABLE_ANSWER',
			mayHaveBeenSent: true,
			description: expect.stringMatching(quoted) as string,
		});
	});

	it.each([{ id: 'cmx1' }, { id: 7 }, { data: { id: 'cmx1' } }])(
		'answered with %j is accepted',
		async (body) => {
			const answer = () => ({ status: 202, body });
			const { output } = await execute(texts(phones(1), { answer }));
			expect(output.map(({ json }) => json)).toEqual([body]);
		},
	);
});

describe('what is done, although the answer has no body', () => {
	it.each([
		[204, undefined],
		[204, ''],
		[200, ''],
		[202, null],
	])('%p %j', async (status, body) => {
		const answer = () => ({ status, body });
		const cancelled = await runner('message', 'cancel')({ scheduledMessageId: 'cmx1' }, { answer });
		expect(cancelled.json).toEqual([{ id: 'cmx1', status: 'CANCELED' }]);
		expect(cancelled.requests).toHaveLength(1);
		const deleted = await runner('template', 'delete')(
			{ targetTemplateId: chosen('welcome') },
			{ answer },
		);
		expect(deleted.json).toEqual([{ deleted: true }]);
	});

	it('a page of a proxy is none', async () => {
		const answer = () => ok('<h1>Sign in</h1>');
		const run = runner('template', 'delete');
		const { error } = await run({ targetTemplateId: chosen('welcome') }, { answer });
		expect(error?.message).toMatch(/did not come from the Pilot Status API/);
	});
});

it('Cancel knows a numeric ID by its text', async () => {
	const answer = () => ok({ cancelled: [12], failed: [{ id: 13, reason: 'sent already' }] });
	const { json } = await runner('message', 'cancel')(
		{ scheduledMessageId: '={{ $json.id }}' },
		{ items: [{ json: { id: '12' } }, { json: { id: 13 } }], answer, ...failed },
	);
	expect(json[0]).toEqual({ id: '12', status: 'CANCELED' });
	expect(JSON.stringify(json[1])).toContain('sent already');
});

describe('Get', () => {
	it.each([[[]], [[{ id: 'a' }, { id: 'b' }]], [{ error: 'unknown key' }]])(
		'answered with %j is one item that says so',
		async (body) => {
			const { json } = await runner('message', 'get')(
				{ messageId: 'cmx1' },
				{ answer: () => ok(body), ...failed },
			);
			expect(json).toHaveLength(1);
			expect(json[0]?.error).toMatchObject({ code: 'UNREADABLE_ANSWER', mayHaveBeenSent: false });
		},
	);
});

describe('a list', () => {
	it.each<[unknown]>([[{}], [{ hello: 1 }], [{ messages: 'none' }], [[1, 2]], ['OK'], ['']])(
		'answered with %j is an error that quotes it, not an empty list',
		async (body) => {
			const result = await runner('message', 'getMany')({}, { answer: () => ok(body), ...failed });
			expect(errorOf(result)).toMatchObject({ code: 'UNREADABLE_ANSWER' });
		},
	);

	it.each<[unknown]>([
		[[]],
		[{ messages: [] }],
		[{ messages: null, total: 0 }],
		[{ data: { messages: [] } }],
		[{ notice: 'PII_RELAY_ONLY' }],
	])('answered with %j is empty', async (body) => {
		const { json, error } = await runner('message', 'getMany')({}, { answer: () => ok(body) });
		expect([json, error]).toEqual([[], undefined]);
	});

	it('ends when the server gives the same page again', async () => {
		const rows = Array.from({ length: 100 }, (_, index) => ({ id: `m${index}` }));
		const { json, requests } = await runner('message', 'getMany')(
			{ messageSource: 'unread', returnAll: true },
			{ answer: () => ok({ messages: rows, total: 5_000 }) },
		);
		expect(json).toHaveLength(100);
		expect(requests).toHaveLength(2);
	});

	it('has each record once, although new ones move others to the next page', async () => {
		const page = (from: number) => Array.from({ length: 100 }, (_, at) => ({ id: from + at }));
		const answer: Answering = ({ query }) =>
			ok({ messages: query?.page === 1 ? page(0) : query?.page === 2 ? page(99) : [] });
		const { json } = await runner('message', 'getMany')(
			{ messageSource: 'unread', returnAll: true },
			{ answer },
		);
		expect(json.map(({ id }) => id)).toEqual(Array.from({ length: 199 }, (_, id) => id));
	});

	it.each<[unknown, unknown, number]>([
		['true', 50, 120],
		[' True ', 50, 120],
		[1, 50, 120],
		['false', 7, 7],
		[false, '7', 7],
		[false, null, 50],
		[null, '', 50],
	])('Return All %j and Limit %j give %p of 120', async (returnAll, limit, expected) => {
		const rows = Array.from({ length: 120 }, (_, index) => ({ id: `m${index}` }));
		const answer: Answering = ({ query = {} }) => {
			const [page, size] = [Number(query.page), Number(query.pageSize)];
			return ok({ messages: rows.slice((page - 1) * size, page * size), total: 120 });
		};
		const { json } = await runner('message', 'getMany')(
			{ returnAll: '={{ $json.all }}', limit: '={{ $json.limit }}' },
			{ items: [{ json: { all: returnAll, limit } as IDataObject }], answer },
		);
		expect(json).toHaveLength(expected);
	});

	it.each([
		['maybe', 5, /"Return All" is "maybe"/],
		[false, 'many', /"Limit" is "many"/],
	])('refuses Return All %j with Limit %j', async (all, limit, reason) => {
		const { error } = await runner('message', 'getMany')(
			{ returnAll: '={{ $json.all }}', limit: '={{ $json.limit }}' },
			{ items: [{ json: { all, limit } }] },
		);
		expect(error?.message).toMatch(reason);
	});
});

describe('a text that repeats the key', () => {
	const secret = Buffer.from(`${fakeKey}:`).toString('base64');
	const body = { error: `Unknown key ${fakeKey}`, details: { key: fakeKey, auth: secret } };

	it.each<[string, FakeAnswer]>([
		['an error', { status: 401, body }],
		['an error of a proxy', { status: 502, body: `<p>${'x'.repeat(290)}${fakeKey}</p>` }],
		['a code', { status: 400, body: { code: fakeKey } }],
		['a 2xx', { status: 202, body: { success: false, error: fakeKey } }],
		['Retry-After', { status: 429, body: {}, headers: { 'retry-after': fakeKey } }],
	])('in %s reaches neither the error nor the item', async (_, answer) => {
		jest.useFakeTimers({ advanceTimers: true, now: 0 });
		jest.spyOn(Math, 'random').mockReturnValue(0);
		try {
			const stopping = execute(texts(phones(1), { answer: () => answer }));
			await jest.advanceTimersByTimeAsync(120_000);
			const going = execute(texts(phones(1), { answer: () => answer, ...failed }));
			await jest.advanceTimersByTimeAsync(120_000);
			const { error } = await stopping;
			const { output } = await going;
			const told = JSON.stringify([output, error, error?.message, error?.description]);
			expect(error).toBeDefined();
			expect(told).not.toContain(fakeKey.slice(0, 8));
			expect(told).not.toContain(secret.slice(0, 12));
		} finally {
			jest.restoreAllMocks();
			jest.useRealTimers();
		}
	});
});
