import {
	ACCOUNT,
	META,
	PHONE,
	startClient,
	TENANT,
	WEB,
	type Client,
	type Json,
} from './support.mts';

const GROUP = '120363000000000002@g.us';
const group = `/v1/groups/${encodeURIComponent(GROUP)}`;
const file = { mediaUrl: 'https://a.test/b.mp3' };
const template = {
	name: 'by_account',
	category: 'UTILITY',
	language: 'en_US',
	body: 'A text',
};

/** Every per-number request; those that need what is not there answer 404 or 400, but never 403. */
const REQUESTS: Array<[string, string, object?]> = [
	['POST', '/v1/messages/send', { destinationNumber: PHONE, text: 'x' }],
	['GET', '/v1/messages/cmx1'],
	['DELETE', '/v1/messages/cancel', { messageIds: ['cmx1'] }],
	['GET', '/v1/messages/history'],
	['GET', '/v1/messages/unread'],
	['GET', '/v1/messages/group'],
	['GET', '/v1/conversations'],
	['GET', '/v1/templates'],
	['GET', '/v1/templates/order_update'],
	['POST', '/v1/templates', template],
	['PUT', '/v1/templates/order_update', { body: 'Another text' }],
	['DELETE', '/v1/templates/plain_text'],
	['GET', '/v1/groups'],
	['POST', '/v1/groups', { subject: 'New' }],
	['GET', group],
	['POST', `${group}/participants`, { participants: ['5511999999999'] }],
	['GET', '/v1/newsletters'],
	['POST', '/v1/numbers/check', { number: PHONE }],
	['GET', '/v1/media/m1?phoneNumberId=1'],
	['GET', '/v1/analytics/dashboard'],
	['GET', '/v1/calls'],
	['POST', '/v1/calls', { to: PHONE }],
	['GET', '/v1/calls/call_1'],
	['POST', '/v1/calls/call_1/play', file],
	['POST', '/v1/calls/call_1/accept'],
	['POST', '/v1/calls/call_1/reject'],
	['POST', '/v1/calls/call_1/terminate'],
	['GET', `/v1/calls/permissions?to=${PHONE.slice(1)}`],
	['POST', '/v1/calls/permissions/request', { to: PHONE }],
	['GET', '/v1/calls/settings'],
];

describe('docs/api-reference.md 2: an account-wide key and x-whatsapp-number-id', () => {
	let client: Client;
	beforeAll(async () => {
		client = await startClient();
	});
	beforeEach(() => client.sandbox.reset());
	afterAll(() => client.close());

	const named = (id: string, key = ACCOUNT) => ({ ...key, 'x-whatsapp-number-id': id });
	const seen = async (
		headers: Record<string, string>,
		[method, path, body]: (typeof REQUESTS)[0],
	) => {
		client.sandbox.reset();
		const { status, json } = await client.call(method, path, body, headers);
		return [status, json.code];
	};

	test.each(REQUESTS)('%s %s', async (...request) => {
		expect(await seen(ACCOUNT, request)).toEqual([403, 'TENANT_SCOPE_NOT_ALLOWED']);
		expect(await seen(named(''), request)).toEqual([403, 'TENANT_SCOPE_NOT_ALLOWED']);
		expect(await seen(named('num_other'), request)).toEqual([404, 'NUMBER_NOT_FOUND']);
		expect(await seen(named('num_web', TENANT), request)).toEqual([
			403,
			'TENANT_SCOPE_NOT_ALLOWED',
		]);
		for (const [id, key] of [
			['num_web', WEB],
			['num_meta', META],
		] as const) {
			expect(await seen(named(id), request)).toEqual(await seen(key, request));
		}
	});

	test('a send goes out from the number of the header, item by item', async () => {
		for (const id of ['num_web', 'num_meta', 'num_web']) {
			await client.send({ destinationNumber: PHONE, text: id }, named(id));
		}
		const accepted = client.sandbox.control.accepted();
		expect(accepted.map(({ numberId }) => numberId)).toEqual(['num_web', 'num_meta', 'num_web']);
		const headers = client.sandbox.control.requests({ path: '/v1/messages/send' });
		expect(headers.map(({ numberIdHeader }) => numberIdHeader)).toEqual([
			'num_web',
			'num_meta',
			'num_web',
		]);
	});

	test("a number's key ignores the header", async () => {
		await client.send({ destinationNumber: PHONE, text: 'x' }, named('num_web', META));
		await client.send({ destinationNumber: PHONE, text: 'x' }, named('num_other', META));
		const accepted = client.sandbox.control.accepted();
		expect(accepted.map(({ numberId }) => numberId)).toEqual(['num_meta', 'num_meta']);
	});

	test('what was sent from one number is not seen from the other', async () => {
		const { json } = await client.send({ destinationNumber: PHONE, text: 'x' }, named('num_web'));
		const status = async (id: string) =>
			(await client.call('GET', `/v1/messages/${String(json.id)}`, undefined, named(id))).status;
		expect([await status('num_web'), await status('num_meta')]).toEqual([200, 404]);
	});

	test('webhooks are those of the header, or all', async () => {
		for (const id of ['num_web', 'num_meta']) {
			const body = { url: 'http://127.0.0.1:9/x', events: ['message.sent'] };
			expect((await client.call('POST', '/v1/webhooks', body, named(id))).status).toBe(201);
		}
		const numbers = async (headers: Record<string, string>) => {
			const list = (await client.call('GET', '/v1/webhooks', undefined, headers)).json;
			return (list as unknown as Json[]).flatMap(({ whatsappNumberIds }) => whatsappNumberIds);
		};
		expect(await numbers(named('num_web'))).toEqual(['num_web']);
		expect(await numbers(ACCOUNT)).toEqual(['num_web', 'num_meta']);
	});

	test('9: numbers for the account only, where that is set', async () => {
		client.sandbox.control.settings({ numbersForAccountOnly: true });
		for (const path of ['/v1/numbers', '/v1/numbers/num_meta', '/v1/numbers/num_meta/status']) {
			const refused = await client.call('GET', path);
			expect([refused.status, refused.json.code]).toEqual([403, 'NUMBER_SCOPE_NOT_ALLOWED']);
			expect((await client.call('GET', path, undefined, ACCOUNT)).status).toBe(200);
		}
	});
});
