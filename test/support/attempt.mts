import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { PilotStatus } from '../../nodes/PilotStatus/PilotStatus.node.ts';
import { fakeContext } from './fakeContext.mts';
import type { Answering } from './fakeHttp.mts';

const node = new PilotStatus();

/** The destination of every attempt, as the request has it. */
export const to = { destinationNumber: '+5511999999999' };

/** One send that is tried, with what is special about it. */
export interface Attempt {
	operation: 'sendText' | 'sendTemplate' | 'sendMedia';
	parameters: IDataObject;
	item?: INodeExecutionData;
	answer?: Answering;
	signedUrl?: string;
	copyId?: string;
	credential?: IDataObject;
	/** Parameters that the editor would not keep, set after n8n has filled in defaults. */
	forced?: INodeParameters;
}

/** Runs a send of one item; gives the error it ended with, and the sends that went out. */
export async function attempt({ operation, parameters, item, forced, ...more }: Attempt) {
	const fake = fakeContext({
		node,
		parameters: { resource: 'message', operation, ...to, ...parameters },
		items: [item ?? { json: {} }],
		...(more as object),
	});
	Object.assign(fake.context.getNode().parameters, forced);
	const error = await node.execute.call(fake.context).then(
		() => undefined,
		(thrown: unknown) => thrown as Error & { description?: string },
	);
	const sends = fake.requests.filter(({ method }) => method === 'POST');
	return { ...fake, error, body: sends[0]?.body as IDataObject | undefined, sends };
}

/** Tries Send Text. */
export const text = (parameters: IDataObject, more: Partial<Attempt> = {}) =>
	attempt({ operation: 'sendText', parameters: { text: 'Hello', ...parameters }, ...more });
/** Tries Send Template. */
export const template = (parameters: IDataObject, more: Partial<Attempt> = {}) =>
	attempt({
		operation: 'sendTemplate',
		parameters: { templateId: { __rl: true, mode: 'id', value: 'welcome' }, ...parameters },
		...more,
	});
/** Tries Send Media. */
export const media = (parameters: IDataObject, more: Partial<Attempt> = {}) =>
	attempt({ operation: 'sendMedia', parameters, ...more });
