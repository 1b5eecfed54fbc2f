import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import type { IDataObject, INode } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox/index.mts';
import type { StoredWorkflow } from '../../../dev/n8n/client.mts';
import { executionError } from '../../../dev/n8n/executions.mts';
import type { N8nInstance } from '../../../dev/n8n/instance.mts';
import { waitUntil } from '../../../dev/process/wait.mts';
import { triggerName } from './inbox.mts';
import type { TestEnvironment } from './environment.mts';
import { nodeType } from './workflows.mts';

const limitMs = 600_000;
const numberId = 'num_web';
const picture = { mimeType: 'image/png', base64: 'iVBORw0KGgo=' };
const voiceNote = { mimeType: 'audio/ogg; codecs=opus', base64: 'T2dnUw==' };

/** What people send in a row. */
const contents: readonly IDataObject[] = [
	{ text: 'oi' },
	{ text: 'Bom dia! Vocês abrem hoje?' },
	{ media: picture },
	{ media: picture, text: 'o comprovante 👆' },
	{ media: voiceNote },
	{ text: 'é urgente\npor favor' },
];

/** How the workflow differs from the usual one. */
export interface QuietWorkflowOptions {
	/** Seconds. */
	quietFor: number;
	/** Options of the trigger. */
	options?: IDataObject;
}

/** A contact and the WhatsApp IDs of what they wrote, in order. */
export type WrittenBy = Map<string, string[]>;

/** A workflow that answers each turn with the IDs of its messages, and contacts who write to it. */
export class QuietChat {
	constructor(
		private readonly stage: () => TestEnvironment,
		readonly n8n: () => N8nInstance = () => stage().n8n,
	) {}

	private get sandbox(): Sandbox {
		return this.stage().sandbox;
	}

	/** Stores Pilot Status Trigger → Wait Until Quiet → Send Text, and waits until its webhook is there. */
	async activate({ quietFor, options = {} }: QuietWorkflowOptions): Promise<StoredWorkflow> {
		const { type, id, name } = await this.stage().storeCredential('ps_sandbox_web');
		const node = (title: string, nodeTypeName: string, parameters: IDataObject): INode => ({
			...{ id: randomUUID(), webhookId: randomUUID(), name: title, type: nodeTypeName },
			...{ typeVersion: 1, position: [0, 0] },
			parameters: parameters as INode['parameters'],
			credentials: { [type]: { id, name } },
		});
		const { client } = this.n8n();
		const workflow = await client.importWorkflow({
			name: 'Quiet',
			nodes: [
				node(triggerName, `${nodeType}Trigger`, { events: ['message.received'], options }),
				node('Wait Until Quiet', nodeType, {
					...{ resource: 'conversation', operation: 'waitUntilQuiet', quietFor },
				}),
				node('Answer', nodeType, {
					...{ sendTo: 'any', destination: '={{ $json.replyTo }}' },
					text: '={{ $json.messages.map((message) => message.messageId).join(" ") }}',
				}),
			],
			connections: {
				[triggerName]: { main: [[{ node: 'Wait Until Quiet', type: 'main', index: 0 }]] },
				'Wait Until Quiet': { main: [[{ node: 'Answer', type: 'main', index: 0 }]] },
			},
			settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
		});
		await client.activate(workflow.id);
		await waitUntil(
			() => (this.sandbox.control.webhooks.webhooks().length === 1 ? true : undefined),
			{ for: 'the webhook of the trigger' },
		);
		return workflow;
	}

	/** Unpublishes a workflow, and waits until its webhook is gone. */
	async deactivate({ id }: StoredWorkflow): Promise<void> {
		await this.n8n().client.deactivate(id);
		await waitUntil(
			() => (this.sandbox.control.webhooks.webhooks().length === 0 ? true : undefined),
			{ for: 'the webhook to be deleted' },
		);
	}

	/** A contact writes. @returns the WhatsApp ID */
	write(contact: string, content: IDataObject): string {
		const { webhooks } = this.sandbox.control;
		return webhooks.receive(contact, { numberId, ...content }).externalMessageId ?? '';
	}

	/** Ten contacts write at the same time, 1 to 5 messages each, with pauses of 0.1 to 4 s. */
	async tenWrite(seed: number): Promise<WrittenBy> {
		const random = randomOf(seed);
		const written: WrittenBy = new Map();
		const writing = Array.from({ length: 10 }, async (_, index) => {
			const contact = `+55119${80_000_000 + seed * 100 + index}`;
			const pauses = Array.from({ length: 1 + Math.floor(random() * 5) }, () => ({
				pauseMs: 100 + random() * 3_900,
				content: contents[Math.floor(random() * contents.length)] ?? {},
			}));
			const ids: string[] = [];
			written.set(contact, ids);
			for (const { pauseMs, content } of pauses) {
				await pause(pauseMs);
				ids.push(this.write(contact, content));
			}
		});
		await Promise.all(writing);
		return written;
	}

	/** Waits until so many executions have ended, none of them failed. */
	async ended({ id }: StoredWorkflow, count: number): Promise<void> {
		const { client } = this.n8n();
		const ids = await waitUntil(
			async () => {
				const found = await client.executionIds(id);
				return found.length >= count ? found : undefined;
			},
			{ for: `${count} executions`, limitMs, everyMs: 500 },
		);
		for (const execution of ids) {
			expect(executionError(await client.finishedExecution(execution))).toBeUndefined();
		}
	}

	/** The messages of each answer to a contact, in order. */
	answersTo(contact: string): string[][] {
		return this.sandbox.control
			.accepted({ destination: contact })
			.map(({ body }) => (body as { text: string }).text.split(' '));
	}
}

/** Numbers from 0 to 1 that are the same for the same seed. */
function randomOf(seed: number): () => number {
	let state = seed * 2_654_435_761;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
