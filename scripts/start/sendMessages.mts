import { executionError, nodeOutput, nodeRuns } from '../../dev/n8n/executions.mts';
import { importExample } from './examples.mts';
import { followMessage } from './followMessage.mts';
import type { Stage } from './stage.mts';

const fileName = 'send-messages.json';
const trigger = "When clicking 'Execute workflow'";
const sendNodes = ['Send Template', 'Send Text with Buttons', 'Send Media'];

/**
 * Runs the example that sends one message of each mode, and follows each message until it is delivered.
 * Throws when a message was not accepted or not delivered. Returns the example's workflow id.
 */
export async function sendMessages(stage: Stage): Promise<string> {
	const { n8n, state, credential, say } = stage;
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
			const line = await followMessage(stage, textOf(item.json['id']));
			say(`  ${nodeName.padEnd(24)}${line.text}`);
			if (!line.delivered) problems.push(`${nodeName}: ${line.text}`);
		}
	}
	if (problems.length > 0) throw new Error(`Not all was delivered:\n${problems.join('\n')}`);
	return workflow.id;
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}
