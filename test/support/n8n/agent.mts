import type { IConnections, IDataObject, INode } from 'n8n-workflow';

import type { StoredWorkflow, WorkflowDefinition } from '../../../dev/n8n/client.mts';
import { waitUntil } from '../../../dev/process/wait.mts';
import { readExample } from '../../../dev/examples.mts';
import { deliver } from './asking.mts';
import type { ScriptedModel } from './scriptedModel.mts';
import type { TestEnvironment } from './environment.mts';

/** Names of nodes of `examples/agent-with-human-review.json`. */
export const agent = {
	trigger: "When clicking 'Execute workflow'",
	node: 'Assistant',
	model: 'Chat Model',
	review: 'Ask the Approver',
	tool: 'Send WhatsApp Message',
};
/** The approver whom the example asks. */
export const approver = '+5511900000009';
/** Name under which n8n offers the tool to the model. */
export const toolName = 'Send_WhatsApp_Message';

/** A call of the send tool as a model makes it when a human review is in front of the tool. */
export function sendCall(phone: string, text: string): { tool: string; parameters: IDataObject } {
	const toolParameters = { Phone_Number: phone, Text: text };
	return { tool: toolName, parameters: { toolParameters, hitlParameters: {} } };
}

/** Imports the example of human review, its agent thinking with the scripted model; `review` replaces parameters of the review. */
export async function importAgent(
	{ n8n, storeCredential }: TestEnvironment,
	model: ScriptedModel,
	review: IDataObject = {},
): Promise<StoredWorkflow> {
	const name = 'Scripted model';
	const id = await n8n.client.createCredential({
		name,
		type: 'openAiApi',
		data: { apiKey: 'of no model', url: model.url, header: false },
	});
	const { workflow } = readExample(
		'agent-with-human-review.json',
		await storeCredential('ps_sandbox_web'),
	);
	const adapt = (node: INode): INode => {
		if (node.name === agent.model) {
			return { ...node, credentials: { openAiApi: { id, name } } };
		}
		if (node.name !== agent.review) return node;
		return { ...node, parameters: { ...node.parameters, ...review } as INode['parameters'] };
	};
	const adapted: WorkflowDefinition = { ...workflow, nodes: workflow.nodes.map(adapt) };
	return await n8n.client.importWorkflow(adapted);
}

/** Imports the example without its review: an agent of a version whose send tool has the given settings. */
export async function importDirectAgent(
	environment: TestEnvironment,
	model: ScriptedModel,
	version: number,
	toolSettings: Partial<INode> = {},
): Promise<StoredWorkflow> {
	// without its settings n8n would use the old order of nodes, in which an agent goes on before its tool has run
	const { nodes, connections, name, settings = {} } = await importAgent(environment, model);
	const adapt = (node: INode): INode[] => {
		if (node.name === agent.review) return [];
		if (node.name === agent.node) return [{ ...node, typeVersion: version }];
		return [node.name === agent.tool ? { ...node, ...toolSettings } : node];
	};
	const { [agent.review]: review, ...others } = connections;
	const direct: IConnections = { ...others, [agent.tool]: review ?? {} };
	return await environment.n8n.client.importWorkflow({
		name,
		nodes: nodes.flatMap(adapt),
		connections: direct,
		settings,
	});
}

/** A question to the approver that has arrived. */
export interface ReviewQuestion {
	id: string;
	body: IDataObject;
}

/** Waits until the approver was asked `count` questions, of which the last can be answered, and gives that one. */
export async function reviewQuestion(
	environment: TestEnvironment,
	executionId: string,
	count = 1,
): Promise<ReviewQuestion> {
	const { control } = environment.sandbox;
	const asked = await waitUntil(
		() => {
			const question = control.accepted({ destination: approver })[count - 1];
			return question?.externalMessageId == null ? undefined : question;
		},
		{ for: `question ${count} to the approver` },
	);
	await environment.n8n.client.waitingExecution(executionId);
	return { id: asked.id, body: asked.body as IDataObject };
}

/** The approver taps a button of a question. */
export function tap({ sandbox }: TestEnvironment, question: ReviewQuestion, button: string): void {
	sandbox.control.webhooks.receive(approver, {
		numberId: 'num_web',
		quote: question.id,
		button,
	});
}

/** Lets all deliveries arrive, and makes sure that the execution still waits. */
export async function stillWaits(environment: TestEnvironment, executionId: string): Promise<void> {
	await deliver(environment);
	expect(await environment.n8n.client.executionStatus(executionId)).toBe('waiting');
}
