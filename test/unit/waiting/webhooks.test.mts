import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { api, ask } from '../../support/asking.mts';
import type { Answering, FakeAnswer } from '../../support/fakeHttp.mts';
import { settled } from '../../support/visiting.mts';

describe('the temporary webhook', () => {
	it('sends nothing when the webhook is refused', async () => {
		const answer = { status: 400, body: { error: 'loopback', code: 'VALIDATION_ERROR' } };
		const { lines, error } = await ask({}, { answer: api({ 'POST /v1/webhooks': answer }) });
		expect(lines).toEqual(['POST /v1/webhooks']);
		expect(error).toBeInstanceOf(NodeApiError);
	});

	it.each<[string, FakeAnswer | 'cut']>([
		['is cut', 'cut'],
		['is an error of a gateway', { status: 504, body: '<html>' }],
		['has no ID', { status: 201, body: {} }],
		['is no object', { status: 201, body: 'OK' }],
		['has an ID that is a path', { status: 201, body: { id: '..' } }],
	])(
		'removes the webhook, by its address, when the response to its creation %s',
		async (_, given) => {
			const kept: IDataObject[] = [{ id: 'wh_8', url: 'https://n8n.example.test/x', name: 'Shop' }];
			const { lines, error } = await ask(
				{},
				{
					answer: (request) => {
						if (request.method === 'POST' && request.path === '/v1/webhooks') {
							kept.push({ id: 9, ...(request.body as IDataObject) });
							if (given === 'cut') throw new Error('socket hang up');
							return given;
						}
						return api({}, kept)(request);
					},
				},
			);
			expect(lines).toEqual(['POST /v1/webhooks', 'GET /v1/webhooks', 'DELETE /v1/webhooks/9']);
			expect(error).toBeInstanceOf(NodeApiError);
		},
	);

	it('logs a webhook that may be left', async () => {
		const answer = api({
			'POST /v1/webhooks': { status: 500, body: {} },
			'GET /v1/webhooks': { status: 500, body: {} },
		});
		const { log, error } = await ask({}, { answer });
		expect(error).toBeInstanceOf(NodeApiError);
		expect(log).toHaveLength(1);
	});

	it('takes a webhook whose ID is a number', async () => {
		const { lines, waits } = await ask(
			{},
			{
				answer: api({
					'POST /v1/webhooks': { status: 201, body: { id: 7 } },
					'POST /v1/messages/send': { status: 422, body: {} },
				}),
			},
		);
		expect(lines).toEqual(['POST /v1/webhooks', 'POST /v1/messages/send', 'DELETE /v1/webhooks/7']);
		expect(waits).toEqual([]);
	});
});

describe('the sweep', () => {
	it('sweeps webhooks of waits that are over, and no others', async () => {
		const past = (ms: number) => new Date(Date.now() - ms).toISOString();
		const kept = [
			{ id: 'old', name: `n8n wait, until ${past(3_600_000)} (W, 1)` },
			{ id: 'just', name: `n8n wait, until ${past(60_000)} (W, 1)` },
			{ id: 'open', name: 'n8n wait, until answered (W, 1)' },
			{ id: 'trigger', name: 'n8n: Bot (1)' },
			{ id: 'foreign', name: `my n8n wait, until ${past(3_600_000)} (` },
			{ id: 7, name: `n8n wait, until ${past(3_600_000)} (W, 1)` },
			{ id: 'nameless' },
		];
		const { lines } = await ask({}, { answer: api({}, kept) });
		const removed = lines.filter((line) => line.startsWith('DELETE'));
		expect(removed).toEqual(['DELETE /v1/webhooks/old', 'DELETE /v1/webhooks/7']);
		expect(lines.indexOf('POST /v1/messages/send')).toBeLessThan(lines.indexOf('GET /v1/webhooks'));
	});

	it('sweeps a few at a time', async () => {
		const kept = Array.from({ length: 40 }, (_, id) => ({
			id: `old_${id}`,
			name: 'n8n wait, until 2020-01-01T00:00:00.000Z (W, 1)',
		}));
		const { lines } = await ask({}, { answer: api({}, kept) });
		expect(lines.filter((line) => line.startsWith('DELETE'))).toHaveLength(10);
	});

	it('does not wait for the sweep', async () => {
		let list = (): void => {};
		const listed = new Promise<FakeAnswer>((resolve) => {
			list = () => resolve({ status: 200, body: [] });
		});
		const answer: Answering = async (request) =>
			request.method === 'GET' ? await listed : await api()(request);
		const { waits } = await ask({}, { answer });
		expect(waits).toHaveLength(1);
		list();
		await settled();
	});

	it('asks although the sweep does not succeed', async () => {
		const old = { id: 'old', name: 'n8n wait, until 2020-01-01T00:00:00.000Z (W, 1)' };
		const first = await ask(
			{},
			{ answer: api({ 'DELETE /v1/webhooks/old': { status: 500, body: {} } }, [old]) },
		);
		const second = await ask(
			{},
			{ answer: api({ 'GET /v1/webhooks': { status: 500, body: {} } }) },
		);
		for (const { waits, log } of [first, second]) {
			expect(waits).toHaveLength(1);
			expect(log).toHaveLength(1);
		}
	});
});
