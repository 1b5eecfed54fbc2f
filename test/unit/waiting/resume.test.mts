import {
	delivery,
	group,
	query,
	queryOf,
	sent,
	type Visit,
	visit,
} from '../../support/visiting.mts';

describe('an answer in the chat', () => {
	it('resumes with who said what when, and removes the webhook once n8n goes on', async () => {
		const { output, linesBefore, lines, answer } = await visit({
			body: delivery({ correlationId: 'corr_1', content: 'Sim!' }),
		});
		expect(linesBefore).toEqual([]);
		expect(lines).toEqual(['DELETE /v1/webhooks/wh_1']);
		expect(output).toEqual({
			data: { approved: true, text: 'Sim!' },
			responder: '+5511999999999',
			respondedAt: '2026-03-01T09:00:05.000Z',
			message: sent,
		});
		expect(answer).toEqual({ status: 'received' });
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
