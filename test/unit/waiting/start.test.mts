import type { IDataObject } from 'n8n-workflow';
import { NodeApiError, WAIT_INDEFINITELY } from 'n8n-workflow';

import { PilotStatus } from '../../../nodes/PilotStatus/PilotStatus.node.ts';
import { api, ask } from '../../support/asking.mts';
import { fakeContext } from '../../support/fakeContext.mts';

const cycle = [
	'GET /v1/webhooks',
	'POST /v1/webhooks',
	'POST /v1/messages/send',
	'PATCH /v1/webhooks/wh_1',
];

describe('asking in the chat', () => {
	it('makes the webhook before the message, then writes the send into its address, and waits', async () => {
		const { lines, requests, output, waits } = await ask({});
		expect(lines).toEqual(cycle);
		const [, created, sent, updated] = requests.map(({ body }) => body as IDataObject);
		expect(created).toMatchObject({ events: ['message.reply'] });
		expect(created?.name).toBe('n8n wait, until answered (Workflow, workflow-1)');
		const token = new URL(created?.url as string).searchParams.get('token') ?? '';
		expect(token).toMatch(/^[0-9a-f]{32}$/);
		expect(sent?.buttons).toEqual([{ type: 'reply', displayText: 'Approve', id: `${token}.0` }]);
		const { searchParams } = new URL(updated?.url as string);
		expect(searchParams.get('webhook')).toBe('wh_1');
		expect(JSON.parse(searchParams.get('sent') ?? '')).toMatchObject({ id: 'cmx1' });
		expect(output).toEqual([{ json: {}, pairedItem: { item: 0 } }]);
		expect(waits).toEqual([WAIT_INDEFINITELY]);
	});

	it.each<[IDataObject, string[], string[]]>([
		[{ responseType: 'freeText' }, [], ['message.reply', 'message.received']],
		[
			{ responseType: 'choices', choices: { values: [{ label: 'A' }, { label: 'B' }] } },
			['A', 'B'],
			['message.reply'],
		],
		[
			{ approvalOptions: { values: { approvalType: 'double', approveLabel: 'Sim' } } },
			['Sim', 'Decline'],
			['message.reply'],
		],
		[
			{ sendTo: 'group', groupId: { __rl: true, mode: 'id', value: '1@g.us' } },
			['Approve'],
			['message.reply', 'message.group'],
		],
	])('%j', async (parameters, labels, events) => {
		const { requests } = await ask(parameters);
		expect((requests[1]?.body as IDataObject).events).toEqual(events);
		const buttons = ((requests[2]?.body as IDataObject).buttons ?? []) as IDataObject[];
		expect(buttons.map(({ displayText }) => displayText)).toEqual(labels);
	});

	it('removes the webhook when the message is refused, and says why', async () => {
		const answer = api({
			'POST /v1/messages/send': { status: 422, body: { error: 'x', code: 'BILLING_SUSPENDED' } },
		});
		const { lines, error, waits } = await ask({}, { answer });
		expect(lines).toEqual([...cycle.slice(0, 3), 'DELETE /v1/webhooks/wh_1']);
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

	it.each([
		[{ status: 400, body: { error: 'loopback', code: 'VALIDATION_ERROR' } }],
		[{ status: 201, body: {} }],
	])('sends nothing when the webhook cannot be made (%j)', async (answer) => {
		const { lines, error } = await ask({}, { answer: api({ 'POST /v1/webhooks': answer }) });
		expect(lines).toEqual(cycle.slice(0, 2));
		expect(error).toBeInstanceOf(NodeApiError);
	});

	it('waits all the same when the address cannot be updated, after three tries', async () => {
		const answer = api({ 'PATCH /v1/webhooks/wh_1': { status: 500, body: {} } });
		const { lines, waits, log } = await ask({}, { answer });
		expect(lines.filter((line) => line.startsWith('PATCH'))).toHaveLength(3);
		expect(waits).toHaveLength(1);
		expect(log).toHaveLength(1);
	});

	it('binds the answer to this question, and says when n8n cannot keep that', async () => {
		const bound = await ask({});
		const { url } = bound.requests[1]?.body as { url: string };
		expect(new URL(url).searchParams.get('bound')).toBe('1');
		expect(JSON.parse(new URL(url).searchParams.get('terms') ?? '')).toMatchObject({
			destination: { destinationNumber: '+5511999999999' },
			labels: ['Approve'],
		});
		const full = await ask({}, {}, { customData: { set: () => {}, get: () => undefined } });
		expect(full.log).toEqual([expect.stringMatching(/ten values/)]);
		expect(full.waits).toHaveLength(1);
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
		expect(lines.filter((line) => line.startsWith('DELETE'))).toEqual(['DELETE /v1/webhooks/old']);
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
