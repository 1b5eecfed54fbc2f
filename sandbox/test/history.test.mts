import { PHONE, startClient, until, WEB, type Client, type Json } from './support.mts';

const GROUP = '120363000000000002@g.us';
const DAY_MS = 24 * 3_600_000;

describe('docs/api-reference.md 6: the history', () => {
	let client: Client;
	beforeAll(async () => {
		client = await startClient();
	});
	beforeEach(() => client.sandbox.reset());
	afterAll(() => client.close());

	const control = () => client.sandbox.control;
	const write = (body: Json) => control().webhooks.receive(PHONE, { numberId: 'num_web', ...body });
	const later = (advanceMs: number) => control().clock({ advanceMs });
	const get = async (path: string) => (await client.call('GET', `/v1${path}`, undefined, WEB)).json;
	const rows = async (path = '/messages/history') => (await get(path)).messages as Json[];
	const texts = async (path?: string) => (await rows(path)).map((row) => row.text ?? row.content);

	test('direct and group, both directions, newest first, and who wrote', async () => {
		write({ text: 'one', name: 'Ana' });
		later(1_000);
		write({ text: 'two', groupId: GROUP, numberId: undefined });
		later(1_000);
		const { id } = (await client.send({ destinationNumber: PHONE, text: 'three' }, WEB)).json;
		await until(() => control().message(String(id))?.status === 'READ');
		later(1_000);
		write({ text: 'four', fromMe: true });
		expect(await rows()).toMatchObject([
			{ text: 'four', direction: 'OUTBOUND', origin: 'APP', participantPhone: PHONE },
			{ text: 'three', direction: 'OUTBOUND', origin: 'API', status: 'READ' },
			{ text: 'two', direction: 'INBOUND', origin: null, participantPhone: PHONE },
			{
				text: 'one',
				direction: 'INBOUND',
				status: 'DELIVERED',
				origin: null,
				participantName: 'Ana',
				sentAt: null,
				deliveredAt: expect.any(String) as string,
				readAt: null,
			},
		]);
		control().settings({ originOfSent: 'AGENT', originOfTyped: 'A_PERSON' });
		expect((await rows()).map(({ origin }) => origin)).toEqual(['A_PERSON', 'AGENT', null, null]);
	});

	test('goes by the time of sending, not of the request', async () => {
		const deliverAt = new Date(Date.now() + 60_000).toISOString();
		await client.send({ destinationNumber: PHONE, text: 'scheduled', deliverAt }, WEB);
		write({ text: 'in between' });
		later(61_000);
		await until(async () => (await texts())[0] === 'scheduled');
		expect(await texts()).toEqual(['scheduled', 'in between']);
	});

	test('pages follow each other without a gap', async () => {
		for (const text of ['1', '2', '3', '4', '5']) write({ text });
		const pages = await Promise.all(
			[1, 2, 3, 4].map((page) => texts(`/messages/history?pageSize=2&page=${page}`)),
		);
		expect(pages).toEqual([['5', '4'], ['3', '2'], ['1'], []]);
		expect(await get('/messages/history?pageSize=2&page=4')).toMatchObject({
			total: 5,
			totalPages: 3,
		});
	});

	test('is behind the delivery by as much as is set', async () => {
		control().settings({ historyDelayMs: 500 });
		control().clock({ mode: 'frozen' });
		write({ text: 'just now' });
		for (const path of ['/messages/history', '/messages/unread']) {
			expect(await texts(path)).toEqual([]);
		}
		later(499);
		expect(await texts()).toEqual([]);
		later(1);
		const [row] = await rows();
		expect(Date.parse(String(row?.createdAt)) - Date.parse(String(row?.providerTimestamp))).toBe(
			500,
		);
		expect(await texts('/messages/unread')).toEqual(['just now']);
	});

	test('goes back as many days as are set', async () => {
		write({ text: 'old' });
		later(32 * DAY_MS);
		expect(await texts()).toEqual([]);
		control().settings({ historyDays: 60 });
		expect(await texts()).toEqual(['old']);
	});

	test('of a number that only relays: empty, with the counts and the reason', async () => {
		write({ text: 'kept nowhere' });
		const { id } = (await client.send({ destinationNumber: PHONE, text: 'x' }, WEB)).json;
		control().number('num_web', { privacyMode: 'RELAY_ONLY' });
		const empty = { total: 0, page: 1, pageSize: 30, totalPages: 0, notice: 'PII_RELAY_ONLY' };
		expect(await get('/messages/history')).toEqual({ messages: [], ...empty });
		expect((await get(`/messages/${String(id)}`)).destinationNumber).toBe('');
	});

	describe('of a number that stores some days', () => {
		beforeEach(() => {
			const media = { mimeType: 'image/png', base64: 'AAAA' };
			write({ text: 'old', media, name: 'Ana' });
			write({ text: 'old too', groupId: GROUP, numberId: undefined });
			later(3 * DAY_MS);
			write({ text: 'new' });
			control().number('num_web', { privacyMode: 'STORE_X_DAYS', piiRetentionDays: 2 });
		});

		test('older rows stay, without text, sender, name and media', async () => {
			const redacted = {
				participantName: null,
				participantPhone: null,
				media: null,
				redacted: true,
			};
			expect(await rows()).toMatchObject([
				{ text: 'new', participantPhone: PHONE },
				{ text: null, ...redacted },
				{ text: null, ...redacted, messageType: 'image', direction: 'INBOUND' },
			]);
			expect((await rows())[0]).not.toHaveProperty('redacted');
			const bare = { content: null, from: null, fromName: null, media: null, redacted: true };
			expect(await rows('/messages/unread')).toMatchObject([{ content: 'new' }, bare, bare]);
			expect(await rows('/messages/group')).toMatchObject([{ ...bare, groupId: GROUP }]);
		});

		test('by the earlier pages they are left out', async () => {
			control().settings({ pageVersion: 'earlier' });
			expect(await texts()).toEqual(['new']);
			expect((await get('/messages/history')).total).toBe(1);
		});
	});
});
