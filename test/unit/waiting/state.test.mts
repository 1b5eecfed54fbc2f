import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import { recallSent, rememberSent } from '../../../nodes/PilotStatus/waiting/memory.ts';
import type { Terms } from '../../../nodes/PilotStatus/waiting/question.ts';
import {
	decodeState,
	digestOf,
	encodeState,
	type WaitState,
} from '../../../nodes/PilotStatus/waiting/state.ts';
import { APPROVE_WORDS, DECLINE_WORDS } from '../../../nodes/PilotStatus/waiting/words.ts';

const sent = {
	id: 'cmx1',
	correlationId: 'corr_1',
	status: 'QUEUED',
	createdAt: 'now',
	origin: 'Shop',
};

const terms: Terms = {
	destination: { destinationNumber: '+5511999999999' },
	responseType: 'approval',
	replyIn: 'chat',
	labels: ['Approve'],
	approvers: ['+5511999999999'],
	words: { approve: APPROVE_WORDS, decline: DECLINE_WORDS },
};

describe('the state in the resume address', () => {
	it.each<[WaitState]>([
		[{ token: 'abc', terms }],
		[{ token: 'abc', terms, bound: true, digest: digestOf('x'), webhookId: 'wh_1', sent }],
		[{ token: 'abc', terms: { ...terms, words: { approve: ['go'], decline: ['stop'] } } }],
	])('%j comes back as it was', (state) => {
		expect(decodeState(encodeState(state))).toEqual(state);
	});

	it('shortens a long answer of the API to what matters', () => {
		const long = { ...sent, origin: 'x'.repeat(5_000) };
		const { sent: kept } = decodeState(encodeState({ token: 'abc', terms, sent: long })) ?? {};
		expect(kept).toEqual({
			id: 'cmx1',
			correlationId: 'corr_1',
			status: 'QUEUED',
			createdAt: 'now',
		});
	});

	it('does not carry the usual words', () => {
		expect(encodeState({ token: 'abc', terms }).terms).not.toContain('sim');
	});

	const query = { token: 'abc', terms: JSON.stringify(terms) };
	it.each([
		[undefined],
		[{}],
		[{ ...query, token: '' }],
		['text'],
		[{ ...query, token: ['a'] }],
		[{ token: 'abc' }],
		[{ token: 'abc', terms: '{' }],
		[{ token: 'abc', terms: '{}' }],
	])('%j is no state', (value) => {
		expect(decodeState(value)).toBe(undefined);
	});

	it('survives a damaged answer, and terms that lack a list', () => {
		const bare = JSON.stringify({ destination: {}, responseType: 'freeText', replyIn: 'chat' });
		for (const damaged of ['{', '[]']) {
			const state = decodeState({ token: 'abc', terms: bare, sent: damaged });
			expect(state?.sent).toBe(undefined);
			expect(state?.terms).toMatchObject({ labels: [], approvers: [] });
		}
	});
});

describe('the memory of a page', () => {
	const memory = () => {
		const data = new Map<string, string>();
		const customData = {
			set: (key: string, value: string) => data.set(key, value),
			get: (key: string) => data.get(key),
		};
		return { data, customData };
	};
	const remember = (context: object, answer: object) =>
		rememberSent(context as IExecuteFunctions, answer as IDataObject);
	const recall = (context: object) => recallSent(context as IWebhookFunctions);

	it('keeps the answer with the execution, within the limits of n8n', () => {
		const { data, customData } = memory();
		const context = { customData };
		remember(context, { ...sent, origin: 'Loja São João' });
		expect(recall(context)).toEqual({ ...sent, origin: 'Loja São João' });
		remember(context, { ...sent, more: 'ã'.repeat(300) });
		expect([...data.values()].every((value) => value.length <= 512)).toBe(true);
		expect(recall(context)).toEqual({
			id: 'cmx1',
			correlationId: 'corr_1',
			status: 'QUEUED',
			createdAt: 'now',
		});
	});

	it.each([undefined, 'e30x', 'W10='])('is empty when %p is kept', (kept) => {
		const { data, customData } = memory();
		if (kept !== undefined) data.set('pilotStatusMessage', kept);
		expect(recall({ customData })).toEqual({});
	});

	it('goes through expressions on older versions of n8n', () => {
		const { data, customData } = memory();
		const context = {
			evaluateExpression: (expression: string) => {
				const call = /^\{\{ \$execution\.customData\.(set|get)\(([^{}]*)\) \}\}$/.exec(expression);
				const [key = '', value = ''] = (call?.[2] ?? '')
					.split(', ')
					.map((part) => part.slice(1, -1));
				return call?.[1] === 'set' ? customData.set(key, value) : customData.get(key);
			},
		};
		remember(context, sent);
		expect(data.size).toBe(1);
		expect(recall(context)).toEqual(sent);
		expect(recall({})).toEqual({});
	});
});
