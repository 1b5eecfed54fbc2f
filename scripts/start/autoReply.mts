import type { StoredWorkflow } from '../../dev/n8n/client.mts';
import { executionError } from '../../dev/n8n/executions.mts';
import { waitUntil } from '../../dev/process/wait.mts';
import { sandboxNumber, type StartEnvironment } from './environment.mts';
import { followMessage } from './sendMessages.mts';
import { importExample, saveState } from './state.mts';

const fileName = 'trigger-auto-reply-bot.json';
const contact = { phone: '+5511900000004', name: 'Davi' };
const question = 'What are your opening hours?';

/**
 * Activates the example that answers contacts, lets a contact write, and follows the answer until it is delivered. The workflow
 * stays active. Throws when it could not be activated, failed, or did not answer.
 */
export async function autoReply(environment: StartEnvironment): Promise<void> {
	const { n8n, sandbox, say } = environment;
	const workflow = await importAlone(environment);
	say(`Activating the workflow "${workflow.name}"`);
	await activateAnew(environment, workflow);

	const { phone, name } = contact;
	const earlier = new Set(await n8n.client.executionIds(workflow.id));
	const before = sandbox.control.accepted({ destination: phone }).length;
	sandbox.control.webhooks.receive(phone, { numberId: sandboxNumber, name, text: question });
	say(`  ${`${phone} writes`.padEnd(24)}${question}`);
	const answer = await waitUntil(
		async () => {
			const answers = sandbox.control.accepted({ destination: phone });
			if (answers.length > before) return answers[before];
			await throwFailure(environment, workflow, earlier);
			return undefined;
		},
		{ for: `an answer to ${phone}`, everyMs: 100, signal: environment.signal },
	);
	say(`  ${'the workflow answers'.padEnd(24)}${String(answer.body['text'])}`);
	const followed = await followMessage(environment, answer.id);
	say(`  ${''.padEnd(24)}${followed.text}`);
	if (!followed.delivered) throw new Error(`The answer was not delivered: ${followed.text}`);
}

/** What a person can do with the active workflow, as a line to print. */
export function autoReplyHint({ sandbox }: StartEnvironment): string {
	const business = sandbox.control.number(sandboxNumber, {}).name;
	return `write to "${business}" from the phone of ${contact.phone}, and the workflow answers`;
}

/** An earlier import of the example, when there is one beside the present one, must not answer too. */
async function importAlone(environment: StartEnvironment): Promise<StoredWorkflow> {
	const { n8n, state, credential } = environment;
	const earlierId = state.examples[fileName]?.workflowId;
	const workflow = await importExample(n8n.client, state, fileName, credential);
	// Saved before it becomes active, so that the next start finds it whatever happens here.
	saveState(state);
	if (earlierId === undefined || earlierId === workflow.id) return workflow;
	const earlier = await n8n.client.findWorkflow(earlierId);
	if (earlier?.active === true) await deactivate(environment, earlier);
	return workflow;
}

/** Active from an earlier start, it may be registered with addresses of that start. */
async function activateAnew(
	environment: StartEnvironment,
	workflow: StoredWorkflow,
): Promise<void> {
	if (workflow.active) await deactivate(environment, workflow);
	await environment.n8n.client.activate(workflow.id);
	await waitUntil(() => (isRegistered(environment, workflow) ? true : undefined), {
		for: `the webhook of "${workflow.name}"`,
		signal: environment.signal,
	});
}

async function deactivate(environment: StartEnvironment, workflow: StoredWorkflow): Promise<void> {
	await environment.n8n.client.deactivate(workflow.id);
	// n8n deregisters in the background.
	await waitUntil(() => (isRegistered(environment, workflow) ? undefined : true), {
		for: `the webhook of "${workflow.name}" to be deleted`,
		signal: environment.signal,
	});
}

// The trigger names its webhook after the workflow.
function isRegistered({ sandbox }: StartEnvironment, { id }: StoredWorkflow): boolean {
	return sandbox.control.webhooks.webhooks().some(({ name }) => name.includes(`(${id})`));
}

async function throwFailure(
	{ n8n }: StartEnvironment,
	workflow: StoredWorkflow,
	earlier: ReadonlySet<string>,
): Promise<void> {
	for (const id of await n8n.client.executionIds(workflow.id)) {
		if (earlier.has(id)) continue;
		const failure = executionError(await n8n.client.finishedExecution(id));
		if (failure !== undefined) throw new Error(`The workflow failed: ${failure}`);
	}
}
