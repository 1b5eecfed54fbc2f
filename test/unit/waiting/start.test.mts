import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { NodeApiError, WAIT_INDEFINITELY } from 'n8n-workflow';

import { PilotStatus } from '../../../nodes/PilotStatus/PilotStatus.node.ts';
import { recallSent } from '../../../nodes/PilotStatus/waiting/memory.ts';
import { decodeState } from '../../../nodes/PilotStatus/waiting/state.ts';
import { api, ask } from '../../support/asking.mts';
import { settled } from '../../support/visiting.mts';
import { fakeContext } from '../../support/fakeContext.mts';
import type { Answering, FakeAnswer } from '../../support/fakeHttp.mts';

/** The sweep comes last: nothing waits for it. */
const cycle = ['POST /v1/webhooks', 'POST /v1/messages/send', 'GET /v1/webhooks'];
const full = { customData: { set: () => {}, get: () => undefined } };
const firstRun = { getWorkflowDataProxy: () => ({ $runIndex: 0 }) };

/** The state in the address of a request's body. */
function stateIn(body: unknown) {
	const { searchParams } = new URL((body as { url: string }).url);
	return decodeState(Object.fromEntries(searchParams));
}

describe('asking in the chat', () => {
	it('makes the webhook before the message, keeps the send with the execution, and waits', async () => {
		const { lines, requests, output, waits, kept } = await ask({});
		expect(lines).toEqual(cycle);
		const [created, sent] = requests.map(({ body }) => body as IDataObject);
		expect(created).toMatchObject({ events: ['message.reply', 'message.received'] });
		expect(created?.name).toBe('n8n wait, until answered (Workflow, workflow-1)');
		const token = stateIn(created)?.token ?? '';
		expect(token).toMatch(/^[0-9a-f]{32}$/);
		expect(sent?.buttons).toEqual([{ type: 'reply', displayText: 'Approve', id: `${token}.0` }]);
		const context = { customData: { get: (key: string) => kept.get(key) } };
		expect(recallSent(context as unknown as IWebhookFunctions, token)).toMatchObject({
			webhookId: 'wh_1',
			sent: { id: 'cmx1' },
		});
		expect(output).toEqual([{ json: {}, pairedItem: { item: 0 } }]);
		expect(waits).toEqual([WAIT_INDEFINITELY]);
	});

	it('writes the send into the address where the execution can keep nothing', async () => {
		const { lines, requests } = await ask({}, {}, { ...full, ...firstRun });
		expect(lines.slice(0, 3)).toEqual([...cycle.slice(0, 2), 'PATCH /v1/webhooks/wh_1']);
		expect(stateIn(requests[2]?.body)).toMatchObject({ webhookId: 'wh_1', sent: { id: 'cmx1' } });
	});

	it.each<[IDataObject, string[], string[]]>([
		[{ responseType: 'freeText' }, [], ['message.reply', 'message.received']],
		[
			{
				approvalOptions: {
					values: { approvalType: 'double', approveLabel: 1, disapproveLabel: 2 },
				},
			},
			['1', '2'],
			['message.reply', 'message.received'],
		],
		[
			{ responseType: 'choices', choices: { values: [{ label: 'A' }, { label: 'B' }] } },
			['A', 'B'],
			['message.reply', 'message.received'],
		],
		[
			{ approvalOptions: { values: { approvalType: 'double', approveLabel: 'Sim' } } },
			['Sim', 'Decline'],
			['message.reply', 'message.received'],
		],
		[
			{ sendTo: 'group', groupId: { __rl: true, mode: 'id', value: '1@g.us' } },
			['Approve'],
			['message.reply', 'message.received', 'message.group'],
		],
	])('%j', async (parameters, labels, events) => {
		const { requests } = await ask(parameters);
		expect((requests[0]?.body as IDataObject).events).toEqual(events);
		const buttons = ((requests[1]?.body as IDataObject).buttons ?? []) as IDataObject[];
		expect(buttons.map(({ displayText }) => displayText)).toEqual(labels);
	});

	it('removes the webhook when the message is refused, and says why', async () => {
		const answer = api({
			'POST /v1/messages/send': { status: 422, body: { error: 'x', code: 'BILLING_SUSPENDED' } },
		});
		const { lines, error, waits } = await ask({}, { answer });
		expect(lines).toEqual([...cycle.slice(0, 2), 'DELETE /v1/webhooks/wh_1']);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error?.message).toMatch(/billing/);
		expect(waits).toEqual([]);
	});

	it('gives an error item with continue on fail, and logs a webhook that stays behind', async () => {
		const answer = api({
			'POST /v1/messages/send': { status: 400, body: {} },
			'DELETE /v1/webhooks/wh_1': { status: 500, body: {} },
		});
		const { output, log } = await ask({}, { answer, continueOnFail: true });
		expect(Object.keys(output?.[0]?.json ?? {})).toEqual(['error', 'message']);
		expect(log).toHaveLength(1);
	});

	it('sends nothing when the webhook is refused', async () => {
		const answer = { status: 400, body: { error: 'loopback', code: 'VALIDATION_ERROR' } };
		const { lines, error } = await ask({}, { answer: api({ 'POST /v1/webhooks': answer }) });
		expect(lines).toEqual(cycle.slice(0, 1));
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
		expect(lines).toEqual([...cycle.slice(0, 2), 'DELETE /v1/webhooks/7']);
		expect(waits).toEqual([]);
	});

	it.each([
		[{ status: 500, body: {} }, 3],
		[{ status: 429, body: {}, headers: { 'retry-after': '3600' } }, 1],
	])('waits all the same when the address cannot be updated (%j)', async (patch, tries) => {
		const answer = api({ 'PATCH /v1/webhooks/wh_1': patch });
		const { lines, waits, log } = await ask({}, { answer }, { ...full, ...firstRun });
		expect(lines.filter((line) => line.startsWith('PATCH'))).toHaveLength(tries);
		expect(waits).toHaveLength(1);
		expect(log).toHaveLength(1);
	});

	it('binds the answer to this question', async () => {
		const { requests } = await ask({});
		expect(stateIn(requests[0]?.body)).toMatchObject({
			bound: true,
			terms: { destination: { destinationNumber: '+5511999999999' }, labels: ['Approve'] },
		});
	});

	it.each(['chat', 'page'])(
		'asks no second question that could be answered by the first one (%s)',
		async (replyIn) => {
			const again = { getWorkflowDataProxy: () => ({ $runIndex: 1 }) };
			const { requests, error, waits } = await ask({ replyIn }, {}, { ...full, ...again });
			expect(error?.message).toMatch(/ten values/);
			expect([requests.length, waits.length]).toEqual([0, 0]);
			expect((await ask({ replyIn }, {}, { ...full, ...firstRun })).waits).toHaveLength(1);
		},
	);

	it('tells nobody the address: neither the error nor the log', async () => {
		const echo: Answering = (request) => {
			if (request.path !== '/v1/webhooks') return api()(request);
			const { url } = (request.body ?? {}) as IDataObject;
			return {
				status: 400,
				body: { error: `Cannot call ${String(url)}`, code: 'VALIDATION_ERROR' },
			};
		};
		const { error, requests } = await ask({}, { answer: echo });
		const { url } = requests[0]?.body as { url: string };
		const { searchParams } = new URL(url);
		for (const secret of [
			searchParams.get('state') ?? '?',
			'signed',
			stateIn({ url })?.token ?? '?',
		]) {
			expect(JSON.stringify([error, error?.message, error?.description])).not.toContain(secret);
		}
		expect(error?.description).toContain('Cannot call');
	});

	it('asks older n8n versions to check signatures', async () => {
		const fake = fakeContext({
			node: new PilotStatus(),
			parameters: {
				resource: 'message',
				operation: 'sendAndWait',
				destinationNumber: '+5511999999999',
				message: 'x',
			},
			answer: api(),
		});
		const required = jest.fn();
		Object.assign(fake.context, { setSignatureValidationRequired: required });
		await new PilotStatus().execute.call(fake.context);
		expect(required).toHaveBeenCalledTimes(1);
	});

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

describe('asking on a page', () => {
	it('sends a button with the signed address and makes no webhook', async () => {
		const { requests, waits } = await ask({ replyIn: 'page', waitOptions: { pageLabel: 'Open' } });
		const send = requests.find(({ path }) => path === '/v1/messages/send');
		expect(
			requests.filter(({ method, path }) => method === 'POST' && path === '/v1/webhooks'),
		).toEqual([]);
		expect((send?.body as IDataObject).buttons).toEqual([
			{
				type: 'url',
				displayText: 'Open',
				url: expect.stringMatching(/^https:\/\/n8n\.example\.test\/.*signature=/) as string,
			},
		]);
		expect(waits).toHaveLength(1);
	});

	it('ends with the reason when the message is refused', async () => {
		const answer = api({ 'POST /v1/messages/send': { status: 401, body: {} } });
		const { error, waits } = await ask({ replyIn: 'page' }, { answer });
		expect(error?.message).toMatch(/does not know this key/);
		expect(waits).toEqual([]);
	});
});
