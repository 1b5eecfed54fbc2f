import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

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
			/exists twice/,
		],
		[
			{
				approvalOptions: {
					values: { approvalType: 'double', approveLabel: 'Ok', disapproveLabel: 'ok' },
				},
			},
			/exists twice/,
		],
		[{ waitOptions: { approvers: 'me' } }, /"Approvers"/],
		[
			{
				waitOptions: {
					limitWaitTime: {
						values: { limitType: 'afterTimeInterval', resumeAmount: -1, resumeUnit: 'hours' },
					},
				},
			},
			/Limit Wait Time/,
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
		expect((requests[1]?.body as IDataObject).name).toContain(`until ${until.toISOString()}`);
	});

	it('until a moment in the time zone of the workflow', async () => {
		const values = { limitType: 'atSpecifiedTime', maxDateAndTime: '2030-03-01T09:00:00' };
		const { waits } = await ask({ waitOptions: { limitWaitTime: { values } } });
		expect(waits).toEqual([new Date('2030-03-01T12:00:00Z')]);
	});
});
