import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { NodeApiError, WAIT_INDEFINITELY } from 'n8n-workflow';

import { PilotStatus } from '../../../nodes/PilotStatus/PilotStatus.node.ts';
import { recallSent } from '../../../nodes/PilotStatus/resources/message/sendAndWait/executionData.ts';
import { decodeState } from '../../../nodes/PilotStatus/resources/message/sendAndWait/state.ts';
import { api, ask } from '../../support/asking.mts';
import { fakeContext } from '../../support/fakeContext.mts';
import type { Answering } from '../../support/fakeHttp.mts';

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
			expect(error?.message).toMatch(/ten custom data values/);
			expect([requests.length, waits.length]).toEqual([0, 0]);
			expect((await ask({ replyIn }, {}, { ...full, ...firstRun })).waits).toHaveLength(1);
		},
	);

	it('tells nobody the address: neither the error nor the log', async () => {
		const echo: Answering = (request) => {
			if (request.path !== '/v1/webhooks') return api()(request);
			const { url } = request.body as { url: string };
			return {
				status: 400,
				body: { error: `Cannot call ${url}`, code: 'VALIDATION_ERROR' },
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
