import type { CapturedRequest } from '../../support/fakeHttp.mts';
import { FakeTrigger, publicAddress, received } from './fakeTrigger.mts';

const url = `${publicAddress}?token=right`;
const own = { id: 'wh_1', url, events: ['message.received'] };

/** A trigger that has nothing stored, at an API with these webhooks. */
function crashed(webhooks: unknown, status = 200) {
	const answer = (request: CapturedRequest) => {
		expect(request).toMatchObject({ method: 'GET', path: '/v1/webhooks' });
		return { status, body: webhooks };
	};
	return new FakeTrigger({ answer, options: { ignoreDuplicates: false } });
}

const deliverWith = async (trigger: FakeTrigger, token?: string) =>
	await trigger.receive({
		query: token === undefined ? {} : { token },
		rawBody: Buffer.from(JSON.stringify(received())),
	});

describe('a trigger that n8n was killed in while it registered', () => {
	it('takes a delivery whose token Pilot Status has for its address, and remembers the webhook', async () => {
		const trigger = crashed([{ id: 'wh_0', url: 'https://other.example.test/?token=right' }, own]);
		expect((await deliverWith(trigger, 'right')).items).toHaveLength(1);
		const events = ['message.received'];
		expect(trigger.staticData.subscription).toEqual({
			webhookId: 'wh_1',
			token: 'right',
			wanted: events,
			stored: events,
		});
		expect((await deliverWith(trigger, 'right')).items).toHaveLength(1);
		expect(trigger.requests).toHaveLength(1);
	});

	it('marks what it found as changed once more when n8n asks for the answer', async () => {
		const trigger = crashed([own]);
		const { result } = await deliverWith(trigger, 'right');
		trigger.staticData.subscription = undefined;
		expect(result.webhookResponse).toEqual({ received: true });
		expect(trigger.staticData.subscription).toMatchObject({ token: 'right' });
	});

	it('asks once for deliveries that come together', async () => {
		const trigger = crashed([own]);
		const all = await Promise.all([1, 2, 3].map(async () => await deliverWith(trigger, 'right')));
		expect(all.map(({ items }) => items?.length)).toEqual([1, 1, 1]);
		expect(trigger.requests).toHaveLength(1);
	});

	it.each([
		['another token', [own], 'wrong'],
		[
			'a webhook of another address',
			[{ ...own, url: 'https://a.example.test/?token=right' }],
			'right',
		],
		['no webhook', [], 'right'],
		['a webhook without a token', [{ ...own, url: publicAddress }], ''],
	])('refuses %s', async (_, webhooks, token) => {
		const trigger = crashed(webhooks);
		expect(await deliverWith(trigger, token)).toMatchObject({ status: 401, items: undefined });
		expect(trigger.staticData.subscription).toBeUndefined();
	});

	it('asks once within some seconds for forged deliveries, and soon again for a genuine one', async () => {
		jest.useFakeTimers({ now: Date.now() + 60_000 });
		const trigger = crashed([own]);
		for (let forged = 0; forged < 50; forged += 1) {
			expect((await deliverWith(trigger, `forged-${forged}`)).status).toBe(401);
		}
		expect(trigger.requests).toHaveLength(1);
		expect((await deliverWith(trigger, 'right')).items).toHaveLength(1);
		expect(trigger.requests).toHaveLength(2);
		jest.useRealTimers();
	});

	it('asks nobody for a delivery without a token', async () => {
		const trigger = crashed([own]);
		expect((await deliverWith(trigger)).status).toBe(401);
		expect(trigger.requests).toEqual([]);
	});

	it('refuses while Pilot Status cannot be asked, so that it delivers again later', async () => {
		const trigger = crashed({ error: 'down' }, 503);
		expect((await deliverWith(trigger, 'right')).status).toBe(401);
	});
});
