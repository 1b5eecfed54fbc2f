/** Replies that quote a message under an ID that only the API can resolve. */
import type { IDataObject } from 'n8n-workflow';

import { delivery, queryOf, visit } from '../../support/visiting.mts';

describe('a quote by its WhatsApp ID', () => {
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
			forgets: true,
			body: delivery({ quotedMessageId: 'wamid.1', content: 'yes' }),
		});
		expect(output).toBe(undefined);
		expect(lines).toEqual([]);
	});

	it('asks for the delivery again when the credential that is needed cannot be used', async () => {
		const { result, shown, log } = await visit({
			credential: { apiKey: '' },
			body: delivery({ quotedMessageId: 'wamid.1', content: 'yes' }),
		});
		expect(result).toEqual({ noWebhookResponse: true });
		expect(shown.status).toBe(503);
		expect(log).toHaveLength(1);
	});

	it.each([
		[{ status: 500, body: {} }],
		[{ status: 429, body: {}, headers: { 'retry-after': '5' } }],
		[{ status: 401, body: {} }],
		[{ status: 200, body: '<html>' }],
		[{ status: 200, body: { error: 'x' } }],
	])('asks for the delivery again when the quote cannot be looked up (%j)', async (answer) => {
		const { result, shown, log, lines } = await visit({
			body: delivery({ quotedMessageId: 'wamid.1', content: 'yes' }),
			answer: () => answer,
		});
		expect(result).toEqual({ noWebhookResponse: true });
		expect(shown.status).toBe(503);
		expect(Number(shown.headers['Retry-After'])).toBeGreaterThan(0);
		expect(lines).toEqual(['GET /v1/messages/wamid.1']);
		expect(log).toHaveLength(1);
		expect(log.join()).not.toContain('abc');
	});

	it.each([404, 400])(
		'takes a quote that the API does not know (%d) for another',
		async (status) => {
			const { result } = await visit({
				body: delivery({ quotedMessageId: 'wamid.1', content: 'yes' }),
				answer: () => ({ status, body: {} }),
			});
			expect(result).toEqual({ webhookResponse: { status: 'ignored' } });
		},
	);

	it('finds a quote without its prefix by the WhatsApp ID of the question', async () => {
		const { output, lines } = await visit({
			body: delivery({ quotedMessageId: 'hbgl1', content: 'yes' }),
			answer: ({ path }) =>
				path === '/v1/messages/cmx1'
					? { status: 200, body: { id: 'cmx1', externalMessageId: 'wamid.HBGL1' } }
					: { status: 404, body: {} },
		});
		expect(lines.slice(0, 2)).toEqual(['GET /v1/messages/hbgl1', 'GET /v1/messages/cmx1']);
		expect(output?.data).toMatchObject({ approved: true });
	});

	it.each<[string, IDataObject]>([
		['says nothing understandable', { content: 'later' }],
		['comes from somebody else', { from: '+5511888888888', content: 'yes' }],
		['is a path of its own', { quotedMessageId: '..', content: 'yes' }],
	])('does not ask the API about a quote that %s', async (_, data) => {
		const { result, lines } = await visit({
			body: delivery({ quotedMessageId: 'wamid.1', ...data }),
		});
		expect(result).toEqual({ webhookResponse: { status: 'ignored' } });
		expect(lines).toEqual([]);
	});

	it('asks the API about a quote of somebody who is known by a hidden ID only', async () => {
		const { output } = await visit({
			body: delivery({ from: null, userId: 'BR.7', quotedMessageId: 'wamid.1', content: 'yes' }),
			answer: () => ({ status: 200, body: { id: 'cmx1' } }),
		});
		expect(output).toMatchObject({ data: { approved: true }, responder: 'BR.7' });
	});
});
