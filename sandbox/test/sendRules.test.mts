import { META, PHONE, startClient, WEB, type Client } from './support.mts';

const GROUP = '120363000000000001@g.us';
const CHANNEL = '120363000000000101@newsletter';
const PNG = 'data:image/png;base64,iVBORw0KGgo=';
const URL_JPG = 'https://files.example.test/a.jpg';
const reply = { type: 'reply', displayText: 'Yes', id: 'yes' };
const text = { destinationNumber: PHONE, text: 'hello' };
const media = { destinationNumber: PHONE, media: URL_JPG, mediaType: 'image' };
const template = {
	destinationNumber: PHONE,
	templateId: 'order_update',
	variables: { name: 'Ana', order_id: '1' },
};

describe('docs/api-reference.md 3.3, 3.7 and 17: templates, numbers and page versions of a send', () => {
	let client: Client;
	beforeAll(async () => {
		client = await startClient();
	});
	beforeEach(() => client.sandbox.reset());
	afterAll(() => client.close());

	test('3.3 missing variables are named in details.missingKeys', async () => {
		const { status, json } = await client.send({ ...template, variables: { name: 'Ana' } });
		expect([status, json.code, json.details]).toEqual([
			400,
			'MISSING_TEMPLATE_VARIABLES',
			{ missingKeys: ['order_id'] },
		]);
	});

	test('3.3 header and button variables are needed too', async () => {
		const header = await client.send({
			...template,
			templateId: 'invoice',
			variables: { name: 'a' },
		});
		expect(header.json.details).toEqual({ missingKeys: ['number'] });
		const button = await client.send({
			...template,
			templateId: 'tracking',
			variables: { name: 'a' },
		});
		expect(button.json.details).toEqual({ missingKeys: ['tracking_code'] });
	});

	test.each([1, null, '', '  ', true, {}])(
		'3.3 the variable value %p is refused',
		async (value) => {
			const { status, json } = await client.send({
				...template,
				variables: { name: value, order_id: '1' },
			});
			expect([status, json.code]).toEqual([400, 'INVALID_TEMPLATE_VARIABLE_VALUE']);
			expect(json.details).toEqual({
				invalidKeys: [{ key: 'name', reason: expect.any(String) as string }],
			});
		},
	);

	test.each([
		'nothing_here',
		'waiting_for_meta',
		'refused_by_meta',
		'local_draft',
		'tpl_web_order_update',
	])('3.7 404 for the template %s', async (templateId) => {
		expect((await client.send({ ...template, templateId })).status).toBe(404);
	});

	test('3.1 groups and newsletters on Meta, by page version', async () => {
		const code = async (body: object): Promise<unknown> => (await client.send(body)).json.code;
		expect(await code({ groupId: GROUP, text: 'x' })).toBe('META_GROUPS_NOT_ELIGIBLE');
		expect(await code({ newsletterId: CHANNEL, text: 'x' })).toBe('NOT_SUPPORTED_FOR_META');
		client.sandbox.control.number('num_meta', { groupsEligible: true });
		expect((await client.send({ groupId: GROUP, text: 'x' })).status).toBe(202);
		client.sandbox.control.settings({ pageVersion: 'earlier' });
		expect(await code({ groupId: GROUP, text: 'x' })).toBe('NOT_SUPPORTED_FOR_META');
	});

	test('3.1 groups and newsletters on an unofficial number', async () => {
		expect((await client.send({ groupId: GROUP, text: 'x' }, WEB)).status).toBe(202);
		expect((await client.send({ newsletterId: CHANNEL, text: 'x' }, WEB)).status).toBe(202);
	});

	test('17 base64 on unofficial numbers: refused now, earlier on Evolution GO only', async () => {
		const body = { ...media, media: PNG };
		expect((await client.send(body, WEB)).status).toBe(400);
		client.sandbox.control.settings({ pageVersion: 'earlier' });
		expect((await client.send(body, WEB)).status).toBe(400);
		client.sandbox.control.number('num_web', { engine: 'EVO' });
		expect((await client.send(body, WEB)).status).toBe(202);
	});

	test('17 FREE_FORM_NOT_SUPPORTED: 400 now, 403 earlier; templates still go', async () => {
		client.sandbox.control.number('num_meta', { freeForm: false });
		const refused = async (): Promise<unknown[]> => {
			const { status, json } = await client.send(text);
			return [status, json.code];
		};
		expect(await refused()).toEqual([400, 'FREE_FORM_NOT_SUPPORTED']);
		expect((await client.send(template)).status).toBe(202);
		client.sandbox.control.settings({ pageVersion: 'earlier' });
		expect(await refused()).toEqual([403, 'FREE_FORM_NOT_SUPPORTED']);
	});

	test('17 media without a subscription: 402 earlier, every plan now', async () => {
		client.sandbox.control.settings({ paidSubscription: false });
		expect((await client.send(media)).status).toBe(202);
		client.sandbox.control.settings({ pageVersion: 'earlier' });
		const { status, json } = await client.send(media);
		expect([status, json.code]).toEqual([402, 'SUBSCRIPTION_REQUIRED_FOR_MEDIA']);
		expect((await client.send(text)).status).toBe(202);
	});

	test('17 billing suspended: 422 now, not listed earlier', async () => {
		client.sandbox.control.settings({ billingSuspended: true });
		const { status, json } = await client.send(text);
		expect([status, json.code]).toEqual([422, 'BILLING_SUSPENDED']);
		client.sandbox.control.settings({ pageVersion: 'earlier' });
		expect((await client.send(text)).status).toBe(202);
	});

	test.each(['video', 'document'])('17 buttons with %s are refused earlier', async (mediaType) => {
		client.sandbox.control.settings({ pageVersion: 'earlier' });
		const body = {
			...template,
			media: 'https://files.example.test/a',
			mediaType,
			buttons: [reply],
		};
		expect((await client.send(body)).status).toBe(400);
		expect((await client.send({ ...body, mediaType: 'image' })).status).toBe(202);
	});

	test('3.6 sourceNumber can be left out, as on the send pages', async () => {
		client.sandbox.control.settings({ sourceNumber: false });
		expect((await client.send(text)).json).not.toHaveProperty('sourceNumber');
	});

	test('3.3 labels tag the destination', async () => {
		await client.send({ ...text, labels: ['vip', 'lead'] });
		expect(client.sandbox.control.labels()).toEqual({ [PHONE]: ['vip', 'lead'] });
	});

	test('invalid JSON is a 400 in the usual shape', async () => {
		const answer = await fetch(`${client.sandbox.url}/v1/messages/send`, {
			method: 'POST',
			headers: { ...META, 'content-type': 'application/json' },
			body: '{',
		});
		expect([answer.status, await answer.json()]).toEqual([
			400,
			{ error: 'The body is not valid JSON', code: 'VALIDATION_ERROR' },
		]);
	});

	test.each(['/v1/messages/text', '/v1/messages/media', '/v1/messages/interactive'])(
		'3 there is no POST %s',
		async (path) => {
			expect((await client.call('POST', path, text)).status).toBe(404);
		},
	);
});
