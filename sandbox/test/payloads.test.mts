import { listenAround } from './listening.mts';
import { PHONE, until, WEB, type Json } from './support.mts';

const GROUP = '120363000000000002@g.us';
const ISO = expect.stringMatching(/^\d{4}-.*Z$/) as string;

describe('docs/api-reference.md 12.3 to 12.5: payloads of deliveries', () => {
	const listening = listenAround();
	const { hooks, subscribe, settled, bodies, send, sent } = listening;
	const events = () => bodies().map(({ event }) => event);
	const status = async (id: unknown) =>
		(await listening.client.call('GET', `/v1/messages/${String(id)}`)).json;

	test('12.3 v3 status events: one id, wamid, correlation id, one timestamp', async () => {
		await subscribe(['message.sent', 'message.delivered', 'message.read', 'message.failed']);
		const { id, correlationId } = await sent();
		const messageId = (await status(id)).externalMessageId;
		expect(events().sort()).toEqual(['message.delivered', 'message.read', 'message.sent']);
		for (const { data } of bodies()) {
			expect(data).toMatchObject({ id, correlationId, messageId, createdAt: ISO, to: PHONE });
		}
	});

	test('12.3 message.failed before the provider: messageId null, the reason given', async () => {
		await subscribe(['message.failed']);
		await send({ destinationNumber: '+5511900001000' });
		await until(() => listening.receiver.received.length);
		expect(bodies()[0]?.data).toMatchObject({
			messageId: null,
			errorMessage: expect.stringContaining('WHATSAPP_NOT_EXIST') as string,
		});
	});

	test('12.4 v2 status fields', async () => {
		listening.client.sandbox.control.settings({ webhookSchema: 'v2' });
		await subscribe(['message.read']);
		const { id } = await sent();
		expect(bodies()[0]?.data).toMatchObject({
			internalMessageId: id,
			environment: 'LIVE',
			destinationNumber: PHONE,
			content: 'hello',
			readAt: ISO,
			sentAt: ISO,
		});
	});

	test('12.3 message.received', async () => {
		await subscribe(['message.received']);
		hooks().receive(PHONE, { text: 'oi', name: 'Ana' });
		await settled();
		expect(bodies()).toEqual([
			{
				event: 'message.received',
				data: {
					id: expect.any(String) as string,
					messageId: expect.stringMatching(/^wamid\./) as string,
					numberId: 'num_meta',
					from: PHONE,
					to: '+5511900000000',
					type: 'text',
					fromMe: false,
					content: 'oi',
					participantName: 'Ana',
					createdAt: ISO,
				},
			},
		]);
	});

	test('12.3 echoes of the own phone carry fromMe', async () => {
		await subscribe(['message.received'], WEB);
		hooks().receive(PHONE, { text: 'by hand', fromMe: true, numberId: 'num_web' });
		await settled();
		expect(bodies()[0]?.data).toMatchObject({ fromMe: true, from: '+5511900000999', to: PHONE });
	});

	test('12.3 media: ids on Meta, a link on unofficial numbers', async () => {
		const media = { mimeType: 'image/png', fileName: 'a.png', base64: 'iVBORw0KGgo=' };
		await subscribe(['message.received']);
		await subscribe(['message.received'], WEB);
		hooks().receive(PHONE, { media, text: 'look' });
		hooks().receive(PHONE, { media, numberId: 'num_web' });
		await settled();
		const [official, web] = bodies().map(({ data }) => data as Json);
		expect(official).toMatchObject({
			mediaType: 'image',
			mediaCaption: 'look',
			mediaFilename: 'a.png',
		});
		expect(official).toMatchObject({ phoneNumberId: '100000000000001' });
		expect(official).not.toHaveProperty('mediaLink');
		expect(web?.mediaLink).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/files\//);
		expect(web).not.toHaveProperty('mediaId');
	});

	test('12.3 a reply ties to the send by quotedMessageId and correlationId', async () => {
		await subscribe(['message.reply', 'message.received']);
		const { id, correlationId } = await sent();
		hooks().receive(PHONE, { text: 'yes', quote: String(id) });
		await settled();
		const quotedMessageId = (await status(id)).externalMessageId;
		expect(bodies()).toMatchObject([
			{ event: 'message.reply', data: { content: 'yes', quotedMessageId, correlationId } },
		]);
		listening.client.sandbox.control.settings({ replyAlsoReceived: true });
		hooks().receive(PHONE, { text: 'again', quote: String(id) });
		await settled();
		expect(events().slice(1).sort()).toEqual(['message.received', 'message.reply']);
	});

	test('12.4 a tapped button: its text, and its id in v2; in v3 only when switched on', async () => {
		await subscribe(['message.reply']);
		const buttons = [{ type: 'reply', displayText: 'Yes', id: 'yes_7' }];
		const { id } = await sent({ buttons });
		const tap = async (): Promise<Json> => {
			listening.receiver.received.length = 0;
			hooks().receive(PHONE, { quote: String(id), button: 'yes_7' });
			await settled();
			return bodies()[0]?.data as Json;
		};
		const plain = await tap();
		expect(plain.content).toBe('Yes');
		expect(plain).not.toHaveProperty('buttonId');
		listening.client.sandbox.control.settings({ buttonIdInV3: true });
		expect((await tap()).buttonId).toBe('yes_7');
		listening.client.sandbox.control.settings({ webhookSchema: 'v2' });
		expect(await tap()).toMatchObject({
			buttonId: 'yes_7',
			replyContent: 'Yes',
			content: 'hello',
			messageRepliedId: id,
		});
	});

	test('12.2 groups and newsletters', async () => {
		await subscribe(['message.group', 'message.newsletter'], WEB);
		hooks().receive(PHONE, { groupId: GROUP, text: 'in here' });
		hooks().receive(PHONE, { newsletterId: '120363000000000101@newsletter', text: 'news' });
		await settled();
		expect(bodies()).toMatchObject([
			{ event: 'message.group', data: { groupId: GROUP, groupName: 'Entregas São Paulo' } },
			{ event: 'message.newsletter', data: { newsletterName: 'Shop news' } },
		]);
	});

	test("12.5 with * a Meta number also gets Meta's own envelope", async () => {
		await subscribe(['*']);
		hooks().receive(PHONE, { text: 'oi', name: 'Ana' });
		await settled();
		const raw = bodies().find(({ object }) => object === 'whatsapp_business_account');
		expect(bodies()).toHaveLength(2);
		expect(raw).not.toHaveProperty('event');
		expect(raw).toMatchObject({
			entry: [
				{ changes: [{ field: 'messages', value: { messages: [{ text: { body: 'oi' } }] } }] },
			],
		});
	});
});
