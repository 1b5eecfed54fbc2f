import { META, PHONE, startClient, WEB, type Client } from './support.mts';

const GROUP = '120363000000000002@g.us';

describe('docs/api-reference.md 8: participants of a group', () => {
	let client: Client;
	beforeAll(async () => {
		client = await startClient();
	});
	beforeEach(() => client.sandbox.reset());
	afterAll(() => client.close());

	const add = (participants: unknown, headers = WEB, group = GROUP) =>
		client.call(
			'POST',
			`/v1/groups/${encodeURIComponent(group)}/participants`,
			{ participants },
			headers,
		);
	const members = async () =>
		(await client.call('GET', `/v1/groups/${encodeURIComponent(GROUP)}`, undefined, WEB)).json
			.participants;

	test('are added by their digits, once, and who has no WhatsApp is not', async () => {
		const answer = await add([PHONE.slice(1), '5511911111111', '5511900001000']);
		expect(answer.status).toBe(200);
		expect(await members()).toEqual(['5511911111111', '5511922222222', PHONE.slice(1)]);
		expect(answer.json).toMatchObject({ id: GROUP, participants: await members() });
	});

	test.each([[[PHONE]], [[]], [undefined], ['5511999999999'], [[5511999999999]]])(
		'%j is refused, and nobody is added',
		async (participants) => {
			const { status, json } = await add(participants);
			expect([status, json.code]).toEqual([400, 'VALIDATION_ERROR']);
			expect(await members()).toHaveLength(2);
		},
	);

	test('its errors', async () => {
		expect((await add([PHONE.slice(1)], WEB, '1203@g.us')).status).toBe(404);
		expect((await add([PHONE.slice(1)], META)).json.code).toBe('META_GROUPS_NOT_ELIGIBLE');
		client.sandbox.control.number('num_web', { isFullyConnected: false });
		expect((await add([PHONE.slice(1)])).json.code).toBe('WHATSAPP_INSTANCE_NOT_CONNECTED');
	});
});
