import {
	META,
	PHONE,
	startClient,
	TENANT,
	until,
	WEB,
	type Client,
	type Json,
} from './support.mts';

const GROUP = '120363000000000002@g.us';

describe('docs/api-reference.md 6, 8, 9, 10: what a number has', () => {
	let client: Client;
	beforeAll(async () => {
		client = await startClient();
	});
	beforeEach(() => client.sandbox.reset());
	afterAll(() => client.close());

	const get = (path: string, headers = META) =>
		client.call('GET', `/v1${path}`, undefined, headers);
	const receive = (phone: string, body: Json) =>
		client.sandbox.control.webhooks.receive(phone, body);

	describe('8: groups and newsletters', () => {
		test('{ groups } and { newsletters } with id and name', async () => {
			const groups = (await get('/groups', WEB)).json.groups as Json[];
			expect(groups).toContainEqual({ id: GROUP, name: 'Entregas São Paulo' });
			const { newsletters } = (await get('/newsletters', WEB)).json;
			expect(newsletters).toContainEqual({
				id: '120363000000000101@newsletter',
				name: 'Shop news',
			});
		});

		test('409 when the number is not connected', async () => {
			client.sandbox.control.number('num_web', { isFullyConnected: false });
			for (const path of ['/groups', '/newsletters', `/groups/${GROUP}`]) {
				const { status, json } = await get(path, WEB);
				expect([status, json.code]).toEqual([409, 'WHATSAPP_INSTANCE_NOT_CONNECTED']);
			}
		});

		test('400 on a Meta number that is not eligible, and for its newsletters', async () => {
			expect((await get('/groups')).json.code).toBe('META_GROUPS_NOT_ELIGIBLE');
			expect((await get('/newsletters')).json.code).toBe('NOT_SUPPORTED_FOR_META');
			client.sandbox.control.number('num_meta', { groupsEligible: true });
			expect((await get('/groups')).status).toBe(200);
		});

		test('create and read a group', async () => {
			const body = { subject: 'New team', participants: [PHONE.slice(1)] };
			const created = await client.call('POST', '/v1/groups', body, WEB);
			expect(created.status).toBe(201);
			const found = await get(`/groups/${String(created.json.id)}`, WEB);
			expect(found.json).toEqual({ id: created.json.id, ...body });
			expect(created.json).toEqual(found.json);
			const withPlus = { subject: 'Other team', participants: [PHONE] };
			expect((await client.call('POST', '/v1/groups', withPlus, WEB)).status).toBe(400);
			expect((await client.call('POST', '/v1/groups', {}, WEB)).status).toBe(400);
			expect((await get('/groups/none@g.us', WEB)).status).toBe(404);
		});
	});

	describe('9: numbers', () => {
		test('the list for both scopes; a number key sees its own', async () => {
			const all = (await get('/numbers', TENANT)).json as unknown as Json[];
			expect(all.map(({ id, provider }) => [id, provider])).toEqual([
				['num_meta', 'META'],
				['num_web', 'PILOT_STATUS'],
			]);
			expect((await get('/numbers', WEB)).json).toMatchObject([{ id: 'num_web' }]);
			expect(JSON.stringify(all)).not.toContain('ps_sandbox');
		});

		test('details and live state', async () => {
			const one = await get('/numbers/num_meta?refresh=1');
			expect(one.json).toMatchObject({ health: { sendable: true }, meta: {} });
			expect((await get('/numbers/num_web', WEB)).json.meta).toBeNull();
			client.sandbox.control.number('num_web', { state: 'CLOSE', isFullyConnected: false });
			const { json } = await get('/numbers/num_web/status', WEB);
			expect(json).toEqual({ state: 'CLOSE', isFullyConnected: false });
			expect((await get('/numbers/num_web')).json.code).toBe('NUMBER_NOT_FOUND');
		});

		const check = (body: object, headers = WEB) =>
			client.call('POST', '/v1/numbers/check', body, headers);

		test('the check finds numbers, Brazilian ones with or without the ninth digit', async () => {
			receive('+551188887777', { text: 'hi', numberId: 'num_web', name: 'Rui' });
			const { json } = await check({ numbers: ['+5511988887777', '+5511900001000', '12'] });
			expect(json).toEqual({
				results: [
					{ input: '+5511988887777', exists: true, number: '551188887777', name: 'Rui' },
					{ input: '+5511900001000', exists: false, number: null, name: null },
					{ input: '12', exists: false, number: null, name: null },
				],
			});
		});

		test('its errors', async () => {
			const code = async (body: object, headers = WEB): Promise<unknown[]> => {
				const { status, json } = await check(body, headers);
				return [status, json.code];
			};
			const many = Array.from({ length: 21 }, () => PHONE);
			expect(await code({ numbers: many })).toEqual([400, 'VALIDATION_ERROR']);
			expect(await code({})).toEqual([400, 'VALIDATION_ERROR']);
			expect(await code({ number: PHONE }, META)).toEqual([400, 'NOT_SUPPORTED_FOR_META']);
			client.sandbox.control.number('num_web', { isFullyConnected: false });
			expect(await code({ number: PHONE })).toEqual([409, 'WHATSAPP_INSTANCE_NOT_CONNECTED']);
			client.sandbox.control.settings({ evolutionKeyMissing: true });
			expect(await code({ number: PHONE })).toEqual([503, 'EVOLUTION_API_KEY_MISSING']);
		});
	});

	describe('6: reading messages', () => {
		beforeEach(() => {
			receive(PHONE, { text: 'first', name: 'Ana' });
			receive(PHONE, { text: 'second' });
			receive('+5511911111111', { groupId: GROUP, text: 'in the group' });
		});

		test('history with paging', async () => {
			await client.send({ destinationNumber: PHONE, text: 'answer' });
			const { json } = await get('/messages/history?pageSize=2&page=2');
			expect(json).toMatchObject({ total: 3, page: 2, pageSize: 2, totalPages: 2 });
			expect(json.messages).toMatchObject([{ direction: 'INBOUND', text: 'first' }]);
			expect((await get('/messages/history')).json.pageSize).toBe(30);
			for (const query of ['pageSize=101', 'pageSize=0', 'page=0', 'page=x']) {
				expect((await get(`/messages/history?${query}`)).status).toBe(400);
			}
		});

		test('dates: a range, and INVALID_DATE_RANGE', async () => {
			const none = await get('/messages/history?endDate=2020-01-01');
			expect(none.json.total).toBe(0);
			for (const path of ['/messages/history', '/messages/group', '/conversations']) {
				const wrong = await get(`${path}?startDate=2026-02-01&endDate=2026-01-01`);
				expect([wrong.status, wrong.json.code]).toEqual([400, 'INVALID_DATE_RANGE']);
				expect((await get(`${path}?startDate=soon`)).json.code).toBe('INVALID_DATE_RANGE');
			}
		});

		test('unread, with the count of its conversation', async () => {
			const { messages } = (await get('/messages/unread')).json;
			expect(messages).toMatchObject([
				{ content: 'second', conversationUnreadCount: 2, from: PHONE, fromName: 'Ana' },
				{ content: 'first', conversationUnreadCount: 2, media: null, type: 'text' },
			]);
		});

		test('group messages with JID and name', async () => {
			const { messages } = (await get('/messages/group', WEB)).json;
			expect(messages).toMatchObject([{ groupId: GROUP, groupName: 'Entregas São Paulo' }]);
		});

		test('conversations: from is null for groups', async () => {
			expect((await get('/conversations')).json.conversations).toMatchObject([
				{
					from: PHONE,
					fromName: 'Ana',
					type: 'DIRECT',
					unreadCount: 2,
					lastMessagePreview: 'second',
				},
			]);
			expect((await get('/conversations', WEB)).json.conversations).toMatchObject([
				{ from: null, type: 'GROUP' },
			]);
		});

		test.each(['/messages/history', '/messages/unread', '/messages/group', '/conversations'])(
			'%s of a RELAY_ONLY number is empty and says so',
			async (path) => {
				client.sandbox.control.number('num_meta', { privacyMode: 'RELAY_ONLY' });
				expect((await get(path)).json).toMatchObject({ total: 0, notice: 'PII_RELAY_ONLY' });
			},
		);
	});

	describe('10: media and analytics', () => {
		const media = { mimeType: 'image/png', fileName: 'a.png', base64: 'iVBORw0KGgo=' };

		test('media of a Meta number needs both ids', async () => {
			const { mediaId } = receive(PHONE, { media });
			const path = `/media/${mediaId}`;
			const { json } = await get(`${path}?phoneNumberId=100000000000001`);
			expect(json).toEqual({
				base64: 'data:image/png;base64,iVBORw0KGgo=',
				mimeType: 'image/png',
				fileName: 'a.png',
				mediaId,
			});
			expect((await get(path)).status).toBe(400);
			expect((await get(`${path}?phoneNumberId=1`)).status).toBe(404);
			expect((await get('/media/none?phoneNumberId=100000000000001')).status).toBe(404);
			expect((await get(`${path}?phoneNumberId=100000000000001`, WEB)).status).toBe(400);
		});

		test('media of an unofficial number has a direct link that needs no key', async () => {
			const message = receive(PHONE, { media, numberId: 'num_web' });
			const file = await fetch(String(message.content.media?.url));
			expect(file.headers.get('content-type')).toBe('image/png');
			expect(Buffer.from(await file.arrayBuffer()).toString('base64')).toBe(media.base64);
			await until(() => client.sandbox.control.requests({ path: '/files/*' })[0]?.status === 200);
			expect(client.sandbox.control.requests({ path: '/files/*' })[0]?.authHeaders).toEqual([]);
		});

		test('the dashboard counts', async () => {
			await client.send({ destinationNumber: PHONE, text: 'x' });
			await client.send({ destinationNumber: '+5511900001000', text: 'x' });
			await until(() => {
				const { byStatus } = client.sandbox.control.stats();
				return byStatus.READ === 1 && byStatus.FAILED === 1;
			});
			const { json } = await get('/analytics/dashboard?period=7d&tz=America/Sao_Paulo');
			expect(json).toMatchObject({
				totalSent: 1,
				totalFailed: 1,
				failureRate: 50,
				statusDistribution: { queued: 0, sent: 0, failed: 1, read: 1 },
			});
			expect(json.dailyMessages).toHaveLength(7);
			expect((await get('/analytics/dashboard?period=1d')).status).toBe(400);
			expect((await get('/analytics/dashboard?tz=Moon/Base')).status).toBe(400);
		});
	});
});
