import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import {
	isCurrent,
	recallSent,
	rememberSent,
} from '../../../nodes/PilotStatus/resources/message/sendAndWait/executionData.ts';
import type { Terms } from '../../../nodes/PilotStatus/resources/message/sendAndWait/question.ts';
import {
	decodeState,
	digestOf,
	encodeState,
	shorten,
	type WaitState,
} from '../../../nodes/PilotStatus/resources/message/sendAndWait/state.ts';
import {
	APPROVE_WORDS,
	DECLINE_WORDS,
} from '../../../nodes/PilotStatus/resources/message/sendAndWait/wordLists.ts';

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
		[{ token: 'abc', terms: { ...terms, acceptsPlain: true, unclearReply: 'Sim ou não? 👍' } }],
		[{ token: 'abc', terms: { ...terms, byNumber: true, about: ['cance'] }, askedAt: 7 }],
		[{ token: 'abc', terms: { ...terms, words: { approve: ['go'], decline: ['stop'] } } }],
	])('%j comes back as it was', (state) => {
		expect(decodeState(encodeState(state))).toEqual(state);
	});

	it('is one parameter, so that no part of it can be lost without the whole', () => {
		const state: WaitState = { token: 'abc', terms, bound: true, sent, webhookId: 'wh_1' };
		expect(Object.keys(encodeState(state))).toEqual(['state']);
	});

	it('shortens a long answer of the API to what matters, and never in the middle', () => {
		const fits = (body: object) => JSON.stringify(body).length <= 200;
		expect(shorten({ ...sent, origin: 'x'.repeat(5_000), more: 1 }, fits)).toEqual({
			id: 'cmx1',
			correlationId: 'corr_1',
			status: 'QUEUED',
			createdAt: 'now',
			more: 1,
		});
		expect(shorten({ id: 'cmx1', correlationId: 'x'.repeat(500) }, fits)).toEqual({ id: 'cmx1' });
	});

	it('does not carry the usual words', () => {
		const { state = '' } = encodeState({ token: 'abc', terms });
		expect(Buffer.from(state, 'base64url').toString()).not.toContain('sim');
	});

	const encoded = (value: unknown) => ({
		state: Buffer.from(JSON.stringify(value)).toString('base64url'),
	});
	it.each([
		[undefined],
		[{}],
		['text'],
		[encoded({ terms, token: '' })],
		[encoded({ terms, token: ['a'] })],
		[encoded({ token: 'abc' })],
		[encoded({ token: 'abc', terms: {} })],
		[encoded({ token: 'abc', terms: { ...terms, responseType: 'other' } })],
		[encoded({ token: 'abc', terms: { ...terms, replyIn: 'mail' } })],
		[encoded([])],
		[{ state: '{' }],
		[{ state: ['a', 'b'] }],
		[{ token: 'abc', terms: JSON.stringify(terms) }],
	])('%j is no state', (value) => {
		expect(decodeState(value)).toBe(undefined);
	});

	it('survives a damaged answer, and terms that lack a list', () => {
		const bare = { destination: {}, responseType: 'freeText', replyIn: 'chat' };
		for (const damaged of ['{', []]) {
			const state = decodeState(encoded({ token: 'abc', terms: bare, sent: damaged }));
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
	const remember = (context: object, answer: object, token = 'abcdefgh1') =>
		rememberSent(context as IExecuteFunctions, token, {
			webhookId: 'wh_1',
			sent: answer as IDataObject,
		});
	const recall = (context: object, token = 'abcdefgh1') =>
		recallSent(context as IWebhookFunctions, token);

	it('keeps the answer with the execution, within the limits of n8n', () => {
		const { data, customData } = memory();
		const context = { customData };
		expect(remember(context, { ...sent, origin: 'Loja São João' })).toBe(true);
		expect(recall(context)).toEqual({
			webhookId: 'wh_1',
			sent: { ...sent, origin: 'Loja São João' },
		});
		remember(context, { ...sent, more: 'ã'.repeat(300) });
		expect([...data.values()].every((value) => value.length <= 512)).toBe(true);
		expect(recall(context)).toEqual({ webhookId: 'wh_1', sent });
	});

	it('gives nothing of another question of the execution', () => {
		const { customData } = memory();
		remember({ customData }, sent);
		expect(recall({ customData }, 'another1')).toEqual({});
	});

	it('says when n8n drops what is kept', () => {
		const full = { set: () => {}, get: () => undefined };
		expect(remember({ customData: full }, sent)).toBe(false);
	});

	it.each([undefined, 'e30x', 'W10=', Buffer.from('["abcdefgh",7,[]]').toString('base64')])(
		'is empty when %p is kept',
		(kept) => {
			const { data, customData } = memory();
			if (kept !== undefined) data.set('pilotStatusMessage', kept);
			expect(recall({ customData })).toEqual({});
		},
	);

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
		expect(remember(context, sent)).toBe(true);
		expect(data.size).toBe(1);
		expect(recall(context).sent).toEqual(sent);
		expect(recall({})).toEqual({});
	});
});

describe('which question is open', () => {
	const isOpen = (kept: string | undefined, state: WaitState) =>
		isCurrent(
			{ customData: { set: () => {}, get: () => kept } } as unknown as IWebhookFunctions,
			state,
		);
	it.each<[string | undefined, Partial<WaitState>, boolean]>([
		['abc', { bound: true }, true],
		['abc', {}, true],
		['def', { bound: true }, false],
		// the execution has asked another question since: nothing that the address lacks may open it again
		['def', {}, false],
		[undefined, { bound: true }, false],
		[undefined, {}, true],
	])('the execution keeps %p, the address %j', (kept, more, expected) => {
		expect(isOpen(kept, { token: 'abc', terms, ...more })).toBe(expected);
	});
});
