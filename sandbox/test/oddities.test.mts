import { META, PHONE, startClient, startReceiver, until, WEB } from './support.mts';
import type { Client, Json, Receiver } from './support.mts';

let client: Client;
let receiver: Receiver;
beforeAll(async () => {
	client = await startClient();
	receiver = await startReceiver();
});
beforeEach(() => {
	client.sandbox.reset();
	receiver.received.length = 0;
});
afterAll(async () => {
	await client.close();
	await receiver.close();
});

const set = (settings: object) => client.sandbox.control.settings(settings);
const write = (body: Json) => client.sandbox.control.webhooks.receive(PHONE, body);
const hook = (events: string[], headers = META, url = receiver.url) =>
	client.call('POST', '/v1/webhooks', { url, name: 'n8n', events }, headers);

describe('lists that are not as documented', () => {
	const texts = ['one', 'two', 'three'];
	const unread = (query = '') => client.call('GET', `/v1/messages/unread${query}`);
	beforeEach(() => {
		for (const text of texts) write({ text });
	});

	test.each([
		['bare', (json: unknown) => json],
		['wrapped', (json: unknown) => (json as Json).data],
		['nested', (json: unknown) => ((json as Json).data as Json).items],
	])('pages that are %s', async (pagedListShape, rows) => {
		set({ pagedListShape });
		expect(rows((await unread()).json)).toHaveLength(3);
	});

	test('rows that are no records', async () => {
		set({ pagedListShape: 'ragged', listShape: 'ragged' });
		const rows = (await unread()).json as unknown as unknown[];
		expect([rows[0], ...rows.slice(4)]).toEqual([null, 'a text', 7, [], {}]);
		const templates = (await client.call('GET', '/v1/templates')).json as unknown as unknown[];
		expect(templates[0]).toBeNull();
	});

	test('a page that is ignored', async () => {
		const contents = async (page: number) =>
			((await unread(`?pageSize=2&page=${page}`)).json.messages as Json[]).map(
				(row) => row.content,
			);
		expect(await contents(2)).toEqual(['one']);
		set({ ignorePage: true });
		expect(await contents(2)).toEqual(['three', 'two']);
		expect((await unread('?page=9')).json).toMatchObject({ page: 1, total: 3 });
	});

	test('ids that are numbers, in answers, paths and deliveries', async () => {
		set({ numericIds: true });
		const { json } = await hook(['message.sent', 'message.received']);
		expect(typeof json.id).toBe('number');
		const path = `/v1/webhooks/${String(json.id)}`;
		expect((await client.call('GET', path)).json.id).toBe(json.id);
		const sent = (await client.send({ destinationNumber: PHONE, text: 'x' })).json;
		expect(typeof sent.id).toBe('number');
		write({ media: { mimeType: 'image/png', base64: 'AAAA' } });
		await until(() => receiver.received.length === 2);
		const bodies = receiver.received.map(({ body }) => JSON.parse(body) as { data: Json });
		expect(bodies.map(({ data }) => typeof data.id)).toEqual(['number', 'number']);
		expect(bodies.map(({ data }) => data.id)).toContain(sent.id);
	});
});

describe('webhooks that are not kept as they were given', () => {
	const stored = async () => (await client.call('GET', '/v1/webhooks')).json as unknown as Json[];

	test.each([
		['asGiven', 'http://LOCALHOST:9/a b?token=t', 'http://LOCALHOST:9/a b?token=t'],
		['normalised', 'http://LOCALHOST:9/a?token=t', 'http://localhost:9/a?token=t'],
		['trailingSlash', 'http://localhost:9/a?token=t', 'http://localhost:9/a/?token=t'],
		['trailingSlash', 'http://localhost:9/a/', 'http://localhost:9/a/'],
		['https', 'http://localhost:9/a', 'https://localhost:9/a'],
	])('%s: %s', async (webhookUrls, given, kept) => {
		set({ webhookUrls });
		await hook(['message.sent'], META, given);
		expect(await stored()).toMatchObject([{ url: kept }]);
	});

	test('https can be required, also of a change', async () => {
		set({ requireHttpsWebhooks: true });
		expect((await hook(['message.sent'])).status).toBe(400);
		const { status, json } = await hook(['message.sent'], META, 'https://flows.example.test/x');
		expect(status).toBe(201);
		const path = `/v1/webhooks/${String(json.id)}`;
		expect((await client.call('PATCH', path, { url: receiver.url })).status).toBe(400);
	});

	test.each([
		['data', 201, { data: { url: expect.any(String) as unknown } }],
		['webhook', 201, { webhook: { id: expect.any(String) as unknown } }],
		['withoutId', 201, { url: expect.any(String) as unknown }],
		['empty', 204, {}],
	])('an answer to the creation: %s', async (webhookAnswer, status, body) => {
		set({ webhookAnswer });
		const created = await hook(['message.sent']);
		expect(created.status).toBe(status);
		expect(created.json).toMatchObject(body);
		expect(created.json).not.toHaveProperty('id');
		expect(await stored()).toHaveLength(1);
	});

	test('a creation of which nobody hears', async () => {
		const match = { method: 'POST', path: '/v1/webhooks' };
		client.sandbox.control.addFaults({ match, fault: { type: 'cut', after: true } });
		await expect(hook(['message.sent'])).rejects.toThrow();
		expect(await stored()).toHaveLength(1);
	});
});

