import { executionError, nodeOutput, nodeRuns } from '../../dev/n8n/executions.mts';
import { waitUntil } from '../../dev/process/wait.mts';
import { sandboxKey, type StartEnvironment } from './environment.mts';
import { importExample } from './state.mts';

const fileName = 'send-messages.json';
const trigger = "When clicking 'Execute workflow'";
const sendNodes = ['Send Template', 'Send Text with Buttons', 'Send Media'];

/** The part of `GET /v1/messages/{id}` that is shown. */
interface MessageState {
	status: string;
	destinationNumber?: string;
	errorMessage?: string | null;
}

/**
 * Runs the example that sends one message of each mode, and follows each message until it is delivered.
 * Throws when a message was not accepted or not delivered.
 */
export async function sendMessages(environment: StartEnvironment): Promise<void> {
	const { n8n, state, credential, say } = environment;
	const workflow = await importExample(n8n.client, state, fileName, credential);
	say(`Running the workflow "${workflow.name}"`);
	const execution = await n8n.client.runManually(workflow, trigger);
	const failure = executionError(execution);
	if (failure !== undefined) throw new Error(`The workflow failed: ${failure}`);

	const problems: string[] = [];
	for (const nodeName of sendNodes) {
		const refused = nodeOutput(execution, nodeName, 1);
		for (const item of refused) problems.push(`${nodeName}: ${textOf(item.json['message'])}`);
		const accepted = nodeOutput(execution, nodeName);
		if (accepted.length === 0 && refused.length === 0) {
			const runs = nodeRuns(execution, nodeName).length;
			problems.push(`${nodeName} sent nothing (it ran ${runs} times)`);
		}
		for (const item of accepted) {
			const { text, delivered } = await followMessage(environment, textOf(item.json['id']));
			say(`  ${nodeName.padEnd(24)}${text}`);
			if (!delivered) problems.push(`${nodeName}: ${text}`);
		}
	}
	if (problems.length > 0) throw new Error(`Not all was delivered:\n${problems.join('\n')}`);
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * Follows an accepted message until it is delivered or has failed, and gives the outcome as one line.
 * Throws when the sandbox does not know it.
 */
export async function followMessage(
	{ sandbox, signal }: StartEnvironment,
	id: string,
): Promise<{ text: string; delivered: boolean }> {
	const url = `${sandbox.url}/v1/messages/${encodeURIComponent(id)}`;
	const message = await waitUntil(
		async () => {
			const response = await fetch(url, { headers: { 'x-api-key': sandboxKey } });
			if (response.status !== 200) throw new Error(`The sandbox does not know message ${id}`);
			const state = (await response.json()) as MessageState;
			return /^(QUEUED|SENT)$/.test(state.status) ? undefined : state;
		},
		{ for: `message ${id} to be delivered`, everyMs: 100, signal },
	);
	const { status, destinationNumber = '', errorMessage } = message;
	const reason = typeof errorMessage === 'string' ? `: ${errorMessage}` : '';
	return {
		text: `${id} to ${destinationNumber}: ${status}${reason}`,
		// A message that was read was delivered.
		delivered: status === 'DELIVERED' || status === 'READ',
	};
}
