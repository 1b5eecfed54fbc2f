import type { IDataObject } from 'n8n-workflow';

import type { Finished, Scenario } from './types.mts';

const offline = '+5511900001001';
const phones = Array.from(
	{ length: 45 },
	(_unused, index) => `+55119777${String(index).padStart(5, '0')}`,
);

/** The numbers that a key sees, and one of them in detail. */
export const numbers: Scenario = {
	title: 'numbers of the account',
	file: 'numbers',
	key: 'ps_sandbox_web',
	prepare: () => [{}],
	verify: async ({ json, errors, ask, sandbox }) => {
		const { body } = await ask('/v1/numbers');
		expect(json('Numbers')).toEqual(body);
		expect(json('Numbers')).toMatchObject([{ id: 'num_web', provider: 'PILOT_STATUS' }]);
		const whole = (await ask('/v1/numbers/num_web')).body;
		expect(json('Number as It Is')).toEqual([whole]);
		expect(json('Number')).toEqual([
			{
				id: 'num_web',
				number: '5511900000999',
				name: 'Sandbox web',
				provider: 'PILOT_STATUS',
				state: 'OPEN',
				isFullyConnected: true,
				sendable: true,
				metaStatus: null,
				qualityRating: null,
				messagingLimitTier: null,
			},
		]);
		const [refreshed, stored] = sandbox.control.requests({ path: '/v1/numbers/num_web' });
		expect([refreshed?.query, stored?.query]).toEqual([{ refresh: '1' }, {}]);
		expect(json('Unknown Number')).toEqual([]);
		expect(errors('Unknown Number')).toMatchObject([{ code: 'NUMBER_NOT_FOUND', httpStatus: 404 }]);
	},
};

/** Good numbers, numbers without WhatsApp and what is no number, mixed, more than one request holds. */
const asked = phones.map((phone, index) => {
	if (index % 9 === 4) return phone.slice(1);
	return index % 9 === 7 ? offline : phone;
});

/** 45 items of which some are no phone numbers: each has its own answer, in as few requests as possible. */
export const numberCheck: Scenario = {
	title: 'a check of many numbers, good and bad ones mixed',
	file: 'number-check',
	key: 'ps_sandbox_web',
	prepare: ({ control }) => {
		// WhatsApp knows this person without the ninth digit
		control.webhooks.receive('+551167435133', { numberId: 'num_web', text: 'hi', name: 'Ana' });
		return ['+55 (11) 96743-5133', ...asked].map((phone) => ({ phone }));
	},
	verify: (finished) => {
		const { json, output, errors, sandbox } = finished;
		const good = asked.filter((phone) => phone.startsWith('+'));
		expect(json('Check')).toEqual([
			{ input: '+5511967435133', exists: true, number: '551167435133', name: 'Ana' },
			...good.map((input) => ({
				input,
				exists: input !== offline,
				number: input === offline ? null : input.slice(1),
				name: null,
			})),
		]);
		expect(output('Check').map(({ pairedItem }) => pairedItem)).toEqual(
			[0, ...asked.flatMap((phone, index) => (phone.startsWith('+') ? [index + 1] : []))].map(
				(item) => ({ item }),
			),
		);
		expect(errors('Check')).toEqual(
			asked
				.filter((phone) => !phone.startsWith('+'))
				.map(() => expect.objectContaining({ code: 'INVALID_INPUT' }) as IDataObject),
		);
		expect([json('Checked'), json('Not Checked')].flat()).toHaveLength(asked.length + 1);
		const requests = sandbox.control.requests({ path: '/v1/numbers/check' });
		expect(requests.map(({ status }) => status)).toEqual([200, 200, 200]);
	},
};

/** What a request that fails as a whole means for its items. */
function refusedCheck(
	title: string,
	key: Scenario['key'],
	expected: IDataObject,
	change: (sandbox: Finished['sandbox']) => void,
): Scenario {
	return {
		title: `a check of numbers ${title}`,
		file: 'number-check',
		key,
		prepare: (sandbox) => {
			change(sandbox);
			return phones.slice(0, 3).map((phone) => ({ phone }));
		},
		verify: ({ json, errors }) => {
			expect(json('Check')).toEqual([]);
			expect(errors('Check')).toMatchObject([expected, expected, expected]);
		},
	};
}

/** The refusals that the API documents for the check. */
export const refusedChecks: Scenario[] = [
	refusedCheck(
		'on an official number',
		'ps_sandbox_meta',
		{ code: 'NOT_SUPPORTED_FOR_META', httpStatus: 400 },
		() => undefined,
	),
	refusedCheck(
		'while the number is not connected',
		'ps_sandbox_web',
		{ code: 'WHATSAPP_INSTANCE_NOT_CONNECTED', httpStatus: 409 },
		({ control }) => control.number('num_web', { isFullyConnected: false }),
	),
	refusedCheck(
		'that Pilot Status cannot carry out',
		'ps_sandbox_web',
		{ code: 'EVOLUTION_API_KEY_MISSING', httpStatus: 503 },
		({ control }) => control.settings({ evolutionKeyMissing: true }),
	),
];
