import { contact, type Examples } from './running.mts';

const path = 'pilot-status-order-update';
const order = { phone: '+55 (11) 90000-0001', name: 'Ana', orderId: 1042, trackingCode: 'BR42' };

/** The example that turns what a shop reports into templates, and answers the shop. */
export function updatesOrders(examples: Examples): void {
	describe('order update from a webhook', () => {
		const report = async (body: object) =>
			await examples.environment().n8n.client.callWebhook(path, body);

		it('sends the template of each news, and answers the shop', async () => {
			await examples.activate('order-update-from-a-webhook.json');

			const shipped = await report({ ...order, status: 'shipped' });
			const [first] = await examples.sentTo(contact, 1);
			expect(shipped).toEqual({ status: 202, body: { sent: true, messageId: first?.id } });
			expect(first?.body).toMatchObject({
				templateId: 'tracking',
				variables: { name: 'Ana', tracking_code: 'BR42' },
			});

			const today = await report({ ...order, status: 'out_for_delivery' });
			const second = (await examples.sentTo(contact, 2))[1];
			expect(today).toEqual({ status: 202, body: { sent: true, messageId: second?.id } });
			expect(second?.body).toMatchObject({
				templateId: 'order_update',
				variables: { name: 'Ana', order_id: '1042' },
			});
		});

		it('answers what it did not send, and why', async () => {
			await examples.activate('order-update-from-a-webhook.json');

			expect(await report({ ...order, status: 'paid' })).toEqual({
				status: 200,
				body: { sent: false, reason: 'No message is sent for status "paid"' },
			});
			expect(await report({ ...order, phone: '11 90000-0001', status: 'shipped' })).toEqual({
				status: 422,
				body: {
					sent: false,
					reason: expect.stringContaining('country code') as unknown,
					code: 'INVALID_INPUT',
					mayHaveBeenSent: false,
				},
			});
			examples.control.addFaults({
				match: { path: '/v1/messages/send' },
				fault: { type: 'status', status: 422, code: 'BILLING_SUSPENDED', error: 'suspended' },
			});
			expect(await report({ ...order, status: 'out_for_delivery' })).toMatchObject({
				status: 422,
				body: { sent: false, code: 'BILLING_SUSPENDED', mayHaveBeenSent: false },
			});
			expect(examples.control.accepted()).toEqual([]);
		});
	});
}
