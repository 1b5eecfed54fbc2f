import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { decodeState } from '../../../nodes/PilotStatus/resources/message/sendAndWait/state.ts';
import { ask } from '../../support/asking.mts';

describe('what cannot be asked', () => {
	it('refuses several items and says what to do', async () => {
		const { error, requests } = await ask({}, { items: [{ json: {} }, { json: {} }] });
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error?.message).toMatch(/one item at a time.*has 2/);
		expect(error?.description).toMatch(/Loop Over Items/);
		expect(requests).toEqual([]);
	});

	it('refuses a credential that cannot be used', async () => {
		const { error, requests } = await ask({}, { credential: { apiKey: '' } });
		expect(error?.message).toMatch(/API Key/);
		expect(requests).toEqual([]);
	});

	it.each<[IDataObject, RegExp]>([
		[{ message: ' ' }, /"Message" is empty/],
		[{ destinationNumber: '12' }, /"Phone Number"/],
		[
			{ sendTo: 'newsletter', newsletterId: { __rl: true, mode: 'id', value: '1@newsletter' } },
			/channel/,
		],
		[{ responseType: 'choices' }, /0 answers/],
		[
			{
				responseType: 'choices',
				choices: { values: [{ label: 'a' }, { label: 'b' }, { label: 'c' }, { label: 'd' }] },
			},
			/4 answers/,
		],
		[{ responseType: 'choices', choices: { values: [{ label: '' }] } }, /no label/],
		[
			{ responseType: 'choices', choices: { values: [{ label: 'A' }, { label: 'a!' }] } },
			/is used twice/,
		],
		[
			{
				approvalOptions: {
					values: { approvalType: 'double', approveLabel: 'Ok', disapproveLabel: 'ok' },
				},
			},
			/is used twice/,
		],
		[{ waitOptions: { approvers: 'me' } }, /"Approvers"/],
		...['', ' , ', '{{ $json.missing }}'.slice(0, 0), null, [], [null], [''], '\u200b'].map(
			(approvers): [IDataObject, RegExp] => [
				{ waitOptions: { approvers } },
				/at least one phone number/,
			],
		),
		[{ waitOptions: { approvers: true } }, /"Approvers" is true/],
		[{ waitOptions: { approvers: {} } }, /"Approvers" is an object/],
		[{ waitOptions: { approvers: 'undefined' } }, /"Approvers"/],
		[
			{ replyIn: 'page', waitOptions: { approvers: '+55 11 99999-9999' } },
			/a page cannot tell who responds/,
		],
		[
			{ waitOptions: { approvers: '+55 21 98888-8888' } },
			/only \+5511999999999 receives the message/,
		],
		[{ waitOptions: { acceptPlainReplies: 'perhaps' } }, /"Accept Plain Replies" is "perhaps"/],
		[{ waitOptions: { unclearReply: 'x'.repeat(501) } }, /"Unclear Reply" has 501 characters/],
		[{ waitOptions: { unclearReply: {} } }, /"Unclear Reply"/],
		...[
			{},
			{ values: null },
			null,
			...['', ' ', false, [], null, true, 'two', -1, 0, '1,5', '1e400', Infinity, 999_999_999].map(
				(resumeAmount) => ({
					values: { limitType: 'afterTimeInterval', resumeAmount, resumeUnit: 'days' },
				}),
			),
			{ values: { resumeAmount: 1, resumeUnit: 'weeks' } },
			{ values: { limitType: 'never', resumeAmount: 1 } },
			...['', '2020-01-01T00:00:00Z', '9999-01-01T00:00:00Z', null].map((maxDateAndTime) => ({
				values: { limitType: 'atSpecifiedTime', maxDateAndTime },
			})),
		].map((limitWaitTime): [IDataObject, RegExp] => [
			{ waitOptions: { limitWaitTime } },
			/"(Limit Wait Time|Amount|Unit|Limit Type|Max Date and Time)"/,
		]),
		[
			{
				responseType: 'choices',
				choices: {
					values: [{ label: 'Entrega na sexta-feira A' }, { label: 'Entrega na sexta-feira B' }],
				},
			},
			/the same 20 characters/,
		],
		[{ approvalOptions: { values: { approveLabel: ['a'] } } }, /"Approve Button Label"/],
		[
			{
				waitOptions: {
					limitWaitTime: {
						values: { limitType: 'afterTimeInterval', resumeAmount: -1, resumeUnit: 'hours' },
					},
				},
			},
			/"Amount"/,
		],
		[
			{
				waitOptions: {
					limitWaitTime: { values: { limitType: 'atSpecifiedTime', maxDateAndTime: 'soon' } },
				},
			},
			/Max Date and Time/,
		],
		[{ responseType: '={{ $json.none }}' }, /"Response Type"/],
		[{ replyIn: '={{ $json.none }}' }, /"Reply In"/],
	])('refuses %j', async (parameters, reason) => {
		const { error, requests } = await ask(parameters, { items: [{ json: { none: 'x' } }] });
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});
});

