import type { IDataObject } from 'n8n-workflow';

import type { Answering } from '../../support/fakeHttp.mts';
import { chosen, itemsOf, ok, runner } from './support.mts';

describe('Group', () => {
	const create = runner('group', 'create');

	it.each([
		['', undefined],
		[' ; ,\n', undefined],
		['+55 (11) 99999-9999; +5511988888888\n+5511999999999', ['5511999999999', '5511988888888']],
		[
			['+5511999999999', '+55 11 98888-8888'],
			['5511999999999', '5511988888888'],
		],
	])('is created with the participants %j', async (groupParticipants, participants) => {
		const { requests } = await create(
			{ groupSubject: ' Team ' },
			{ forced: { groupParticipants: groupParticipants as string } },
		);
		expect(requests[0]?.body).toEqual({
			subject: 'Team',
			...(participants === undefined ? {} : { participants }),
		});
	});

	it.each([
		[{ groupSubject: '' }, /"Subject" is empty/],
		[{ groupParticipants: '11999999999' }, /"11999999999", which needs to begin with \+/],
		[{ groupParticipants: '+55 11 4000-0000/01' }, /more than one phone number/],
		[{ groupParticipants: '+5511999999999, +551199999999.0' }, /decimal number/],
		[{ groupParticipants: '69385314111689@lid' }, /hidden WhatsApp ID/],
		[{ groupParticipants: '+5511999999999, BR.1349' }, /"Participants" has "BR.1349", a user ID/],
		[
			{ groupParticipants: '={{ $json.list }}' },
			/Entry 1 of "Participants" is an object \(phone\)/,
		],
	])('is not created with %j', async (parameters, reason) => {
		const { error, requests } = await create(
			{ groupSubject: 'Team', ...parameters },
			{ items: [{ json: { list: [{ phone: '+5511999999999' }] } }] },
		);
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});

	it('is looked up whole, also when its details are unknown', async () => {
		const details = { group: { id: '1@g.us' }, participants: [{ id: 'x', admin: null }] };
		const get = runner('group', 'get');
		const { json } = await get({ targetGroupId: chosen('1@g.us') }, { answer: () => ok(details) });
		expect(json).toEqual([details]);
		expect((await get({})).error?.message).toMatch(/"Group" is empty/);
	});
});

describe('Number, get', () => {
	const get = runner('number', 'get');
	const numberId = chosen('num_1');
	const whole = { id: 'num_1', state: 'OPEN', health: null, meta: null, extra: 1 };
	const answer = () => ok(whole);

	it('asks for the stored state unless Refresh is on', async () => {
		expect((await get({ numberId })).requests[0]?.query).toBeUndefined();
		const { requests } = await get({ numberId, refreshNumber: true });
		expect(requests[0]?.query).toEqual({ refresh: 1 });
	});

	it('simplifies what is there', async () => {
		expect((await get({ numberId }, { answer })).json).toEqual([{ id: 'num_1', state: 'OPEN' }]);
		const wrapped = await get({ numberId }, { answer: () => ok({ number: whole }) });
		expect(wrapped.json).toEqual([{ id: 'num_1', state: 'OPEN' }]);
	});

	it('gives everything without Simplify', async () => {
		expect((await get({ numberId, simplify: false }, { answer })).json).toEqual([whole]);
		const odd = await get({ numberId, simplify: false }, { answer: () => ok([]) });
		expect(odd.json).toEqual([{}]);
		expect((await get({ numberId }, { answer: () => ok([]) })).json).toEqual([{}]);
	});

	it('needs a number', async () => {
		expect((await get({})).error?.message).toMatch(/"Number" is empty/);
	});
});

