import { contact, type Examples } from './running.mts';

const colleague = '+5511900000009';

/** The examples that begin with the trigger and answer or follow messages. */
export function answersAndFollows(examples: Examples): void {
	it('the auto-reply bot answers a question, offers a menu, and answers its button once', async () => {
		const workflow = await examples.activate('trigger-auto-reply-bot.json');
		examples.write({ text: 'What are your HOURS?' });
		const [answer] = await examples.sentTo(contact, 1);
		expect(answer?.body['text']).toContain('We are open');
		examples.write({ text: 'Hello' });
		const menu = (await examples.sentTo(contact, 2))[1];
		expect(menu?.body).toMatchObject({ buttons: [{ id: 'hours' }] });
		await examples.becomes(menu?.id ?? '', 'READ');
		const tap = examples.write({ button: 'hours', quote: menu?.id });
		expect((await examples.sentTo(contact, 3))[2]?.body['text']).toContain('We are open');
		await examples.outputs(workflow, 'Each Message Once', 3);
		examples.write({ text: 'on my own phone: hours', fromMe: true });
		// the same message once more, under the name of the other event
		const { id, externalMessageId: messageId } = tap;
		examples.control.webhooks.emit({
			numberId: 'num_web',
			event: 'message.received',
			data: { id, messageId, from: contact, fromMe: false, content: 'Opening hours' },
		});
		await examples.delivered();
		await examples.outputs(workflow, 'Each Message Once', 4);
		expect(examples.control.accepted({ destination: contact })).toHaveLength(3);
	});

	describe('delivery tracker', () => {
		const sendText = async (destinationNumber: string): Promise<void> =>
			await examples.callApi(
				'/messages/send',
				{ destinationNumber, text: 'too late' },
				'ps_sandbox_meta',
			);

		it('records each status, and sends one template after a missed window', async () => {
			const workflow = await examples.activate('trigger-delivery-tracker.json', 'ps_sandbox_meta');
			examples.control.settings({ enforce24hWindow: true });
			await sendText(contact);
			const records = await examples.outputs(workflow, 'Save the Status', 4);
			const sent = examples.control.accepted();
			expect(sent.map(({ body }) => [body['destinationNumber'], body['templateId']])).toEqual([
				[contact, undefined],
				[contact, 'order_update'],
			]);
			expect(records.map(({ json }) => [json['messageId'], json['status']]).sort()).toEqual(
				[
					[sent[0]?.id, 'failed'],
					...['sent', 'delivered', 'read'].map((status) => [sent[1]?.id, status]),
				].sort(),
			);
		});

		it('tells a colleague of any other failure, and of the own failure nobody', async () => {
			const workflow = await examples.activate('trigger-delivery-tracker.json', 'ps_sandbox_meta');
			examples.control.outcomes({
				[contact]: 'WHATSAPP_NOT_EXIST',
				[colleague]: 'DELIVERY_TIMEOUT',
			});
			await sendText(contact);
			const records = await examples.outputs(workflow, 'Save the Status', 2);
			await examples.delivered();
			expect(await examples.environment().n8n.client.executionIds(workflow.id)).toHaveLength(2);
			const [failed, note, ...more] = examples.control.accepted();
			expect(more).toEqual([]);
			expect(note?.body).toMatchObject({
				destinationNumber: colleague,
				text: expect.stringMatching(
					new RegExp(
						`^Message ${failed?.id} to \\${contact} was not delivered: .*WHATSAPP_NOT_EXIST`,
					),
				) as unknown,
			});
			expect(records.map(({ json }) => [json['messageId'], json['status']])).toEqual([
				[failed?.id, 'failed'],
				[note?.id, 'failed'],
			]);
		});
	});
}
