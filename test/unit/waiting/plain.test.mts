/** Answers that neither tap a button nor quote the question. */
import type { IDataObject } from 'n8n-workflow';

import { delivery, group, queryOf, type Visit, visit } from '../../support/visiting.mts';

const addressOf = (query: IDataObject): string =>
	`https://n8n.example.test/x?${new URLSearchParams(query as Record<string, string>).toString()}`;
const freeText = { responseType: 'freeText', labels: [] };
const own = queryOf(freeText, { askedAt: 1_000 });

/** The webhook of a question that waits; by default one that was asked to the same contact a minute later. */
const waiting = (more: IDataObject = {}, terms: object = {}, token = 'def'): IDataObject => ({
	id: token,
	name: 'n8n wait, until answered (W, 1)',
	url: addressOf(queryOf(terms, { token, askedAt: 61_000 })),
	createdAt: '2026-03-01T09:01:00.000Z',
	...more,
});
const mine = waiting({ createdAt: '2026-03-01T09:00:00.000Z', url: addressOf(own) }, {}, 'abc');

const write = async (
	data: IDataObject,
	list: IDataObject[] = [mine],
	more: Visit = {},
	event = 'message.received',
) =>
	await visit({
		query: own,
		body: delivery({ content: 'Rua A, 1', createdAt: '2026-03-01T09:05:00.000Z', ...data }, event),
		answer: ({ method, path }) => ({
			status: 200,
			body: method === 'GET' && path === '/v1/webhooks' ? list : {},
		}),
		...more,
	});

describe('a free text that quotes nothing', () => {
	it('answers the question asked last', async () => {
		const { output, lines } = await write({});
		expect(output?.data).toEqual({ text: 'Rua A, 1' });
		expect(lines[0]).toBe('GET /v1/webhooks');
	});

	it.each<[string, IDataObject]>([
		['an approval', waiting()],
		['a free text', waiting({}, freeText)],
		[
			'another spelling of the number',
			waiting({}, { destination: { destinationNumber: '+551199999999' } }),
		],
		['at the same moment', waiting({ createdAt: '2026-03-01T09:00:00.000Z' })],
		['by the clock of n8n', waiting({ createdAt: undefined })],
	])('does not answer when another question was asked later: %s', async (_, later) => {
		const { result, lines } = await write({}, [mine, later]);
		expect(result).toEqual({ webhookResponse: { status: 'ignored' } });
		expect(lines).toEqual(['GET /v1/webhooks']);
	});

	it.each<[string, IDataObject]>([
		['was asked earlier', waiting({ createdAt: '2026-03-01T08:59:00.000Z' })],
		['was asked after the text was written', waiting({ createdAt: '2026-03-01T09:06:00.000Z' })],
		['is over', waiting({ name: 'n8n wait, until 2026-03-01T09:02:00.000Z (W, 1)' })],
		[
			'went to somebody else',
			waiting({}, { destination: { destinationNumber: '+5511888888888' } }),
		],
		['went to a group', waiting({}, group)],
		['is no question', waiting({ name: 'n8n: Bot (1)' })],
		['cannot be read', waiting({ url: 'https://n8n.example.test/x?state=e30' })],
	])('answers although another webhook exists that %s', async (_, other) => {
		const { output } = await write({}, [other, mine]);
		expect(output?.data).toEqual({ text: 'Rua A, 1' });
	});

	it.each<[string, IDataObject]>([
		['from somebody else', { from: '+5511888888888' }],
		['in a group', { groupId: '1@g.us' }],
		['from a hidden ID', { from: '5511999999999@lid' }],
		['a reaction', { content: '❤️', type: 'reaction' }],
		['a tap on something else', { buttonId: 'menu' }],
		['written before the question', { createdAt: '2026-03-01T08:59:58.000Z' }],
		['a voice note', { content: '', type: 'audio' }],
		['an own message', { fromMe: 'true' }],
	])('does not answer when it is %s, and costs no request', async (_, data) => {
		const { result, lines } = await write(data, [mine], { query: { ...own }, ...sentAtNine });
		expect(result).toEqual({ webhookResponse: { status: 'ignored' } });
		expect(lines).toEqual([]);
	});

	it('answers whatever a correlation on a received message may mean, and a caption', async () => {
		expect((await write({ correlationId: 'corr_9' })).output?.data).toEqual({ text: 'Rua A, 1' });
		const photo = { content: '', mediaCaption: 'my door', type: 'image' };
		expect((await write(photo)).output?.data).toEqual({ text: 'my door' });
	});

	it.each([500, 401])('comes again when the questions cannot be listed (%d)', async (status) => {
		const { result, shown, log } = await write({}, [], { answer: () => ({ status, body: {} }) });
		expect(result).toEqual({ noWebhookResponse: true });
		expect(shown.status).toBe(503);
		expect(log).toHaveLength(1);
	});
});