describe('approvers', () => {
	it.each<[IDataObject, string[]]>([
		[
			{ waitOptions: { approvers: '+55 11 9999-9999, +55 21 98888-8888' } },
			['+551199999999', '+5521988888888'],
		],
		[{ waitOptions: { approvers: ['+55 11 99999-9999'] } }, ['+5511999999999']],
		[
			{ destinationNumber: 'BR.77', waitOptions: { approvers: '+55 11 99999-9999' } },
			['+5511999999999'],
		],
		[
			{
				sendTo: 'group',
				groupId: { __rl: true, mode: 'id', value: '1@g.us' },
				waitOptions: { approvers: '+55 21 98888-8888' },
			},
			['+5521988888888'],
		],
	])('%j', async (parameters, approvers) => {
		const { requests } = await ask(parameters);
		const { url } = requests[0]?.body as { url: string };
		const state = decodeState(Object.fromEntries(new URL(url).searchParams));
		expect(state?.terms.approvers).toEqual(approvers);
	});
});

describe('an n8n that nobody can reach', () => {
	const at = (address: string) => ({
		getSignedResumeUrl: () => `${address}/webhook-waiting/1/node-1?signature=signed`,
	});
	it.each([
		['chat', 'http://localhost:5678'],
		['page', 'http://localhost:5678'],
		['chat', 'https://192.168.0.10'],
		['page', 'http://n8n:5678'],
		['chat', 'https://[fd00::1]:5678'],
		['chat', 'http://n8n.example.com'],
	])('is not asked from (%s, %s)', async (replyIn, address) => {
		const { error, requests } = await ask({ replyIn }, {}, at(address));
		expect(error?.message).toContain(new URL(address).origin);
		expect(error?.message).not.toContain('signature');
		expect(error?.description).toMatch(/N8N_WEBHOOK_URL/);
		expect(requests).toEqual([]);
	});

	it('is reached by the sandbox on the same machine', async () => {
		const credential = { baseUrl: 'http://127.0.0.1:4010' };
		const { waits } = await ask({}, { credential }, at('http://127.0.0.1:5678'));
		expect(waits).toHaveLength(1);
	});

	it('may be http for a page', async () => {
		expect((await ask({ replyIn: 'page' }, {}, at('http://n8n.example.com'))).waits).toHaveLength(
			1,
		);
	});
});

describe('notices', () => {
	it('says that a label is longer than WhatsApp shows, and that an option does nothing', async () => {
		const approvalOptions = { values: { approveLabel: 'Sim, quero confirmar tudo' } };
		const { hints } = await ask({
			replyIn: 'page',
			approvalOptions,
			waitOptions: { acceptPlainReplies: true },
		});
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/shows 20 characters/),
			expect.stringMatching(/not to a page/),
		]);
	});
});

describe('how long it waits', () => {
	it.each([
		[{ limitType: 'afterTimeInterval', resumeAmount: 2, resumeUnit: 'days' }, 2 * 86_400_000],
		[{ limitType: 'afterTimeInterval', resumeAmount: 90, resumeUnit: 'minutes' }, 90 * 60_000],
		[{}, 3_600_000],
	])('%j', async (values, expected) => {
		jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
		const { waits, requests } = await ask({ waitOptions: { limitWaitTime: { values } } });
		const until = new Date(Date.now() + expected);
		jest.useRealTimers();
		expect(waits).toEqual([until]);
		expect((requests[0]?.body as IDataObject).name).toContain(`until ${until.toISOString()}`);
	});

	it('until a moment in the time zone of the workflow', async () => {
		const values = { limitType: 'atSpecifiedTime', maxDateAndTime: '2030-03-01T09:00:00' };
		const { waits } = await ask({ waitOptions: { limitWaitTime: { values } } });
		expect(waits).toEqual([new Date('2030-03-01T12:00:00Z')]);
	});
});
