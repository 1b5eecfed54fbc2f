import { randomUUID } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import type { WebhookControl } from '../../../sandbox/control/webhookControl.mts';
import type { StoredWorkflow } from '../../../dev/n8n/client.mts';
import { nodeOutput } from '../../../dev/n8n/executions.mts';
import type { N8nInstance } from '../../../dev/n8n/instance.mts';
import { waitUntil } from '../../../dev/process/wait.mts';
import type { TestEnvironment } from './environment.mts';

/** Name of the trigger node of the workflows here. */
export const triggerName = 'Pilot Status Trigger';

const limitMs = 600_000;

/** A real n8n's trigger and what the sandbox sends to it. */
export class Inbox {
	constructor(
		private readonly environment: () => TestEnvironment,
		/** The n8n that is running now: a test may have restarted it. */
		readonly n8n: () => N8nInstance = () => environment().n8n,
	) {}

	/** Webhooks and deliveries of the sandbox. */
	get webhooks(): WebhookControl {
		return this.environment().sandbox.control.webhooks;
	}

	/** Stores a workflow of the trigger alone, not active. A copy of a workflow may have the `webhookId` of the first. */
	async importTrigger(events: string[], webhookId: string = randomUUID()): Promise<StoredWorkflow> {
		const { type, id, name } = await this.environment().storeCredential('ps_sandbox_web');
		return await this.n8n().client.importWorkflow({
			name: 'Inbox',
			nodes: [
				{
					id: randomUUID(),
					webhookId,
					name: triggerName,
					type: 'n8n-nodes-pilot-status-whatsapp.pilotStatusTrigger',
					typeVersion: 1,
					position: [0, 0],
					parameters: { events },
					credentials: { [type]: { id, name } },
				},
			],
			connections: {},
			settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
		});
	}

	/** Deactivates, and waits until the webhook is gone: newer versions of n8n deregister in the background. */
	async deactivate(workflow: StoredWorkflow): Promise<void> {
		await this.n8n().client.deactivate(workflow.id);
		await waitUntil(() => (this.webhooks.webhooks().length === 0 ? true : undefined), {
			for: 'the webhook to be deleted',
		});
	}

	/** Sends events with the numbers `from`, `from + 1`, …: every fourth a reply, the others messages. */
	send(count: number, from = 0): void {
		for (let number = from; number < from + count; number += 1) {
			this.webhooks.emit({ numberId: 'num_web', ...sentEvent(number) });
		}
		this.webhooks.release();
	}

	/**
	 * Waits until every delivery was answered, and expects that each was taken. What n8n's placeholder page has answered never
	 * reached the trigger (docs/n8n-notes.md, "Starting n8n"), so it is delivered again.
	 */
	async delivered(): Promise<void> {
		let swallowed: string[] = [];
		do {
			this.webhooks.repeat(swallowed);
			await waitUntil(() => (this.webhooks.open === 0 ? true : undefined), {
				for: 'all deliveries to be answered',
				limitMs,
			});
			swallowed = this.webhooks
				.deliveries()
				.filter(
					({ attempts }) => attempts.at(-1)?.response.startsWith('n8n is starting up') === true,
				)
				.map(({ id }) => id);
		} while (swallowed.length > 0);
		const failed = this.webhooks.deliveries().filter(({ status }) => status !== 'SUCCESS');
		expect(failed).toEqual([]);
	}

	/** Posts a body to a webhook as anybody on the network could. */
	async post(
		url: URL,
		body: string,
		contentType = 'application/json',
	): Promise<{ status: number; body: string }> {
		const headers = { 'content-type': contentType };
		const answer = await fetch(url, { method: 'POST', headers, body });
		return { status: answer.status, body: await answer.text() };
	}

	/** The items with which the workflow was executed, in the order of their numbers, once there are `count` executions. */
	async executed(workflow: StoredWorkflow, count: number): Promise<IDataObject[]> {
		const { client } = this.n8n();
		const ids = await waitUntil(
			async () => {
				const found = await client.executionIds(workflow.id);
				return found.length >= count ? found : undefined;
			},
			{ for: `${count} executions`, limitMs, everyMs: 500 },
		);
		const items: IDataObject[] = [];
		for (const id of ids) {
			const execution = await client.finishedExecution(id);
			items.push(...nodeOutput(execution, triggerName).map(({ json }) => json));
		}
		return items.sort((one, other) => numberOf(one) - numberOf(other));
	}
}

/** The items that the trigger gives out for the first `count` events of {@link Inbox.send}. */
export function expectedItems(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, number) => {
		const { event, data } = sentEvent(number);
		const { from, content } = data;
		const added = { replyTo: from, chatInput: content, sessionId: `:${from}` };
		return { event, eventId: `${event}:${data.id}`, ...data, ...added };
	});
}

function sentEvent(number: number) {
	return {
		event: number % 4 === 0 ? 'message.reply' : 'message.received',
		data: { id: `in_${number}`, from: '+5511911111111', content: `text ${number}` },
	};
}

function numberOf({ id }: IDataObject): number {
	return Number((typeof id === 'string' ? id : '').replace('in_', ''));
}
