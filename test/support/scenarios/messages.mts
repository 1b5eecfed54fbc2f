import { waitUntil } from '../../../dev/process/wait.mts';
import { asText } from './asText.mts';
import type { Scenario } from './types.mts';

/** The figures of the dashboard, against what the sandbox has sent. */
export const analytics: Scenario = {
	title: 'figures of the dashboard',
	file: 'analytics',
	key: 'ps_sandbox_meta',
	prepare: async ({ url, control }) => {
		// the third has no WhatsApp
		for (const destinationNumber of ['+5511977770001', '+5511977770002', '+5511900001001']) {
			await fetch(`${url}/v1/messages/send`, {
				method: 'POST',
				headers: { 'x-api-key': 'ps_sandbox_meta', 'content-type': 'application/json' },
				body: JSON.stringify({ destinationNumber, text: 'Hello' }),
			});
		}
		await waitUntil(
			() => {
				const { READ = 0, FAILED = 0 } = control.stats().byStatus;
				return READ === 2 && FAILED === 1 ? true : undefined;
			},
			{ for: 'the messages to come to their end' },
		);
		return [
			{ period: '30d', zone: 'America/Sao_Paulo' },
			{ period: '1y', zone: 'UTC' },
		];
	},
	verify: async ({ json, errors, ask, sandbox }) => {
		expect(json('Analytics')).toMatchObject([
			{ totalSent: 2, totalFailed: 1, statusDistribution: { failed: 1, read: 2 } },
		]);
		const [figures] = json('Analytics') as Array<{ dailyMessages: unknown[] }>;
		expect(figures?.dailyMessages).toHaveLength(30);
		const path = '/v1/analytics/dashboard';
		const [request] = sandbox.control.requests({ path });
		expect(request?.query).toEqual({ period: '30d', tz: 'America/Sao_Paulo' });
		const state = await ask(`${path}?period=30d&tz=America/Sao_Paulo`);
		expect(state.body).toEqual(figures);
		expect(errors('Analytics')).toMatchObject([
			{ code: 'INVALID_INPUT', message: '"Period" is "1y"' },
		]);
	},
};

/** A message that waits for its time, is looked up, and is taken back once. */
function cancelling(cancelAnswer: 'lists' | 'counts'): Scenario {
	return {
		title: `a scheduled message that is cancelled (answer with ${cancelAnswer})`,
		file: 'scheduled',
		key: 'ps_sandbox_meta',
		prepare: ({ control }) => {
			control.settings({ cancelAnswer });
			return [{ phone: '+55 11 97777-0003' }, { phone: '+55 11 97777-0004' }];
		},
		verify: ({ json, errors, sandbox }) => {
			const accepted = sandbox.control.accepted();
			const ids = accepted.map(({ id }) => id);
			expect(json('Schedule').map(({ id }) => id)).toEqual(ids);
			const looked = ids.map((id) => ({ id, status: 'QUEUED', sentAt: null }));
			expect(json('Waiting')).toMatchObject(looked);
			expect(json('Cancel')).toEqual(ids.map((id) => ({ id, status: 'CANCELED' })));
			expect(errors('Cancel')).toEqual([]);
			expect(json('Cancelled')).toMatchObject(ids.map((id) => ({ id, status: 'CANCELED' })));
			expect(accepted.map(({ status }) => status)).toEqual(['CANCELED', 'CANCELED']);
			const requests = sandbox.control.requests({ path: '/v1/messages/cancel' });
			expect(requests.map(({ method }) => method)).toEqual(['DELETE', 'DELETE']);
			if (cancelAnswer === 'lists') {
				expect(errors('Cancel Again').map(({ code }) => code)).toEqual(
					ids.map(() => 'NOT_CANCELLED'),
				);
			} else {
				// counts do not tell whose it was; the state that is looked up is the one that was wanted
				expect(json('Cancel Again').map(({ status }) => status)).toEqual(['CANCELED', 'CANCELED']);
			}
		},
	};
}

/** Both forms in which the API answers a cancellation. */
export const cancellations = [cancelling('lists'), cancelling('counts')];

/** The three kinds of message; one of them is waited for. */
export const sends: Scenario = {
	title: 'messages of the three kinds, one waited for',
	file: 'sends',
	key: 'ps_sandbox_meta',
	prepare: () => [
		{ phone: '+55 11 97777-0005', name: 'Ana', order: 7 },
		// fails at delivery: this number has no WhatsApp
		{ phone: '+55 11 90000-1001', name: 'Bruno', order: 8 },
	],
	verify: ({ json, errors, sandbox }) => {
		const bodies = (node: string) =>
			json(node).map(({ id }) => sandbox.control.message(asText(id))?.body);
		const to = (destinationNumber: string) => ({ destinationNumber });
		const [ana, bruno] = [to('+5511977770005'), to('+5511900001001')];
		const templateId = 'order_update';
		expect(bodies('Send Template')).toEqual([
			{ ...ana, templateId, variables: { name: 'Ana', order_id: '7' } },
			{ ...bruno, templateId, variables: { name: 'Bruno', order_id: '8' } },
		]);
		expect(json('Delivered')).toMatchObject([{ id: json('Send Template')[0]?.id }]);
		expect(['DELIVERED', 'READ']).toContain(json('Delivered')[0]?.status);
		expect(errors('Delivered')).toMatchObject([{ code: 'WHATSAPP_NOT_EXIST' }]);
		const buttons = [{ type: 'reply', displayText: 'Yes', id: 'yes' }];
		expect(bodies('Send Text')).toEqual([
			{ ...ana, text: 'Hello Ana', buttons, footer: 'Shop' },
			{ ...bruno, text: 'Hello Bruno', buttons, footer: 'Shop' },
		]);
		const file = { media: 'data:image/png;base64,iVBORw0KGgo=', mediaType: 'image' };
		expect(bodies('Send Media')).toEqual([
			{ ...ana, ...file, caption: 'Receipt 7' },
			{ ...bruno, ...file, caption: 'Receipt 8' },
		]);
	},
};
