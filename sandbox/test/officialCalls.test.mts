import { listenAround } from './listening.mts';
import { META, PHONE, until } from './support.mts';

describe('docs/api-reference.md 19: calls of an official number', () => {
	const listening = listenAround();
	const { subscribe, settled, bodies } = listening;
	const control = () => listening.client.sandbox.control;
	const api = (method: string, path: string, body?: object) =>
		listening.client.call(method, `/v1/calls${path}`, body, META);
	const offer = { to: PHONE, sdp: 'v=0' };
	const code = async (method: string, path: string, body?: object) => {
		const { status, json } = await api(method, path, body);
		return [status, json.code];
	};

	test('19.2 a call needs the permission, which is asked for and given', async () => {
		await subscribe(['call.permission_updated']);
		expect(await code('POST', '', offer)).toEqual([400, 'META_CALL_PERMISSION_REQUIRED']);
		const path = `/permissions?to=${PHONE.slice(1)}`;
		expect((await api('GET', path)).json).toMatchObject({
			permission: { status: 'no_permission', expiration_time: null },
			actions: [
				{ action_name: 'start_call', can_perform_action: false },
				{ action_name: 'send_call_permission_request', can_perform_action: true },
			],
		});
		const asked = await api('POST', '/permissions/request', { to: PHONE, text: 'May we call?' });
		expect(asked.json).toEqual({ messageId: expect.stringMatching(/^wamid\./) as string });
		expect(await code('POST', '/permissions/request', { to: PHONE })).toEqual([
			400,
			'META_CALL_PERMISSION_REQUEST_LIMIT',
		]);
		expect(control().calls.permissions()[0]?.requests).toMatchObject([{ open: true }]);

		control().calls.permit(PHONE, { status: 'temporary' });
		await settled();
		expect(bodies()).toMatchObject([
			{ event: 'call.permission_updated', status: 'TEMPORARY', from: PHONE },
		]);
		const { permission } = (await api('GET', path)).json as { permission: Record<string, number> };
		expect(permission).toMatchObject({ status: 'temporary' });
		expect(Number.isInteger(permission.expiration_time)).toBe(true);
		expect((await api('POST', '', offer)).json).toMatchObject({ status: 'INITIATED' });
		control().clock({ advanceMs: 8 * 24 * 3_600_000 });
		expect(await code('POST', '', offer)).toEqual([400, 'META_CALL_PERMISSION_REQUIRED']);
	});

	test('19.1 a request for the permission needs the 24 h window, where that is enforced', async () => {
		control().settings({ enforce24hWindow: true });
		expect((await api('POST', '/permissions/request', { to: PHONE })).status).toBe(400);
		control().webhooks.receive(PHONE, { text: 'oi' });
		expect((await api('POST', '/permissions/request', { to: PHONE })).status).toBe(200);
	});

	test('what only paired numbers can do, and what needs an sdp', async () => {
		control().calls.permit(PHONE, { status: 'permanent' });
		expect(await code('POST', '', { to: PHONE })).toEqual([400, 'VALIDATION_ERROR']);
		const id = String((await api('POST', '', offer)).json.id);
		const file = { mediaUrl: 'https://a.test/b.mp3' };
		expect(await code('POST', `/${id}/play`, file)).toEqual([400, 'FEATURE_NOT_SUPPORTED']);
		expect(await code('POST', `/${id}/realtime-session`, { mode: 'talk' })).toEqual([
			400,
			'FEATURE_NOT_SUPPORTED',
		]);
		expect((await api('GET', `/${id}?includeSdp=1`)).json.sdp).toBe('v=0');
		expect((await api('GET', `/${id}`)).json).not.toHaveProperty('sdp');
		const inbound = control().calls.call(PHONE, { numberId: 'num_meta' }).id;
		expect((await api('POST', `/${inbound}/pre-accept`, { sdp: 'v=0' })).json.status).toBe(
			'RINGING',
		);
		expect((await api('POST', `/${inbound}/accept`, {})).status).toBe(400);
		expect((await api('POST', `/${inbound}/accept`, { sdp: 'v=0' })).json.status).toBe('ACCEPTED');
	});

	test("12.2 the event calls brings Meta's own body", async () => {
		await subscribe(['calls']);
		control().calls.permit(PHONE, { status: 'permanent' });
		control().settings({ callAnswer: 'decline' });
		await api('POST', '', { ...offer, bizOpaqueCallbackData: 'x1' });
		await until(() => bodies().length === 2);
		expect(bodies()).toMatchObject(
			['connect', 'terminate'].map((event) => ({
				entry: [
					{
						changes: [
							{ field: 'calls', value: { calls: [{ event, biz_opaque_callback_data: 'x1' }] } },
						],
					},
				],
			})),
		);
	});

	test('19.1 settings are changed one by one', async () => {
		const hours = { status: 'ENABLED', timezone_id: 'America/Sao_Paulo' };
		expect((await api('PUT', '/settings', { status: 'DISABLED' })).json).toEqual({ success: true });
		await api('PUT', '/settings', { call_hours: hours });
		expect((await api('GET', '/settings')).json).toMatchObject({
			status: 'DISABLED',
			call_hours: hours,
		});
		expect((await api('PUT', '/settings', { sip: {} })).status).toBe(400);
		control().settings({ callSettingsAllowed: false });
		const refused = await api('PUT', '/settings', { status: 'ENABLED' });
		expect([refused.status, refused.text.includes('138015')]).toEqual([400, true]);
	});
});
