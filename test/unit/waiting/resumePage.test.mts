import { digestOf } from '../../../nodes/PilotStatus/resources/message/sendAndWait/state.ts';
import { group, queryOf, sent, visit } from '../../support/visiting.mts';

describe('the page', () => {
	const page = (changes: object = {}, text = 'May we <go>?') =>
		queryOf({ replyIn: 'page', ...changes }, { digest: digestOf(text) });

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
		const { output, shown, shownBefore, answer } = await visit({
			query: page(),
			body: { answer: '1' },
		});
		expect(output).toMatchObject({
			data: { approved: false, text: 'Decline' },
			responder: '+5511999999999',
			message: sent,
		});
		expect(shownBefore).toEqual({ status: 0, headers: {}, html: '' });
		expect(answer).toContain('was received');
		expect(shown.headers['Content-Type']).toContain('text/html');
	});

	it('thanks nobody for an answer with which n8n could not go on', async () => {
		const { shown } = await visit({ query: page(), body: { answer: '1' }, stays: true });
		expect(shown).toEqual({ status: 0, headers: {}, html: '' });
	});

	it('shows the page without the text when n8n cannot evaluate it any more', async () => {
		const { result, shown } = await visit({ query: page(), method: 'GET', fails: true });
		expect(result).toEqual({ noWebhookResponse: true });
		expect(shown.html).toContain('is in the WhatsApp message');
		const { output } = await visit({ query: page(), body: { answer: '0' }, fails: true });
		expect(output?.data).toMatchObject({ approved: true });
	});

	it('shows a question that is a number', async () => {
		const { shown } = await visit({ query: page({}, '42'), method: 'GET', message: 42 });
		expect(shown.html).toContain('>42<');
	});

	it('is not opened for a newer question by an address that lost something', async () => {
		const whole = page();
		for (const lost of [{}, { signature: 'x' }, { ...whole, state: [whole.state, whole.state] }]) {
			const { result } = await visit({ query: lost, current: 'def' });
			expect(result).toEqual({ webhookResponse: { status: 'ignored' } });
		}
		const unbound = queryOf({ replyIn: 'page' }, { bound: undefined });
		const { result, shown } = await visit({
			query: unbound,
			current: 'def',
			body: { answer: '0' },
		});
		expect(result).toEqual({ noWebhookResponse: true });
		expect(shown.status).toBe(410);
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
