import { PHONE, startClient, startReceiver, until, WEB, type Client } from './support.mts';
import { LOG_CODES } from '../sending/outcomes.mts';

const HOUR = 3_600_000;

describe('docs/api-reference.md 4, 5, 13: what becomes of a message', () => {
	let client: Client;
	beforeAll(async () => {
		client = await startClient();
	});
	beforeEach(() => client.sandbox.reset());
	afterAll(() => client.close());

	const sendTo = async (destinationNumber: string, more: object = {}): Promise<string> =>
		String((await client.send({ destinationNumber, text: 'x', ...more })).json.id);
	const status = async (id: string) => (await client.call('GET', `/v1/messages/${id}`)).json;
	const ended = (id: string, wanted: string) =>
		until(async () => {
			const found = await status(id);
			return found.status === wanted ? found : null;
		});
	const advance = (ms: number) => client.sandbox.control.clock({ advanceMs: ms });

	test('4: QUEUED, SENT, DELIVERED, READ in order, found by all three ids', async () => {
		client.sandbox.control.clock({ mode: 'frozen' });
		const id = await sendTo(PHONE);
		const seen = [(await status(id)).status];
		for (let step = 0; step < 3; step += 1) {
			advance(1);
			seen.push((await status(id)).status);
		}
		expect(seen).toEqual(['QUEUED', 'SENT', 'DELIVERED', 'READ']);
		const final = await status(id);
		expect(final).toMatchObject({
			id,
			destinationNumber: PHONE,
			template: null,
			errorMessage: null,
		});
		expect(await status(String(final.correlationId))).toEqual(final);
		expect(await status(String(final.externalMessageId))).toEqual(final);
	});

	test('4: deliveredAt and externalMessageId only on the newer page', async () => {
		const id = await sendTo(PHONE);
		expect(await ended(id, 'READ')).toHaveProperty('deliveredAt');
		client.sandbox.control.settings({ pageVersion: 'earlier' });
		const earlier = await status(id);
		expect(earlier).not.toHaveProperty('deliveredAt');
		expect(earlier).not.toHaveProperty('externalMessageId');
	});

	test('4: 404 for an unknown id and for the message of another number', async () => {
		const id = await sendTo(PHONE);
		expect((await client.call('GET', '/v1/messages/none')).status).toBe(404);
		expect((await client.call('GET', `/v1/messages/${id}`, undefined, WEB)).status).toBe(404);
	});

	test.each([
		['+5511900001000', 'WHATSAPP_NOT_EXIST'],
		['+5511900002000', 'META_OUTSIDE_24H_WINDOW'],
		['+5511900003000', 'META_NO_CONVERSATION'],
		['+5511900004000', 'META_TEMPLATE_NOT_APPROVED'],
		['+5511900005000', 'DELIVERY_TIMEOUT'],
		['+5511900006000', 'INVALID_DESTINATION'],
		['+5511900007000', 'PILOT_SELF_NUMBER'],
		['+5511900008000', 'NUMBER_NOT_FOUND_REMOVED'],
		['+5511900009000', 'LINKED_WHATSAPP_INSTANCE_NOT_FOUND'],
		['+5511900010000', 'TEMPLATE_VERSION_NOT_FOUND'],
		['+5511900011000', 'EXPIRED_AFTER_ATTEMPTS'],
		['+5511900012000', 'MESSAGE_EXPIRED'],
		['+5511900013000', 'DELIVERED_NOT_CONFIRMED'],
	])('13: %s fails with %s', async (destination, code) => {
		const id = await sendTo(destination);
		const failed = await ended(id, 'FAILED');
		expect(failed.errorMessage).toBe(`${code}: ${LOG_CODES[code]}`);
		// The machine code is on the dashboard's own log only.
		expect(failed).not.toHaveProperty('errorCode');
		expect(client.sandbox.control.message(id)?.errorCode).toBe(code);
	});

	test('13: seven days without an attempt', async () => {
		const id = await sendTo('+5511900014000');
		advance(6 * 24 * HOUR);
		expect((await status(id)).status).toBe('QUEUED');
		advance(24 * HOUR);
		expect(client.sandbox.control.message(id)?.errorCode).toBe('NEVER_ATTEMPTED_MAX_AGE_EXCEEDED');
	});

	test('no read receipt, no delivery receipt, no attempt, by number', async () => {
		client.sandbox.control.clock({ mode: 'frozen' });
		const ids = [];
		for (const digits of ['20', '21', '22']) ids.push(await sendTo(`+55119000${digits}000`));
		advance(HOUR);
		const statuses = [];
		for (const id of ids) statuses.push((await status(id)).status);
		expect(statuses).toEqual(['DELIVERED', 'SENT', 'QUEUED']);
	});

	test('an outcome can be chosen for any destination, and be any code', async () => {
		client.sandbox.control.outcomes({ [PHONE]: 'META_RATE_SOMETHING' });
		const failed = await ended(await sendTo(PHONE), 'FAILED');
		expect(failed.errorMessage).toContain('META_RATE_SOMETHING');
	});

	test('3.3 deliverAt and deliverUntil follow the sandbox clock', async () => {
		client.sandbox.control.clock({ mode: 'frozen' });
		const at = (ms: number): string =>
			new Date(Date.parse(client.sandbox.control.clock({}).now) + ms).toISOString();
		const id = await sendTo(PHONE, { deliverAt: at(HOUR), deliverUntil: at(2 * HOUR) });
		const late = await sendTo('+5511900011000', { deliverUntil: at(HOUR) });
		const unconfirmed = await sendTo('+5511900021000', { deliverUntil: at(HOUR) });
		const untried = await sendTo('+5511900022000', { deliverUntil: at(HOUR) });
		advance(HOUR - 1);
		expect((await status(id)).status).toBe('QUEUED');
		advance(HOUR);
		expect((await status(id)).status).toBe('READ');
		const code = (message: string) => client.sandbox.control.message(message)?.errorCode;
		expect(code(late)).toBe('EXPIRED_AFTER_ATTEMPTS');
		expect(code(unconfirmed)).toBe('DELIVERED_NOT_CONFIRMED');
		expect(code(untried)).toBe('MESSAGE_EXPIRED');
	});

	test('messages can be held and let go', async () => {
		client.sandbox.control.settings({ holdStatus: true });
		const id = await sendTo(PHONE);
		advance(HOUR);
		expect((await status(id)).status).toBe('QUEUED');
		client.sandbox.control.settings({ holdStatus: false });
		await ended(id, 'READ');
	});

	test('3.7 the 24 h window on a Meta number, when it is enforced', async () => {
		client.sandbox.control.settings({ enforce24hWindow: true });
		const code = async (): Promise<unknown> => {
			const id = await sendTo(PHONE);
			advance(10);
			return client.sandbox.control.message(id)?.errorCode;
		};
		expect(await code()).toBe('META_NO_CONVERSATION');
		client.sandbox.control.webhooks.receive(PHONE, { text: 'hi' });
		expect(await code()).toBeNull();
		advance(25 * HOUR);
		expect(await code()).toBe('META_OUTSIDE_24H_WINDOW');
	});

	test('13: a number that is not connected', async () => {
		client.sandbox.control.number('num_meta', { isFullyConnected: false });
		const id = await sendTo(PHONE);
		await ended(id, 'FAILED');
		expect(client.sandbox.control.message(id)?.errorCode).toBe('DELIVERY_TIMEOUT');
	});

	test('media on this machine is fetched at delivery; without it the message fails', async () => {
		const files = await startReceiver();
		const media = { destinationNumber: PHONE, media: files.url, mediaType: 'image' };
		const sent = String((await client.send(media)).json.id);
		await ended(sent, 'READ');
		expect(client.sandbox.control.message(sent)?.fetched).toMatchObject({ status: 200, bytes: 6 });
		files.answer = () => 404;
		const lost = String((await client.send(media)).json.id);
		await ended(lost, 'FAILED');
		expect(client.sandbox.control.message(lost)?.errorCode).toBe('DELIVERY_TIMEOUT');
		await files.close();
	});

	describe('5: DELETE /v1/messages/cancel', () => {
		const cancel = (messageIds: unknown) =>
			client.call('DELETE', '/v1/messages/cancel', { messageIds });
		const deliverAt = '2099-01-01T00:00:00Z';

		test('version A names what was cancelled and what was not', async () => {
			const scheduled = await sendTo(PHONE, { deliverAt });
			const sent = await sendTo(PHONE);
			await ended(sent, 'READ');
			const reason = expect.any(String) as string;
			expect((await cancel([scheduled, sent, 'none'])).json).toEqual({
				cancelled: [scheduled],
				failed: [
					{ id: sent, reason },
					{ id: 'none', reason },
				],
			});
			expect((await status(scheduled)).status).toBe('CANCELED');
			advance(100 * 365 * 24 * HOUR);
			expect((await status(scheduled)).status).toBe('CANCELED');
		});

		test('version B counts', async () => {
			client.sandbox.control.settings({ cancelAnswer: 'counts' });
			const scheduled = await sendTo(PHONE, { deliverAt });
			expect((await cancel([scheduled, 'none'])).json).toEqual({ cancelled: 1, notFound: 1 });
		});

		test.each([
			['none', []],
			['101', Array.from({ length: 101 }, (_, index) => `id_${index}`)],
			['no list', 'cmx1'],
		])('400 for %s', async (_name, ids) => {
			expect((await cancel(ids)).status).toBe(400);
		});
	});
});
