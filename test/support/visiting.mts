import type { ICredentialDataDecryptedObject, IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { PilotStatus } from '../../nodes/PilotStatus/PilotStatus.node.ts';
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
/** The query of the resume address of a question, with other terms where wanted. */
export const queryOf = (changes: object = {}): IDataObject => ({
	token: 'abc',
	bound: '1',
	terms: JSON.stringify({ ...terms, ...changes }),
	signature: 'x',
});
/** The query once the send is known. */
export const query = { ...queryOf(), webhook: 'wh_1', sent: JSON.stringify(sent) };
/** Terms of a question in a group. */
export const group = { destination: { groupId: '1@g.us' } };

/** A request to the resume address of a waiting Send and Wait. */
export interface Visit {
	/** The text of the question, as n8n evaluates it when the answer comes. */
	message?: string;
	/** Token of the question that the execution asked last. */
	current?: string;
	query?: IDataObject;
	method?: string;
	body?: unknown;
	answer?: Answering;
	credential?: ICredentialDataDecryptedObject;
}

/** Makes the request; gives what came of it. */
export async function visit({
	message = 'May we <go>?',
	current = 'abc',
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
	fake.kept.set('pilotStatusQuestion', current);
	fake.kept.set('pilotStatusMessage', Buffer.from(JSON.stringify(sent)).toString('base64'));
	const context = {
		...fake.context,
		logger: { warn: (message: string) => log.push(message) },
		getNodeParameter: (name: string, fallback?: unknown) =>
			fake.context.getNodeParameter(name, 0, fallback),
		getQueryData: () => asked,
		getBodyData: () => body,
		getRequestObject: () => ({ method }),
		getResponseObject: () => response,
	} as unknown as IWebhookFunctions;
	const result = await node.webhook.call(context);
	const output = result.workflowData?.[0]?.[0]?.json;
	const lines = () => fake.requests.map(({ method: m, path }) => `${m} ${path}`);
	const linesBefore = lines();
	// n8n asks for the answer when the execution goes on, and asks twice
	const answers = [result.webhookResponse, result.webhookResponse] as unknown[];
	await new Promise((resolve) => setImmediate(resolve));
	return {
		result,
		answer: answers[1],
		linesBefore,
		output,
		shown,
		log,
		lines: lines(),
	};
}

/** A delivery of Pilot Status about the contact that was asked. */
export const delivery = (data: IDataObject, event = 'message.reply') => ({
	event,
	data: { from: '+5511999999999', createdAt: '2026-03-01T09:00:05.000Z', ...data },
});
