import type { Answering, CapturedRequest } from '../../support/fakeHttp.mts';
import { ok, runner } from './support.mts';

const messages = runner('message', 'getMany');
const records = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) => ({ id: `m${from + index}` }));
const queries = (requests: CapturedRequest[]) => requests.map(({ query }) => query);

/** Serves `count` records in pages, with the counts of docs/api-reference.md 6 or without, and no page above `most`. */
function pages(count: number, key = 'messages', counts = true, most = 100): Answering {
	return ({ query = {} }) => {
		const page = Number(query.page);
		const pageSize = Math.min(Number(query.pageSize), most);
		const list = records(count).slice((page - 1) * pageSize, page * pageSize);
		const totals = { total: count, totalPages: Math.ceil(count / pageSize) };
		return ok({ [key]: list, page, pageSize, ...(counts ? totals : {}) });
	};
}

describe('lists with pages', () => {
	it.each([
		['message', 'messages'],
		['conversation', 'conversations'],
	])('of %s are read to their end, in as few requests as possible', async (resource, key) => {
		const getMany = runner(resource, 'getMany');
		const all = await getMany({ returnAll: true }, { answer: pages(250, key) });
		expect(all.json).toEqual(records(250));
		expect(queries(all.requests)).toEqual([1, 2, 3].map((page) => ({ page, pageSize: 100 })));
		const exact = await getMany({ returnAll: true }, { answer: pages(200, key) });
		expect(exact.requests).toHaveLength(2);
	});

	it.each([
		[5, 5, 1],
		[50, 50, 1],
		[100, 100, 1],
		[150, 100, 2],
	])('with limit %p ask for pages of %p, %p times', async (limit, pageSize, times) => {
		const { json, requests } = await messages({ limit }, { answer: pages(400) });
		expect(json).toHaveLength(limit);
		expect(requests).toHaveLength(times);
		expect(requests[0]?.query).toEqual({ page: 1, pageSize });
	});

	it('end at a page that is not full where the answer has no counts', async () => {
		const { json, requests } = await messages(
			{ returnAll: true },
			{ answer: pages(130, 'messages', false) },
		);
		expect(json).toHaveLength(130);
		expect(requests).toHaveLength(2);
	});

	it('live with a server whose pages are smaller than asked for', async () => {
		for (const counts of [true, false]) {
			const answer = pages(70, 'messages', counts, 30);
			const { json } = await messages({ returnAll: true }, { answer });
			expect(json).toEqual(records(70));
		}
		const total = ({ query = {} }: CapturedRequest) =>
			ok({ messages: records(30, (Number(query.page) - 1) * 30), total: 60, pageSize: 30 });
		expect((await messages({ returnAll: true }, { answer: total })).json).toHaveLength(60);
	});

	it('read a bare list', async () => {
		const { json } = await messages({}, { answer: () => ok(records(3)) });
		expect(json).toEqual(records(3));
	});

	it('stop with the failure of a page', async () => {
		const { error } = await messages(
			{ returnAll: true },
			{
				answer: (request) =>
					request.query?.page === 2
						? { status: 400, body: { error: 'x', code: 'INVALID_DATE_RANGE' } }
						: pages(300)(request),
			},
		);
		expect(error?.message).toMatch(/are not a valid range/);
	});

	it('say that nothing is kept in the mode RELAY_ONLY', async () => {
		const { json, hints } = await messages(
			{},
			{ answer: () => ok({ messages: [], total: 0, notice: 'PII_RELAY_ONLY' }) },
		);
		expect(json).toEqual([]);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringContaining('RELAY_ONLY') as string,
		]);
	});

	it('say that contents are hidden by the privacy mode', async () => {
		const redacted = { id: 'm1', content: null, from: null, redacted: true };
		const { json, hints } = await messages(
			{ messageSource: 'unread' },
			{ answer: () => ok({ messages: [redacted, redacted], total: 2 }) },
		);
		expect(json).toHaveLength(2);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringContaining('hides texts and senders') as string,
		]);
	});

	it('refuse a limit that n8n cannot evaluate as the fault of the item', async () => {
		const run = messages({ limit: '={{ $json.a + 1 }}' }, { continueOnFail: true });
		const { json } = await run;
		expect(json[0]?.error).toMatchObject({ code: 'INVALID_INPUT' });
	});
});

