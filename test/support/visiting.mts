import type { ICredentialDataDecryptedObject, IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { PilotStatus } from '../../nodes/PilotStatus/PilotStatus.node.ts';
import { rememberSent } from '../../nodes/PilotStatus/resources/message/sendAndWait/executionData.ts';
import {
	decodeState,
	encodeState,
	type WaitState,
} from '../../nodes/PilotStatus/resources/message/sendAndWait/state.ts';
import {
	APPROVE_WORDS,
	DECLINE_WORDS,
} from '../../nodes/PilotStatus/resources/message/sendAndWait/wordLists.ts';
import { fakeContext } from './fakeContext.mts';
import type { Answering } from './fakeHttp.mts';

const node = new PilotStatus();
/** The 202 answer to the question. */
export const sent = { id: 'cmx1', correlationId: 'corr_1', status: 'QUEUED' };
const terms = {
	destination: { destinationNumber: '+5511999999999' },
	responseType: 'approval',
	replyIn: 'chat',
	labels: ['Approve', 'Decline'],
	approvers: [] as string[],
};
/** The query of the resume address of a question, with other terms and another state where wanted. */
export const queryOf = (changes: object = {}, state: object = {}): IDataObject => ({
	...encodeState({
		token: 'abc',
		bound: true,
		terms: { words: usualWords, ...terms, ...changes },
		...state,
	} as WaitState),
	signature: 'x',
});
const usualWords = { approve: APPROVE_WORDS, decline: DECLINE_WORDS };
/** The query of a question whose execution could not keep what became known with the send. */
export const query = queryOf({}, { webhookId: 'wh_1', sent });
/** Terms of a question in a group. */
export const group = { destination: { groupId: '1@g.us' } };

/** A request to the resume address of a waiting Send and Wait. */
export interface Visit {
	/** The text of the question, as n8n evaluates it when the answer comes. */
	message?: IDataObject[string];
	/** Token of the question that the execution asked last. */
	current?: string | undefined;
	/** The execution keeps nothing about the send. */
	forgets?: boolean;
	query?: IDataObject;
	method?: string;
	body?: unknown;
	/** The bytes of the body and what they call themselves, where n8n could not parse them. */
	raw?: { contentType: string; rawBody: Buffer };
	/** n8n cannot evaluate the text of the question any more. */
	fails?: boolean;
	/** n8n cannot go on, so it never asks for the response. */
	stays?: boolean;
	answer?: Answering;
	credential?: ICredentialDataDecryptedObject;
}

/** Makes the request; gives what came of it. */
export async function visit({
	message = 'May we <go>?',
	current,
	forgets = false,
	raw,
	fails = false,
	stays = false,
	query: asked = query,
	method = 'POST',
	body = {},
	answer,
	credential,
}: Visit) {
	const fake = fakeContext({
		node,
		parameters: {
			resource: 'message',
			operation: 'sendAndWait',
			destinationNumber: '+5511999999999',
			message,
		},
		answer: answer ?? (() => ({ status: 200, body: {} })),
		...(credential === undefined ? {} : { credential }),
	});
	const shown = { status: 0, headers: {} as Record<string, string>, html: '' };
	const response = {
		status: (code: number) => {
			shown.status = code;
			return response;
		},
		setHeader: (name: string, value: string) => (shown.headers[name] = value),
		end: (html: string) => (shown.html = html),
	};
	const log: string[] = [];
	const known = decodeState(asked)?.token ?? 'abc';
	fake.kept.set('pilotStatusQuestion', current ?? known);
	if (!forgets) {
		rememberSent(fake.context, known, { webhookId: 'wh_1', sent });
	}
	const context = {
		...fake.context,
		logger: { warn: (message: string) => log.push(message) },
		getNodeParameter: (name: string, fallback?: unknown) => {
			if (fails) throw new Error('Referenced node is unexecuted');
			return fake.context.getNodeParameter(name, 0, fallback);
		},
		getQueryData: () => asked,
		getBodyData: () => body,
		getRequestObject: () => ({ method, ...raw }),
		getResponseObject: () => response,
	} as unknown as IWebhookFunctions;
	const result = await node.webhook.call(context);
	const output = result.workflowData?.[0]?.[0]?.json;
	const lines = () => fake.requests.map(({ method: m, path }) => `${m} ${path}`);
	const linesBefore = lines();
	// n8n asks for the answer when the execution goes on, and asks twice
	const shownBefore = { ...shown, headers: { ...shown.headers } };
	const answers = stays ? [] : ([result.webhookResponse, result.webhookResponse] as unknown[]);
	await settled();
	return {
		result,
		requests: fake.requests,
		shownBefore,
		answer: answers[1],
		linesBefore,
		output,
		shown,
		log,
		lines: lines(),
	};
}

/** Lets everything end that was begun beside the work. */
export async function settled(): Promise<void> {
	for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A delivery of Pilot Status about the contact that was asked. */
export const delivery = (data: IDataObject, event = 'message.reply') => ({
	event,
	data: { from: '+5511999999999', createdAt: '2026-03-01T09:00:05.000Z', ...data },
});
