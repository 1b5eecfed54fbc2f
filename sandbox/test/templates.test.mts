import { META, startClient, WEB, type Client, type Json } from './support.mts';

describe('docs/api-reference.md 7: templates', () => {
	let client: Client;
	beforeAll(async () => {
		client = await startClient();
	});
	beforeEach(() => client.sandbox.reset());
	afterAll(() => client.close());

	const list = async (headers = META): Promise<Json[]> =>
		(await client.call('GET', '/v1/templates', undefined, headers)).json as unknown as Json[];
	const create = (change: object = {}) =>
		client.call('POST', '/v1/templates', {
			name: 'new_one',
			category: 'UTILITY',
			language: 'pt_BR',
			body: { body: 'Oi {{name}}, tudo bem?' },
			examples: { name: 'Ana' },
			...change,
		});

	test('the list is a bare array with the documented fields', async () => {
		const templates = await list();
		for (const template of templates) {
			expect(Object.keys(template).sort()).toEqual(
				['body', 'category', 'id', 'metaLanguage', 'metaStatus', 'name']
					.concat(['sendable', 'source', 'variables'])
					.sort(),
			);
		}
		expect(new Set(templates.map(({ category }) => category))).toEqual(
			new Set(['UTILITY', 'MARKETING', 'OTP']),
		);
	});

	test('on a Meta number only META and APPROVED is sendable; unofficial ones at once', async () => {
		for (const { source, metaStatus, sendable } of await list()) {
			expect(sendable).toBe(source === 'META' && metaStatus === 'APPROVED');
		}
		for (const { sendable } of await list(WEB)) expect(sendable).toBe(true);
	});

	test('lists can be wrapped, as third-party clients know them', async () => {
		client.sandbox.control.settings({ listShape: 'wrapped' });
		const answer = await client.call('GET', '/v1/templates');
		expect(Array.isArray(answer.json.data)).toBe(true);
	});

	test('one by id or by name; else 404 TEMPLATE_NOT_FOUND', async () => {
		const byName = await client.call('GET', '/v1/templates/order_update');
		const byId = await client.call('GET', '/v1/templates/tpl_order_update');
		expect(byName.json).toEqual(byId.json);
		const none = await client.call('GET', '/v1/templates/none');
		expect([none.status, none.json.code]).toEqual([404, 'TEMPLATE_NOT_FOUND']);
	});

	test('create, update back to PENDING, delete', async () => {
		const created = await create();
		expect(created.json).toEqual({
			id: expect.any(String) as string,
			name: 'new_one',
			category: 'UTILITY',
			metaStatus: 'PENDING',
		});
		const put = await client.call('PUT', '/v1/templates/order_update', {
			body: { body: 'Novo texto.' },
		});
		expect(put.json.metaStatus).toBe('PENDING');
		const id = String(created.json.id);
		const removed = await client.call('DELETE', '/v1/templates/new_one');
		expect([removed.status, removed.json]).toEqual([200, { deleted: true, id }]);
		expect((await client.call('GET', `/v1/templates/${id}`)).status).toBe(404);
	});

	test('DELETE with a JSON content type and no body works', async () => {
		const headers = { ...META, 'content-type': 'application/json' };
		const answer = await client.call('DELETE', '/v1/templates/order_update', undefined, headers);
		expect(answer.status).toBe(200);
	});

	test('409 for a name that is taken; 400 when Meta refuses; the category is fixed', async () => {
		expect((await create({ name: 'order_update' })).status).toBe(409);
		const refused = await create({ name: 'refuse_me_please' });
		expect(refused.json.code).toBe('META_TEMPLATE_SUBMIT_FAILED');
		const changed = await client.call('PUT', '/v1/templates/order_update', { category: 'OTP' });
		expect(changed.status).toBe(400);
	});

	test('a body as JSON text, and buttons in the documented form', async () => {
		const buttons = [
			{ type: 'PHONE_NUMBER', text: 'Ligar', phone_number: '+5511900000000' },
			{ type: 'COPY_CODE', example: ['VERAO26'] },
		];
		const body = JSON.stringify({ body: { text: 'Oi {{name}}, tudo bem?' }, buttons });
		expect((await create({ body, name: 'as_json' })).status).toBe(201);
		expect((await create({ body: '{Oi} tudo bem?', name: 'as_text' })).status).toBe(201);
		const own = { templateId: 'as_json', variables: { name: 'Ana' } };
		await client.call(
			'POST',
			'/v1/templates',
			{
				name: 'as_json',
				category: 'UTILITY',
				language: 'pt_BR',
				body,
				examples: { name: 'Ana' },
			},
			WEB,
		);
		await client.send({ destinationNumber: '+5511999999999', ...own }, WEB);
		const [message] = client.sandbox.control.accepted();
		expect(message?.content).toMatchObject({
			text: 'Oi Ana, tudo bem?',
			buttons: [
				{ type: 'call', value: '+5511900000000' },
				{ type: 'copy', value: 'VERAO26' },
			],
		});
	});

	test('examples are needed for variables', async () => {
		const { status, json } = await create({ examples: undefined });
		expect([status, json.code, json.details]).toEqual([
			400,
			'TEMPLATE_EXAMPLES_REQUIRED',
			{ missing: ['name'] },
		]);
	});

	const text = 'Hello';
	const quick = { type: 'QUICK_REPLY', text: 'a' };
	const link = { type: 'URL', text: 'a', url: 'https://a.test' };
	test.each([
		['a long header', { header: { type: 'TEXT', text: 'x'.repeat(61) }, body: text }],
		['two header variables', { header: { type: 'TEXT', text: '{{a}} {{b}}' }, body: text }],
		['a line break in the header', { header: { type: 'TEXT', text: 'a\nb' }, body: text }],
		['an emoji in the header', { header: { type: 'TEXT', text: 'a 🎉' }, body: text }],
		['formatting in the header', { header: { type: 'TEXT', text: '*a*' }, body: text }],
		['a location header', { header: { type: 'LOCATION' }, body: text }],
		['a media header without file', { header: { type: 'IMAGE' }, body: text }],
		[
			'a media header with both',
			{
				header: { type: 'IMAGE', url: 'https://a.test/a.jpg', base64: 'AA==' },
				body: text,
			},
		],
		['no body', {}],
		['a long body', { body: 'x'.repeat(1025) }],
		['a body that starts with a variable', { body: '{{a}} is here' }],
		['a body that ends with a variable', { body: 'Here is {{a}}' }],
		['a long footer', { body: text, footer: 'x'.repeat(61) }],
		['a variable in the footer', { body: text, footer: 'Hi {{a}} there' }],
		['eleven buttons', { body: text, buttons: Array.from({ length: 11 }, () => quick) }],
		['three URLs', { body: text, buttons: [link, link, link] }],
		[
			'a variable inside a URL',
			{ body: text, buttons: [{ ...link, url: 'https://a.test/{{a}}/b' }] },
		],
		['two phone numbers', { body: text, buttons: [1, 2].map(() => ({ type: 'PHONE_NUMBER' })) }],
		['two codes', { body: text, buttons: [1, 2].map(() => ({ type: 'COPY_CODE' })) }],
	])('400 for %s', async (_name, body) => {
		const { status, json } = await create({ body, examples: { a: '1', b: '2' } });
		expect([status, json.code]).toEqual([400, 'VALIDATION_ERROR']);
	});

	test('the limits themselves are allowed', async () => {
		const body = {
			header: { type: 'TEXT', text: 'x'.repeat(60) },
			body: 'x'.repeat(1024),
			footer: 'x'.repeat(60),
			buttons: Array.from({ length: 10 }, () => quick),
		};
		expect((await create({ body })).status).toBe(201);
	});
});