describe('deliveries that are hard to read', () => {
	const voice = { mimeType: 'audio/ogg; codecs=opus', base64: 'T2dnUw==' };
	const next = async (): Promise<Json> => {
		const delivery = await until(() => receiver.received.shift());
		return (JSON.parse(delivery.body) as { data: Json }).data;
	};
	const question = async (headers = META): Promise<Json> => {
		const { json } = await client.send({ destinationNumber: PHONE, text: 'Ok?' }, headers);
		await until(() => client.sandbox.control.message(String(json.id))?.sentAt);
		return json;
	};

	test.each([
		['v2', 'empty', { content: 'Ok?', replyContent: '' }],
		['v2', 'null', { content: 'Ok?', replyContent: null }],
		['v2', 'absent', { content: 'Ok?' }],
		['v3', 'empty', { content: '', mediaType: 'audio' }],
		['v3', 'null', { content: null, mediaType: 'audio' }],
		['v3', 'absent', { mediaType: 'audio' }],
	])('a voice note as reply, %s, text %s', async (webhookSchema, emptyText, expected) => {
		set({ webhookSchema, emptyText });
		await hook(['message.reply']);
		const { id } = await question();
		write({ media: voice, quote: id });
		const data = await next();
		const { content, replyContent, mediaType } = data;
		expect(JSON.parse(JSON.stringify({ content, replyContent, mediaType }))).toEqual(expected);
		expect(data.quotedMessageId).toMatch(/^wamid\./);
	});

	test('a quoted id without its prefix', async () => {
		set({ quotedIdPrefix: false });
		await hook(['message.reply']);
		const { id } = await question();
		write({ text: 'sim', quote: id });
		const whole = client.sandbox.control.message(String(id))?.externalMessageId;
		expect(`wamid.${String((await next()).quotedMessageId)}`).toBe(whole);
	});

	test.each(['reaction', 'sticker', 'location', 'contacts', 'interactive', 'button'])(
		'a message of the type %s',
		async (type) => {
			await hook(['message.received']);
			write({ type, text: type === 'reaction' ? '👍' : undefined });
			expect(await next()).toMatchObject({
				type,
				mediaType: type,
				content: type === 'reaction' ? '👍' : '',
			});
		},
	);

	test('a reaction to a message of ours is a reply', async () => {
		await hook(['message.reply']);
		const { id, correlationId } = await question();
		write({ type: 'reaction', text: '❤️', quote: id });
		expect(await next()).toMatchObject({ type: 'reaction', content: '❤️', correlationId });
	});

	test.each([
		['a hidden contact', { from: null, userId: 'BR.1349208655302741918' }],
		['a number and its hidden id', { userId: 'BR.1349208655302741918' }],
		['a LID', { from: '69385314111689@lid' }],
		['a JID', { from: '5511999999999@s.whatsapp.net' }],
		['a number as number', { from: 5511999999999 }],
		['a boolean as text', { fromMe: 'true' }],
		['an old message', { createdAt: '2020-01-01T00:00:00.000Z' }],
	])('%s', async (_name, data) => {
		await hook(['message.received']);
		write({ text: 'oi', data });
		expect(await next()).toMatchObject({ content: 'oi', ...data });
	});

	test('fields that are missing', async () => {
		await hook(['message.received']);
		write({ text: 'oi', omit: ['id', 'messageId', 'fromMe'] });
		const data = await next();
		expect(Object.keys(data)).not.toEqual(expect.arrayContaining(['id']));
		expect(data).not.toHaveProperty('messageId');
		expect(data).toHaveProperty('content', 'oi');
	});

	test('one message as event and as envelope, at once and twice', async () => {
		set({ webhookCopies: 2 });
		await hook(['*']);
		const { externalMessageId } = write({ text: 'oi' });
		await until(() => receiver.received.length === 4);
		const bodies = receiver.received.map(({ body }) => body);
		expect(bodies.filter((body) => body.includes('"event"'))).toHaveLength(2);
		expect(bodies.filter((body) => body.includes('"entry"'))).toHaveLength(2);
		expect(bodies.every((body) => body.includes(externalMessageId))).toBe(true);
	});

	test('on a paired number too', async () => {
		await hook(['message.received'], WEB);
		write({ numberId: 'num_web', text: 'oi', data: { from: '69385314111689@lid' } });
		expect(await next()).toMatchObject({ from: '69385314111689@lid', numberId: 'num_web' });
	});

	test.each([
		[{ type: 'poll' }, '"type" must be one of'],
		[{ text: 'x', data: [] }, '"data" must be an object'],
		[{}, '"type"'],
	])('a message that makes no sense: %j', (body, words) => {
		expect(() => write(body)).toThrow(words);
	});
});
