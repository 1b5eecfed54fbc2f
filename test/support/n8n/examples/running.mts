import type { INodeExecutionData } from 'n8n-workflow';

import type { AcceptedView } from '../../../../sandbox/index.mts';
import type { Execution, StoredWorkflow } from '../../../../dev/n8n/client.mts';
import { executionError, nodeOutput } from '../../../../dev/n8n/executions.mts';
import { waitUntil } from '../../../../dev/process/wait.mts';
import { readExample } from '../../../../dev/examples.mts';
import type { TestEnvironment } from '../environment.mts';

/** The contact that writes, and whom the examples write to where a test chooses. */
export const contact = '+5511900000001';

/**
 * The examples in a real n8n: imported, given the credential, activated, and deactivated after each test. To be made inside
 * `describe`.
 */
export class Examples {
	private active: StoredWorkflow | undefined;

	constructor(readonly environment: () => TestEnvironment) {
		afterEach(async () => await this.deactivate());
	}

	/** The control interface of the sandbox. */
	get control() {
		return this.environment().sandbox.control;
	}

	/** Imports an example, chooses a credential with this key in its nodes as a person would, and activates it. */
	async activate(fileName: string, key = 'ps_sandbox_web'): Promise<StoredWorkflow> {
		const { client } = this.environment().n8n;
		const { workflow } = readExample(fileName, await this.environment().storeCredential(key));
		const imported = await client.importWorkflow(workflow);
		this.active = imported;
		await client.activate(imported.id);
		return imported;
	}

	private async deactivate(): Promise<void> {
		if (this.active === undefined) return;
		await this.environment().n8n.client.deactivate(this.active.id);
		await waitUntil(() => this.control.webhooks.webhooks().length === 0 || undefined, {
			for: 'the webhook to be deleted',
		});
		this.active = undefined;
	}

	/** What a number was sent, once there are `count` messages. */
	async sentTo(destination: string, count: number): Promise<AcceptedView[]> {
		return await waitUntil(
			() => {
				const sent = this.control.accepted({ destination });
				return sent.length >= count ? sent : undefined;
			},
			{ for: `${count} messages to ${destination}` },
		);
	}

	/** Waits until the sandbox shows this status for a message, and gives the message. Throws when it has failed instead. */
	async becomes(id: string, status: string): Promise<AcceptedView> {
		return await waitUntil(
			() => {
				const message = this.control.message(id);
				if (message?.status === status) return message;
				if (message?.status === 'FAILED') throw new Error(`It failed: ${JSON.stringify(message)}`);
				return undefined;
			},
			{ for: `message ${id} to be ${status}` },
		);
	}

	/** The executions of a workflow, the oldest first, once there are `count` and all have ended without an error. */
	async executions(workflow: StoredWorkflow, count: number): Promise<Execution[]> {
		const { client } = this.environment().n8n;
		const ids = await waitUntil(
			async () => {
				const found = await client.executionIds(workflow.id);
				return found.length >= count ? found : undefined;
			},
			{ for: `${count} executions` },
		);
		const executions: Execution[] = [];
		for (const id of ids.reverse()) {
			const execution = await client.finishedExecution(id);
			expect(executionError(execution)).toBeUndefined();
			executions.push(execution);
		}
		return executions;
	}

	/** What a node gave out over all executions, once there are `count` of them. */
	async outputs(
		workflow: StoredWorkflow,
		node: string,
		count: number,
	): Promise<INodeExecutionData[]> {
		const executions = await this.executions(workflow, count);
		return executions.flatMap((execution) => nodeOutput(execution, node));
	}

	/** Waits until n8n has answered all deliveries of the sandbox. */
	async delivered(): Promise<void> {
		await waitUntil(() => this.control.webhooks.open === 0 || undefined, {
			for: 'all deliveries to be answered',
		});
	}

	/** The contact writes to the business. */
	write(body: Record<string, unknown>) {
		return this.control.webhooks.receive(contact, { numberId: 'num_web', ...body });
	}

	/** Calls the API of Pilot Status beside n8n, as another program would. Throws unless it answers with success. */
	async callApi(path: string, body: unknown, key = 'ps_sandbox_web'): Promise<void> {
		const answer = await fetch(`${this.environment().sandbox.url}/v1${path}`, {
			method: 'POST',
			headers: { 'x-api-key': key, 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
	}
}