/** The question was sent at nine, as the address says. */
const sentAtNine: Visit = {
	query: queryOf(freeText, {
		askedAt: 1_000,
		sent: { id: 'cmx1', correlationId: 'corr_1', createdAt: '2026-03-01T09:00:00.700Z' },
	}),
};

describe('Accept Plain Replies', () => {
	const accepts: Visit = {
		query: queryOf({ acceptsPlain: true, byNumber: true }, { askedAt: 1_000 }),
	};

	it.each<[string, boolean]>([
		['sim', true],
		['ok 👍', true],
		['2', false],
		['Decline', false],
	])('takes %p', async (content, approved) => {
		const { output } = await write({ content }, [mine], accepts);
		expect(output).toMatchObject({ data: { approved, text: content } });
	});

	it.each<[string, IDataObject, IDataObject[]]>([
		['what is not clear', { content: 'hello' }, [mine]],
		['a question', { content: 'ok?' }, [mine]],
		['somebody else', { content: 'ok', from: '+5511888888888' }, [mine]],
		['a later question', { content: 'ok' }, [mine, waiting()]],
		['a reaction', { content: '👍', type: 'reaction' }, [mine]],
	])('leaves it waiting: %s', async (_, data, list) => {
		const { result } = await write(data, list, accepts);
		expect(result).toEqual({ webhookResponse: { status: 'ignored' } });
	});

	it('tells an earlier question before it goes that the same reply is taken, and only that one', async () => {
		const query = queryOf({ acceptsPlain: true }, { token: 'def', askedAt: 61_000 });
		const earlier = { ...mine, id: 'wh/0', name: 'n8n wait, until answered (W), not - (W, 1)' };
		const later = waiting({ id: 'wh_1' });
		const said = { id: 'in_7', content: 'sim' };
		const taken = await write(said, [earlier, later], { query });
		expect(taken.output).toMatchObject({ data: { approved: true } });
		expect(taken.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
			'GET /v1/webhooks',
			'PATCH /v1/webhooks/wh%2F0',
			'DELETE /v1/webhooks/wh_1',
		]);
		const { name } = taken.requests[1]?.body as { name: string };
		expect(name).toMatch(
			/^n8n wait, until answered \(W\), not - \(W, 1\), not 2026-03-01T09:05:00.000Z /,
		);
		const again = async (data: IDataObject) =>
			(await write(data, [{ ...earlier, name }], accepts)).output?.data;
		expect(await again(said)).toBe(undefined);
		expect(await again({ ...said, createdAt: '2026-03-01T09:06:00.000Z' })).toBe(undefined);
		expect(await again({ ...said, id: 'in_6', createdAt: '2026-03-01T09:04:59.000Z' })).toBe(
			undefined,
		);
		expect(
			await again({ id: 'in_8', content: 'não', createdAt: '2026-03-01T09:05:01.000Z' }),
		).toMatchObject({ approved: false });
	});

	it.each([500, 401])(
		'keeps its webhook when the earlier question cannot be told (%d)',
		async (status) => {
			const query = queryOf({ acceptsPlain: true }, { token: 'def', askedAt: 61_000 });
			const { requests, log, output } = await write({ content: 'sim' }, [], {
				query,
				answer: ({ method }) =>
					method === 'GET' ? { status: 200, body: [mine, waiting()] } : { status, body: {} },
			});
			expect(output).toMatchObject({ data: { approved: true } });
			expect(requests.map(({ method }) => method)).not.toContain('DELETE');
			expect(log).toHaveLength(1);
		},
	);

	it('goes when the earlier question is gone meanwhile', async () => {
		const query = queryOf({ acceptsPlain: true }, { token: 'def', askedAt: 61_000 });
		const { requests } = await write({ content: 'sim' }, [], {
			query,
			answer: ({ method }) =>
				method === 'GET'
					? { status: 200, body: [mine, waiting()] }
					: { status: method === 'PATCH' ? 404 : 200, body: {} },
		});
		expect(requests.map(({ method }) => method)).toEqual(['GET', 'PATCH', 'DELETE']);
	});

	it('does not take a reply that was written while a later question was still open', async () => {
		const over = waiting({ name: 'n8n wait, until 2026-03-01T09:05:30.000Z (W, 1)' });
		expect((await write({ content: 'sim' }, [mine, over], accepts)).output).toBe(undefined);
	});

	it('is off by default', async () => {
		const { result, lines } = await write({ content: 'sim' }, [mine], { query: queryOf() });
		expect(result).toEqual({ webhookResponse: { status: 'ignored' } });
		expect(lines).toEqual([]);
	});

	it('hears the approvers alone in a group', async () => {
		const query = queryOf({ ...group, acceptsPlain: true, approvers: ['+5511777777777'] });
		const say = async (participant: string) =>
			await write({ content: 'ok', from: '1@g.us', participant }, [], { query }, 'message.group');
		expect((await say('+5511888888888')).output).toBe(undefined);
		expect((await say('+5511777777777')).output).toMatchObject({
			data: { approved: true },
			responder: '+5511777777777',
		});
	});
});
