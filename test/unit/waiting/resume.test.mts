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

	it('takes a tap although nothing of the send was kept, and finds its webhook by the address', async () => {
		const url = `https://n8n.example.test/x?${new URLSearchParams(queryOf() as Record<string, string>).toString()}`;
		const kept = [
			{ id: 'other', url: 'https://n8n.example.test/x' },
			{ id: 7, url },
			{ id: 'no', url: 5 },
		];
		const { output, lines } = await visit({
			query: queryOf(),
			forgets: true,
			body: delivery({ buttonId: 'abc.0', content: 'Approve' }),
			answer: ({ method }) => ({ status: 200, body: method === 'GET' ? kept : {} }),
		});
		expect(output).toMatchObject({ data: { approved: true }, message: {} });
		expect(lines).toEqual(['GET /v1/webhooks', 'DELETE /v1/webhooks/7']);
	});

	it('goes by what is in the address where the execution could keep nothing', async () => {
		const { output, lines } = await visit({
			forgets: true,
			body: delivery({ correlationId: 'corr_1', content: 'yes' }),
		});
		expect(output).toMatchObject({ data: { approved: true }, message: sent });
		expect(lines).toEqual(['DELETE /v1/webhooks/wh_1']);
	});

	it('goes by what the execution keeps where the address does not say', async () => {
		const { output } = await visit({
			query: queryOf(),
			body: delivery({ correlationId: 'corr_1', content: 'yes' }),
		});
		expect(output).toMatchObject({ data: { approved: true }, message: sent });
	});

	it.each(['message.reply', 'message.received', 'message.group'])(
		'takes a tap that comes as %s',
		async (event) => {
			const { output } = await visit({ body: delivery({ buttonId: 'abc.1' }, event) });
			expect(output?.data).toMatchObject({ approved: false });
		},
	);

	it('reads a body that does not call itself JSON', async () => {
		const body = delivery({ correlationId: 'corr_1', content: 'yes' });
		const rawBody = Buffer.from(`\ufeff${JSON.stringify(body)}`);
		const { output } = await visit({ body: {}, raw: { contentType: 'text/plain', rawBody } });
		expect(output?.data).toMatchObject({ approved: true });
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
		['another event', { body: delivery(yes, 'message.delivered') }],
		[
			'a status with the question itself',
			{ body: delivery({ ...yes, content: 'Ok' }, 'message.sent') },
		],
		['a question', { body: delivery({ ...yes, content: 'ok?' }) }],
		['a reaction', { body: delivery({ ...yes, content: '👍', type: 'reaction' }) }],
		[
			'a voice note of the older schema',
			{ body: delivery({ correlationId: 'corr_1', content: 'Ok?', replyContent: null }) },
		],
		['a plain word', { body: delivery({ content: 'yes' }, 'message.received') }],
		['an address that lost its state', { query: { signature: 'x' }, body: delivery(yes) }],
		[
			'an unbound address of an earlier question',
			{ current: 'def', query: queryOf({}, { bound: undefined }), body: delivery(yes) },
		],
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

	it('takes a tap although the credential cannot be used, and logs the webhook that stays', async () => {
		const { output, log } = await visit({
			credential: { apiKey: '' },
			body: delivery({ buttonId: 'abc.0' }),
		});
		expect(output?.data).toMatchObject({ approved: true });
		expect(log).toHaveLength(1);
	});

	it('never throws: n8n would end the execution', async () => {
		const { result, shown, log } = await visit({
			body: {
				event: 'message.reply',
				get data() {
					throw new Error('odd');
				},
			},
		});
		expect(result).toEqual({ noWebhookResponse: true });
		expect(shown.status).toBe(503);
		expect(log).toHaveLength(1);
	});

	it('takes the answer of a group', async () => {
		const { output } = await visit({
			query: { ...query, ...queryOf({ ...group, responseType: 'freeText', labels: [] }) },
			body: delivery({ groupId: '1@g.us', content: 'done' }, 'message.group'),
		});
		expect(output?.data).toEqual({ text: 'done' });
	});
});
