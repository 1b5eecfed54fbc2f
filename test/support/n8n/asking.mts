import type { IDataObject } from 'n8n-workflow';

import type { Execution } from '../../../dev/n8n/client.mts';
import { nodeOutput } from '../../../dev/n8n/executions.mts';
import { waitUntil } from '../../../dev/process/wait.mts';
import type { TestEnvironment } from './environment.mts';
import { manualWorkflow, startNode } from './workflows.mts';

/** Name of the node under test. */
export const askNode = 'Ask';

/** A question that waits for its answer in a real n8n. */
export interface Asked {
	executionId: string;
	phone: string;
	/** Id of the message at Pilot Status; it has arrived, so that it can be quoted. */
	messageId: string;
	/** The body with which it was sent. */
	body: IDataObject;
}

/** Asks a question of one item and waits until the execution waits. */
export async function ask(
	environment: TestEnvironment,
	phone: string,
	parameters: IDataObject,
): Promise<Asked> {
	const { n8n, storeCredential } = environment;
	const credential = await storeCredential('ps_sandbox_web');
	const all = {
		resource: 'message',
		operation: 'sendAndWait',
		sendTo: 'number',
		destinationNumber: phone,
		message: 'May we ship order 42?',
		...parameters,
	};
	const node = { name: askNode, parameters: all, credential };
	const workflow = await n8n.client.importWorkflow(manualWorkflow([{ order: 42 }], [node]));
	const executionId = await n8n.client.startManually(workflow, startNode);
	return await questionFrom(environment, executionId, phone);
}

/** Waits until a started execution waits, and gives the question that it asked. */
export async function questionFrom(
	{ n8n, sandbox }: TestEnvironment,
	executionId: string,
	phone: string,
): Promise<Asked> {
	await n8n.client.waitingExecution(executionId);
	const sent = await waitUntil(
		() =>
			sandbox.control
				.accepted()
				.find(({ body }) => body['destinationNumber'] === phone || body['groupId'] === phone),
		{ for: `the question to ${phone}` },
	);
	await waitUntil(
		() => {
			const { externalMessageId } = sandbox.control.message(sent.id) ?? {};
			return externalMessageId == null ? undefined : true;
		},
		{ for: 'the question to arrive' },
	);
	return { executionId, phone, messageId: sent.id, body: sent.body as IDataObject };
}

/** What came out of the node after the answer. */
export async function answered(
	environment: TestEnvironment,
	{ executionId }: Asked,
): Promise<IDataObject> {
	const execution: Execution = await environment.n8n.client.finishedExecution(executionId);
	expect(execution.status).toBe('success');
	return nodeOutput(execution, askNode).at(-1)?.json ?? {};
}

/** Waits until no webhook is registered: that of a question is removed while its execution goes on. */
export async function noWebhookLeft({ sandbox }: Pick<TestEnvironment, 'sandbox'>): Promise<void> {
	await waitUntil(() => (sandbox.control.webhooks.webhooks().length === 0 ? true : undefined), {
		for: 'all webhooks to be removed',
		limitMs: 300_000,
	});
}

/** Lets all deliveries arrive that are under way. */
export async function deliver({ sandbox }: TestEnvironment): Promise<void> {
	await waitUntil(() => (sandbox.control.webhooks.open === 0 ? true : undefined), {
		for: 'all deliveries to be answered',
		limitMs: 300_000,
	});
}
