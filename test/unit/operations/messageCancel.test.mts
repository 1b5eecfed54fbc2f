import type { IDataObject } from 'n8n-workflow';

import type { Answering } from '../../support/fakeHttp.mts';
import { itemsOf, ok, runner } from './support.mts';

const run = runner('message', 'cancel');
const ids = (count: number) => Array.from({ length: count }, (_, index) => `cmx${index}`);
const cancel = (list: unknown[], answer: Answering, continueOnFail = true) =>
	run(
		{ scheduledMessageId: '={{ $json.id }}' },
		{ items: itemsOf('id', list), answer, continueOnFail },
	);
const idsOf = (body: unknown) => (body as { messageIds: string[] }).messageIds;
const codes = (json: IDataObject[]) =>
	json.map(({ status, error }) => status ?? (error as IDataObject).code);

describe('Cancel of Message', () => {
	it('cancels 250 messages in 3 requests, each item with its own outcome', async () => {
		const { json, items, requests } = await cancel(ids(250), ({ body }) =>
			ok({ cancelled: idsOf(body).reverse(), failed: [] }),
		);
		expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual(
			Array(3).fill('DELETE /v1/messages/cancel'),
		);
		expect(requests.map(({ body }) => idsOf(body).length)).toEqual([100, 100, 50]);
		expect(json).toEqual(ids(250).map((id) => ({ id, status: 'CANCELED' })));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			ids(250).map((_, item) => ({ item })),
		);
	});

	it('tells each message that was not cancelled why', async () => {
		const { json, requests } = await cancel(['a', 'b', 'c'], () =>
			ok({ cancelled: ['c', 'a'], failed: [{ id: 'b', reason: 'already sent' }] }),
		);
		expect(codes(json)).toEqual(['CANCELED', 'NOT_CANCELLED', 'CANCELED']);
		expect(json[1]?.error).toMatchObject({
			description: expect.stringContaining('already sent') as string,
			mayHaveBeenSent: true,
		});
		expect(requests).toHaveLength(1);
	});

	it('understands other forms of the two lists', async () => {
		const { json } = await cancel(['a', 'b', 'c'], ({ method }) =>
			method === 'DELETE'
				? ok({ cancelled: [{ id: 'a' }], failed: ['b', { reason: 'x' }] })
				: ok({ message: { id: 'c', status: 'CANCELLED' } }),
		);
		expect(codes(json)).toEqual(['CANCELED', 'NOT_CANCELLED', 'CANCELED']);
	});

	it('looks up a message that the answer calls cancelled and failed', async () => {
		const { json } = await cancel(['a', 'b'], ({ method }) =>
			method === 'DELETE'
				? ok({ cancelled: ['a', 'b'], failed: [{ id: 'a', reason: 'already sent' }] })
				: ok({ id: 'a', status: 'delivered' }),
		);
		expect(codes(json)).toEqual(['NOT_CANCELLED', 'CANCELED']);
	});

	it.each([
		['a fault of the server', () => ({ status: 500, body: '' })],
		['an unknown key', () => ({ status: 401, body: {} })],
		['a page of a proxy', () => ok('<html>')],
		[
			'a cut',
			() => {
				throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
			},
		],
		[
			'a look-up that failed',
			({ method }) => (method === 'DELETE' ? ok({}) : { status: 404, body: {} }),
		],
	] as Array<[string, Answering]>)(
		'says after %s that the messages may go out',
		async (_, answer) => {
			const { json } = await cancel(['a', 'b'], answer);
			expect(json).toHaveLength(2);
			for (const { error } of json) {
				expect(error).toMatchObject({
					description: expect.stringContaining('is sent as scheduled') as string,
					mayHaveBeenSent: true,
				});
			}
		},
	);

	it('believes a count only when it is about every message', async () => {
		const { json, requests } = await cancel(['a', 'b', 'a'], () =>
			ok({ cancelled: 2, notFound: 0 }),
		);
		expect(codes(json)).toEqual(['CANCELED', 'CANCELED', 'CANCELED']);
		expect(requests).toHaveLength(1);
		expect(idsOf(requests[0]?.body)).toEqual(['a', 'b']);
	});

	it('looks each message up when a count leaves it open', async () => {
		const { json, requests } = await cancel(['a', 'b', 'c', 'd'], ({ method, path }) => {
			if (method === 'DELETE') return ok({ cancelled: 1, notFound: 3 });
			if (path.endsWith('/c')) return { status: 404, body: { error: 'Message not found' } };
			if (path.endsWith('/d')) return ok({});
			return ok({ id: 'x', status: path.endsWith('/a') ? 'CANCELED' : 'DELIVERED' });
		});
		expect(requests.map(({ path }) => path)).toEqual([
			'/v1/messages/cancel',
			'/v1/messages/a',
			'/v1/messages/b',
			'/v1/messages/c',
			'/v1/messages/d',
		]);
		expect(codes(json)).toEqual(['CANCELED', 'NOT_CANCELLED', 'HTTP_404', 'NOT_CANCELLED']);
		expect(JSON.stringify(json[1])).toContain('Its status is DELIVERED');
		expect(JSON.stringify(json[3])).toContain('Its status is unknown');
	});

	it('looks up when the answer has another shape altogether', async () => {
		const { json } = await cancel(['a'], ({ method }) =>
			method === 'DELETE' ? ok([]) : ok({ id: 'a', status: 'QUEUED' }),
		);
		expect(codes(json)).toEqual(['NOT_CANCELLED']);
	});

	it('ends the run with the first message that was not cancelled', async () => {
		const answer = () => ok({ cancelled: ['a'], failed: [{ id: 'b' }] });
		const { error } = await cancel(['a', 'b'], answer, false);
		expect(error?.message).toMatch(/not canceled \[item 1\]/);
		expect(error?.description).toMatch(/1 of 2/);
	});

	it('refuses an empty ID before any request', async () => {
		const { error, requests } = await cancel(['a', ' '], () => ok({}), false);
		expect(error?.message).toMatch(/"Scheduled Message ID" is empty \[item 1\]/);
		expect(requests).toEqual([]);
	});

	it('tells every message of a request that failed', async () => {
		const { json } = await cancel(['a', 'b'], () => ({ status: 401, body: { error: 'no' } }));
		expect(codes(json)).toEqual(['HTTP_401', 'HTTP_401']);
	});
});
