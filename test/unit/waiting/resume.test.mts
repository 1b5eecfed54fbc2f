import type { ICredentialDataDecryptedObject, IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { PilotStatus } from '../../../nodes/PilotStatus/PilotStatus.node.ts';
import { digestOf } from '../../../nodes/PilotStatus/waiting/state.ts';
import { fakeContext } from '../../support/fakeContext.mts';
import type { Answering } from '../../support/fakeHttp.mts';

const node = new PilotStatus();
const sent = { id: 'cmx1', correlationId: 'corr_1', status: 'QUEUED' };
const terms = {
	destination: { destinationNumber: '+5511999999999' },
	responseType: 'approval',
	replyIn: 'chat',
	labels: ['Approve', 'Decline'],
	approvers: [] as string[],
};
const queryOf = (changes: object = {}): IDataObject => ({
	token: 'abc',
	bound: '1',
	terms: JSON.stringify({ ...terms, ...changes }),
	signature: 'x',
});
const query = { ...queryOf(), webhook: 'wh_1', sent: JSON.stringify(sent) };
const group = { destination: { groupId: '1@g.us' } };

interface Visit {
	/** The text of the question, as n8n evaluates it when the answer comes. */
	message?: string;
	/** Token of the question that the execution asked last. */
	current?: string;
	query?: IDataObject;
	method?: string;
	body?: unknown;
	answer?: Answering;
	credential?: ICredentialDataDecryptedObject;
}

/** A request to the resume address of a waiting Send and Wait. */
async function visit({
	message = 'May we <go>?',
	current = 'abc',
	query: asked = query,
	method = 'POST',
	body = {},
	answer,
	credential,
}: Visit) {
	const fake = fakeContext({
		node,
		parameters: {
			resource: 'message',
			operation: 'sendAndWait',
			destinationNumber: '+5511999999999',
			message,
		},
		answer: answer ?? (() => ({ status: 200, body: {} })),
		...(credential === undefined ? {} : { credential }),
	});
	const shown = { status: 0, headers: {} as Record<string, string>, html: '' };
	const response = {
		status: (code: number) => {
			shown.status = code;
			return response;
		},
		setHeader: (name: string, value: string) => (shown.headers[name] = value),
		end: (html: string) => (shown.html = html),
	};
	const log: string[] = [];
	fake.kept.set('pilotStatusQuestion', current);
	fake.kept.set('pilotStatusMessage', Buffer.from(JSON.stringify(sent)).toString('base64'));
	const context = {
		...fake.context,
		logger: { warn: (message: string) => log.push(message) },
		getNodeParameter: (name: string, fallback?: unknown) =>
			fake.context.getNodeParameter(name, 0, fallback),
		getQueryData: () => asked,
		getBodyData: () => body,
		getRequestObject: () => ({ method }),
		getResponseObject: () => response,
	} as unknown as IWebhookFunctions;
	const result = await node.webhook.call(context);
	const output = result.workflowData?.[0]?.[0]?.json;
	return {
		result,
		output,
		shown,
		log,
		lines: fake.requests.map(({ method: m, path }) => `${m} ${path}`),
	};
}

const delivery = (data: IDataObject, event = 'message.reply') => ({
	event,
	data: { from: '+5511999999999', createdAt: '2026-03-01T09:00:05.000Z', ...data },
});

describe('an answer in the chat', () => {
	it('removes the webhook and resumes with who said what when', async () => {
		const { output, lines, result } = await visit({
			body: delivery({ correlationId: 'corr_1', content: 'Sim!' }),
		});
		expect(lines).toEqual(['DELETE /v1/webhooks/wh_1']);
		expect(output).toEqual({
			data: { approved: true, text: 'Sim!' },
			responder: '+5511999999999',
			respondedAt: '2026-03-01T09:00:05.000Z',
			message: sent,
		});
		expect(result.webhookResponse).toEqual({ status: 'received' });
	});

	it('resumes although the webhook cannot be removed, and logs it', async () => {
		const { output, log } = await visit({
			body: delivery({ correlationId: 'corr_1', content: 'no' }),
			answer: () => ({ status: 500, body: {} }),
		});
		expect(output?.data).toEqual({ approved: false, text: 'no' });
		expect(log).toHaveLength(1);
	});

	it('takes a tap before the send was written into the address', async () => {
		const { output, lines } = await visit({
			query: queryOf(),
			body: delivery({ buttonId: 'abc.0', content: 'Approve' }),
		});
		expect(output).toMatchObject({ data: { approved: true }, message: {} });
		expect(lines).toEqual([]);
	});

	it('fills in what a delivery does not tell', async () => {
		const { output } = await visit({
			body: { event: 'message.reply', data: { buttonId: 'abc.0' } },
		});
		expect(output).toMatchObject({ responder: '' });
		expect(Date.parse(output?.respondedAt as string)).not.toBeNaN();
	});

	const yes = { correlationId: 'corr_1', content: 'yes' };
	it.each<[string, Visit]>([
		['another conversation', { body: delivery({ correlationId: 'other', content: 'yes' }) }],
		['an old button', { body: delivery({ buttonId: 'old.0', content: 'Approve' }) }],
		['an earlier question', { current: 'def', body: delivery({ buttonId: 'abc.0' }) }],
		['what is not clear', { body: delivery({ correlationId: 'corr_1', content: 'later' }) }],
		['the own phone', { body: delivery({ ...yes, fromMe: true }) }],
		['an odd body', { body: [] }],
		['no state', { query: {}, body: delivery(yes) }],
		[
			'somebody who may not',
			{ query: { ...query, ...queryOf({ approvers: ['+5511888888888'] }) }, body: delivery(yes) },
		],
	])('%s leaves it waiting and removes nothing', async (_, request) => {
		const { result, lines } = await visit(request);
		expect(result).toEqual({ webhookResponse: { status: 'ignored' } });
		expect(lines).toEqual([]);
	});

	it('goes by the terms of its own question, whatever the node reads now', async () => {
		const own = queryOf({ labels: ['Ship it', 'Wait'], approvers: ['+5521977777777'] });
		const { output } = await visit({
			query: { ...query, ...own },
			body: delivery({ correlationId: 'corr_1', content: 'ship it!', from: '+5521977777777' }),
		});
		expect(output).toMatchObject({ data: { approved: true }, responder: '+5521977777777' });
	});

	it('leaves it waiting, with a log line, when the credential cannot be used', async () => {
		const { result, log } = await visit({
			credential: { apiKey: '' },
			body: delivery({ buttonId: 'abc.0' }),
		});
		expect(result.workflowData).toBe(undefined);
		expect(log).toHaveLength(1);
	});

	it.each<[unknown, boolean]>([
		[{ id: 'cmx1' }, true],
		[{ message: { id: 'cmx1' } }, true],
		[{ id: 'cmx2' }, false],
	])('asks the API which message was quoted (%j)', async (body, isOurs) => {
		const { output, lines } = await visit({
			body: delivery({ quotedMessageId: 'wamid/1', content: 'yes' }),
			answer: ({ method }) => ({ status: 200, body: method === 'GET' ? body : {} }),
		});
		expect(lines[0]).toBe('GET /v1/messages/wamid%2F1');
		expect(output !== undefined).toBe(isOurs);
	});

	it('does not take a quote for its own while the send is unknown', async () => {
		const { output, lines } = await visit({
			query: queryOf(),
			body: delivery({ quotedMessageId: 'wamid.1', content: 'yes' }),
		});
		expect(output).toBe(undefined);
		expect(lines).toEqual([]);
	});

	it('takes the answer of a group', async () => {
		const { output } = await visit({
			query: { ...query, ...queryOf({ ...group, responseType: 'freeText', labels: [] }) },
			body: delivery({ groupId: '1@g.us', content: 'done' }, 'message.group'),
		});
		expect(output?.data).toEqual({ text: 'done' });
	});
});

describe('the page', () => {
	const page = (changes: object = {}, digest = digestOf('May we <go>?')) => ({
		...queryOf({ replyIn: 'page', ...changes }),
		digest,
	});

	it('shows the question and decides nothing when it is opened', async () => {
		const { result, shown } = await visit({ query: page(), method: 'GET', body: { answer: '0' } });
		expect(result).toEqual({ noWebhookResponse: true });
		expect(shown.status).toBe(200);
		expect(shown.html).toContain('May we &lt;go&gt;?');
		expect(shown.headers['Content-Security-Policy']).toContain("default-src 'none'");
	});

	it('shows no text that differs from what was asked', async () => {
		const { shown } = await visit({ query: page(), method: 'GET', message: 'Another round' });
		expect(shown.html).not.toContain('Another round');
		expect(shown.html).toContain('is in the WhatsApp message');
	});

	it('takes the answer of its form', async () => {
		const { output, shown } = await visit({ query: page(), body: { answer: '1' } });
		expect(output).toMatchObject({
			data: { approved: false, text: 'Decline' },
			responder: '+5511999999999',
			message: sent,
		});
		expect(shown.html).toContain('was received');
	});

	it.each(['GET', 'POST'])('is closed once a later question was asked (%s)', async (method) => {
		const { result, shown } = await visit({
			query: page(),
			method,
			current: 'def',
			body: { answer: '0' },
		});
		expect(result).toEqual({ noWebhookResponse: true });
		expect(shown.status).toBe(410);
		expect(shown.html).not.toContain('<form');
	});

	it('leaves the question open when the form says nothing', async () => {
		const { result, shown } = await visit({ query: page(), body: { answer: '9' } });
		expect(result).toEqual({ noWebhookResponse: true });
		expect(shown.status).toBe(400);
	});

	it('names nobody for a group', async () => {
		const { output } = await visit({ query: page(group), body: { answer: '0' } });
		expect(output?.responder).toBe('');
	});
});