describe('Number, check', () => {
	const run = runner('number', 'check');
	const check = (phones: unknown[], answer: Answering, continueOnFail = true) =>
		run(
			{ numberToCheck: '={{ $json.phone }}' },
			{ items: itemsOf('phone', phones), answer, continueOnFail },
		);
	const asked = (body: unknown) => (body as { numbers: string[] }).numbers;
	const phones = (count: number) =>
		Array.from({ length: count }, (_, index) => `+55119000${String(index).padStart(5, '0')}`);
	const result = (input: string) => ({ input, exists: true, number: input.slice(1), name: null });

	it('takes 20 numbers per request and gives each item its own answer', async () => {
		const { json, requests } = await check(phones(45), ({ body }) =>
			ok({ results: asked(body).map(result).reverse() }),
		);
		expect(requests.map(({ body }) => asked(body).length)).toEqual([20, 20, 5]);
		expect(requests[0]).toMatchObject({ method: 'POST', path: '/v1/numbers/check' });
		expect(json).toEqual(phones(45).map(result));
	});

	it('shows how WhatsApp spells the number beside the one asked for', async () => {
		const answer = { input: '+5511967435133', exists: true, number: '551167435133', name: 'Ana' };
		const { json, requests } = await check(['+55 (11) 96743-5133'], () =>
			ok({ results: [answer] }),
		);
		expect(asked(requests[0]?.body)).toEqual(['+5511967435133']);
		expect(json).toEqual([answer]);
	});

	it('asks once for a number that occurs twice', async () => {
		const { json, requests } = await check(['+5511999999999', '+55 11 99999 9999'], ({ body }) =>
			ok(asked(body).map(result)),
		);
		expect(asked(requests[0]?.body)).toHaveLength(1);
		expect(json).toEqual([result('+5511999999999'), result('+5511999999999')]);
	});

	it.each([
		['without punctuation', '5511999999999'],
		['as a number', 5511999999999],
	])('finds the answer whose input came back %s', async (_, input) => {
		const { json } = await check(['+5511999999999'], () => ok({ results: [{ input }] }));
		expect(json).toEqual([{ input }]);
	});

	it('never gives an item the answer of another', async () => {
		const { json } = await check(phones(2), () =>
			ok({ results: [{ exists: true }, result('+5511900000001'), 'odd'] }),
		);
		expect(json[0]?.error).toMatchObject({ code: 'NOT_TOLD' });
		expect(json[1]).toEqual(result('+5511900000001'));
	});

	it('refuses what is no phone number, and checks the others', async () => {
		const { json, requests } = await check(
			['11999999999', 'BR.1349', '+5511900000000'],
			({ body }) => ok({ results: asked(body).map(result) }),
		);
		expect(requests).toHaveLength(1);
		expect(json.map(({ message, exists }) => message ?? exists)).toEqual([
			expect.stringMatching(/"11999999999", which needs to begin with \+/),
			expect.stringMatching(/a user ID/),
			true,
		]);
	});

	it.each([
		[400, 'NOT_SUPPORTED_FOR_META', /Official Meta numbers/],
		[400, 'VALIDATION_ERROR', /did not accept/],
		[409, 'WHATSAPP_INSTANCE_NOT_CONNECTED', /not connected/],
		[503, 'EVOLUTION_API_KEY_MISSING', /cannot check numbers/],
	])('explains %p %s', async (status, code, words) => {
		const answer = () => ({ status, body: { error: 'x', code } });
		const { error } = await check(phones(3), answer, false);
		expect(error?.message).toMatch(words);
		const { json } = await check(phones(3), answer);
		expect(json.map(({ message }) => message)).toEqual(Array(3).fill(expect.stringMatching(words)));
	});
});

describe('Analytics', () => {
	const get = runner('analytics', 'get');

	it('uses the time zone of the workflow where none is given', async () => {
		const { requests } = await get({});
		expect(requests[0]).toMatchObject({
			path: '/v1/analytics/dashboard',
			query: { period: '7d', tz: 'America/Sao_Paulo' },
		});
	});

	it.each<[IDataObject, RegExp]>([
		[{ analyticsPeriod: '1y' }, /"Period" is "1y"/],
		[{ analyticsTimezone: 'Sao Paulo' }, /"Time Zone" is "Sao Paulo"/],
	])('refuses %j', async (forced, reason) => {
		const { error, requests } = await get({}, { forced: forced as Record<string, string> });
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});

	it.each([
		[409, { error: 'no number' }, /not linked to a WhatsApp number/, /says: no number$/],
		[409, '', /not linked to a WhatsApp number/, /Number ID/],
		[409, { code: 'WHATSAPP_INSTANCE_NOT_CONNECTED' }, /not connected/, /QR code/],
		[403, { code: 'TENANT_SCOPE_NOT_ALLOWED' }, /account-wide key/, /key of the number/],
	])('explains %p %j', async (status, body, message, description) => {
		const { error } = await get({}, { answer: () => ({ status, body }) });
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(description);
	});
});
