import type { IDataObject, NodeApiError } from 'n8n-workflow';

import { PilotStatus } from '../../nodes/PilotStatus/PilotStatus.node.ts';
import { fakeContext, type FakeRun } from './fakeContext.mts';
import { settled } from './visiting.mts';
import { accepted, type Answering, type FakeAnswer } from './fakeHttp.mts';

const node = new PilotStatus();

/** An API that keeps webhooks; `faults` answers instead for a method and path. */
export function api(faults: Record<string, FakeAnswer> = {}, kept: IDataObject[] = []): Answering {
	return ({ method, path }) => {
		const fault = faults[`${method} ${path}`];
		if (fault !== undefined) return fault;
		if (method === 'GET' && path === '/v1/webhooks') return { status: 200, body: kept };
		if (path === '/v1/webhooks') return { status: 201, body: { id: 'wh_1' } };
		if (path === '/v1/messages/send') return accepted();
		return { status: 200, body: {} };
	};
}

/** Runs Send and Wait; gives the requests it made, what it waits for, and the error it ended with. */
export async function ask(
	parameters: IDataObject,
	more: Partial<FakeRun> = {},
	context: object = {},
) {
	const fake = fakeContext({
		node,
		parameters: {
			resource: 'message',
			operation: 'sendAndWait',
			destinationNumber: '+5511999999999',
			message: 'May we?',
			...parameters,
		},
		answer: api(),
		...more,
	});
	Object.assign(fake.context, context);
	const log: string[] = [];
	fake.context.logger.warn = (message: string) => void log.push(message);
	const outcome = await node.execute.call(fake.context).then(
		(output) => ({ output: output[0], error: undefined }),
		(error: unknown) => ({ output: undefined, error: error as NodeApiError }),
	);
	await settled();
	const lines = fake.requests.map(({ method, path }) => `${method} ${path}`);
	return { ...fake, ...outcome, lines, log };
}