describe('Get Many of Message', () => {
	it.each([
		['history', '/v1/messages/history'],
		['unread', '/v1/messages/unread'],
		['group', '/v1/messages/group'],
	])('reads %s', async (messageSource, path) => {
		const { requests } = await messages({ messageSource });
		expect(requests[0]?.path).toBe(path);
	});

	it('does not trust the count of unread messages, which is about something else', async () => {
		const answer: Answering = ({ query = {} }) =>
			ok({
				messages: records(Number(query.page) === 1 ? 100 : 20, Number(query.page) * 100),
				total: 3,
				totalPages: 1,
				pageSize: 100,
			});
		const { json } = await messages({ messageSource: 'unread', returnAll: true }, { answer });
		expect(json).toHaveLength(120);
	});

	it('has dates for the history and groups only', async () => {
		const dates = { startDate: '2026-03-01T00:00:00', endDate: '2026-03-02T00:00:00' };
		const { requests } = await messages({ messageSource: 'group', ...dates });
		expect(requests[0]?.query).toMatchObject({
			startDate: '2026-03-01T00:00:00.000-03:00',
			endDate: '2026-03-02T00:00:00.000-03:00',
		});
		const unread = await messages({ messageSource: 'unread' }, { forced: dates });
		expect(unread.requests[0]?.query).toEqual({ page: 1, pageSize: 50 });
	});

	it('means the whole of a day that is given without a time', async () => {
		const day = { startDate: '2026-03-01', endDate: '2026-03-01' };
		const { requests } = await messages({ messageSource: 'history', ...day });
		expect(requests[0]?.query).toMatchObject({
			startDate: '2026-03-01T00:00:00.000-03:00',
			endDate: '2026-03-01T23:59:59.999-03:00',
		});
	});

	it.each([
		[{ startDate: 1803816000 }, /"Start Date" is 1803816000, which looks like Unix seconds/],
		[{ startDate: '03/04/2026' }, /"Start Date" .* can be read as two different dates/],
		[{ startDate: '2026-03-02', endDate: '2026-03-01' }, /"End Date" is before/],
		[{ startDate: 'yesterday' }, /"Start Date" is "yesterday", which is not a date/],
		[{ endDate: 'tomorrow' }, /"End Date" is "tomorrow", which is not a date/],
	])('refuses %j', async (dates, reason) => {
		const { error, requests } = await messages(dates);
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});

	it('refuses a list that an expression made up', async () => {
		const { error } = await messages({}, { forced: { messageSource: 'deleted' } });
		expect(error?.message).toMatch(/"Messages" is "deleted"/);
	});

	const group = {
		id: 'm1',
		conversationId: 'c1',
		groupId: '1@g.us',
		groupName: null,
		type: 'image',
		content: null,
		from: '+5511911111111',
		fromName: 'Ana',
		media: { id: null, url: 'https://files.example.com/a', fileName: null },
		createdAt: '2026-03-01T12:00:00Z',
		direction: 'INBOUND',
		somethingNew: true,
	};

	it('simplifies to ten fields, flat', async () => {
		const { json } = await messages(
			{ messageSource: 'group' },
			{ answer: () => ok({ messages: [group] }) },
		);
		expect(Object.keys(json[0] ?? {})).toHaveLength(10);
		expect(json[0]).toMatchObject({ mediaUrl: 'https://files.example.com/a', groupName: null });
		expect(json[0]).not.toHaveProperty('somethingNew');
	});

	it.each([false, 'false'])('gives everything with Simplify %p', async (simplify) => {
		const { json } = await messages(
			{ messageSource: 'group' },
			{ answer: () => ok({ messages: [group] }), forced: { simplify } },
		);
		expect(json).toEqual([group]);
	});

	it('keeps a record of unknown shape whole', async () => {
		const { json } = await messages({}, { answer: () => ok({ data: [{ key: 'x', n: 1 }] }) });
		expect(json).toEqual([{ key: 'x', n: 1 }]);
	});
});

describe('lists without pages', () => {
	it.each([
		['group', 'groups', '/v1/groups'],
		['newsletter', 'newsletters', '/v1/newsletters'],
		['number', 'numbers', '/v1/numbers'],
		['template', 'templates', '/v1/templates'],
	])('of %s are read in one request, bare or wrapped', async (resource, key, path) => {
		const getMany = runner(resource, 'getMany');
		for (const body of [records(60), { [key]: records(60) }, { data: records(60) }]) {
			const all = await getMany({ returnAll: true }, { answer: () => ok(body) });
			expect(all.json).toEqual(records(60));
			expect(all.requests.map((request) => [request.path, request.query])).toEqual([
				[path, undefined],
			]);
			expect((await getMany({}, { answer: () => ok(body) })).json).toHaveLength(50);
			expect((await getMany({ limit: 7 }, { answer: () => ok(body) })).json).toHaveLength(7);
		}
	});

	it.each([
		[409, 'WHATSAPP_INSTANCE_NOT_CONNECTED', /not connected/],
		[400, 'META_GROUPS_NOT_ELIGIBLE', /cannot use groups/],
		[400, 'NOT_SUPPORTED_FOR_META', /Official Meta numbers/],
		[403, 'TENANT_SCOPE_NOT_ALLOWED', /account-wide key/],
	])('explain %p %s', async (status, code, words) => {
		const { error } = await runner('group', 'getMany')(
			{},
			{ answer: () => ({ status, body: { error: 'x', code } }) },
		);
		expect(error?.message).toMatch(words);
	});
});
