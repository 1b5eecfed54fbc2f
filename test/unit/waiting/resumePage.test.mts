import { digestOf } from '../../../nodes/PilotStatus/waiting/state.ts';
import { group, queryOf, sent, visit } from '../../support/visiting.mts';

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
