import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { PilotStatus } from '../../../../nodes/PilotStatus/PilotStatus.node.ts';
import { createExecute } from '../../../../nodes/PilotStatus/resources/conversation/waitUntilQuiet/execute.ts';
import { QuietMemory } from '../../../../nodes/PilotStatus/resources/conversation/waitUntilQuiet/memory.ts';
import { itemJson } from '../../../../nodes/PilotStatusTrigger/webhook/output.ts';
import { recogniseDeliveries } from '../../../../nodes/PilotStatusTrigger/webhook/parse.ts';
import { fakeContext } from '../../../support/fakeContext.mts';
import type { CapturedRequest, FakeAnswer } from '../../../support/fakeHttp.mts';

const node = new PilotStatus();
const number = '+5511922222222';
/** The trigger as it is dropped on the canvas, and subscribed to replies and groups. */
export const plainTrigger: { type: string; parameters: IDataObject } = {
	type: 'n8n-nodes-pilot-status-whatsapp.pilotStatusTrigger',
	parameters: { events: ['message.received', 'message.reply', 'message.group'], options: {} },
};

/** A message that a contact writes; times in ms. */
export interface Written {
	contact: string;
	content?: string;
	type?: string;
	group?: string;
	/** WhatsApp ID of the message that it quotes. */
	quotes?: string;
	/** Which process gets it, after how long, how many times; the second copy comes `copyAfter` later. */
	process?: number;
	delay?: number;
	copies?: number;
	copyAfter?: number;
	/** How long after it was written the history has it. */
	lag?: number;
}

/** An execution that went on. */
export interface Turn {
	contact: string;
	executionId: string;
	process: number;
	item: INodeExecutionData;
	/** IDs of the messages. */
	ids: string[];
	/** Whether its answer has gone out. */
	isAnswered: boolean;
}

/** An execution, as n8n would know it. */
interface Execution {
	controller: AbortController;
	process: number;
	isLost: boolean;
}

interface Row {
	visibleAt: number;
	record: IDataObject;
}

/** How a world differs from the usual one. */
export interface WorldOptions {
	processes?: number;
	parameters?: IDataObject;
	/** How much the clock of Pilot Status is ahead (ms). */
	ahead?: number;
	/** Times of messages are told in whole seconds. */
	wholeSeconds?: boolean;
	before?: Array<{ type: string; parameters: IDataObject | undefined }>;
	/** What is answered in place of the history; undefined for the history itself. */
	fault?: (request: CapturedRequest) => FakeAnswer | Promise<FakeAnswer> | undefined;
	/** Whether Pilot Status keeps messages. */
	keeps?: boolean;
	/** How long an execution needs to answer (ms); undefined: it never does. */
	think?: () => number | undefined;
}

/** Contacts, Pilot Status, and the processes of n8n that run Wait Until Quiet, on one fake clock. */
export class QuietWorld {
	readonly turns: Turn[] = [];
	readonly executions = new Map<string, Execution>();
	/** What n8n has saved of executions that are over. */
	readonly saved: Record<string, object> = {};
	readonly requests: CapturedRequest[] = [];
	/** IDs of executions whose node has ended, with output or without. */
	readonly finished: string[] = [];
	/** Notices that n8n shows. */
	readonly hints: string[] = [];
	private readonly rows: Row[] = [];
	private processes: Array<ReturnType<typeof createExecute>>;
	private ids = 0;

	constructor(readonly options: WorldOptions = {}) {
		this.processes = Array.from({ length: options.processes ?? 1 }, freshProcess);
	}

	/** A contact writes. @returns the WhatsApp ID of the message */
	write(written: Written): string {
		const { contact, content = '', type = 'text', group, quotes, process = 0, lag = 0 } = written;
		const id = `cmx${String((this.ids += 1)).padStart(6, '0')}`;
		const messageId = `wamid.${id}`;
		const createdAt = this.iso();
		const media = type === 'text' ? {} : { mediaType: type, mediaLink: `https://files.test/${id}` };
		const data = {
			...{ id, messageId, numberId: 'num_1', from: contact, to: number, type, fromMe: false },
			...{ content, createdAt, ...media },
			...(group === undefined ? {} : { groupId: group }),
		};
		this.addRow(lag, {
			...{ id, externalMessageId: messageId, direction: 'INBOUND', status: 'DELIVERED' },
			...{ conversationId: `conv_${group ?? contact}`, participantPhone: contact },
			...{ messageType: type, text: content, repliedToExternalId: quotes ?? null },
			media: type === 'text' ? null : { id: null, url: `https://files.test/${id}` },
			providerTimestamp: createdAt,
		});
		const direct = quotes === undefined ? 'message.received' : 'message.reply';
		const event = group === undefined ? direct : 'message.group';
		const [delivery] = recogniseDeliveries({ event, data });
		if (delivery === undefined) throw new Error('The delivery was not recognised');
		const json = itemJson(delivery, false);
		const { delay = 0, copies = 1, copyAfter = 300 } = written;
		for (let copy = 0; copy < copies; copy += 1) {
			setTimeout(() => void this.start(process, contact, { json }), delay + copy * copyAfter);
		}
		return messageId;
	}

	/** The business writes to a contact, or into a group. */
	answer(conversation: string, lag = 0): void {
		const id = `cmx${String((this.ids += 1)).padStart(6, '0')}`;
		this.addRow(lag, {
			...{ id, externalMessageId: `wamid.${id}`, direction: 'OUTBOUND', status: 'SENT' },
			...{ conversationId: `conv_${conversation}`, participantPhone: conversation },
			...{ messageType: 'text', text: 'answer', providerTimestamp: this.iso() },
		});
	}

	/** An execution of the node begins with items. */
	async start(process: number, contact: string, ...items: INodeExecutionData[]): Promise<void> {
		const controller = new AbortController();
		const executionId = `execution_${this.executions.size}`;
		const execution: Execution = { controller, process, isLost: false };
		this.executions.set(executionId, execution);
		const { parameters = {}, before = [plainTrigger], think = () => undefined } = this.options;
		const { context, hints } = fakeContext({
			node,
			parameters: { resource: 'conversation', operation: 'waitUntilQuiet', ...parameters },
			...{ items, before, executionId, mode: 'webhook', cancelSignal: controller.signal },
			executions: this.saved,
			answer: (request) => (execution.isLost ? new Promise(() => {}) : this.serve(request)),
		});
		const execute = this.processes[process];
		const [output = []] = (await execute?.(context)) ?? [];
		if (execution.isLost) return;
		this.finished.push(executionId);
		this.hints.push(...hints.map(({ message }) => message));
		if (controller.signal.aborted) return;
		for (const item of output) {
			const messages = item.json.messages as IDataObject[];
			const ids = messages.map(({ messageId }) => textOf(messageId));
			const turn: Turn = { contact, executionId, process, item, ids, isAnswered: false };
			this.turns.push(turn);
			const needs = think();
			if (needs === undefined) continue;
			setTimeout(() => {
				if (execution.isLost || controller.signal.aborted) return;
				if (this.saved[executionId] !== undefined) return;
				turn.isAnswered = true;
				this.answer(textOf(item.json.groupId ?? contact));
			}, needs);
		}
	}

	/** A process ends without warning: its executions never come to an end, and another one takes its place. */
	kill(process: number): void {
		for (const execution of this.executions.values()) {
			if (execution.process === process) execution.isLost = true;
		}
		this.processes = this.processes.map((kept, index) =>
			index === process ? freshProcess() : kept,
		);
	}

	/** A person stops an execution. */
	stop(executionId: string): void {
		this.executions.get(executionId)?.controller.abort();
	}

	/** An execution fails behind this node, and n8n saves it so. */
	fail(executionId: string): void {
		this.saved[executionId] = { resultData: { runData: {}, error: { message: 'Failed' } } };
	}

	/** The turns of a contact. */
	turnsOf(contact: string): Turn[] {
		return this.turns.filter((turn) => turn.contact === contact);
	}

	private serve(request: CapturedRequest): FakeAnswer | Promise<FakeAnswer> {
		this.requests.push(request);
		const { fault, keeps = true, ahead = 0 } = this.options;
		const faulty = fault?.(request);
		if (faulty !== undefined) return faulty;
		const headers = { date: new Date(Date.now() + ahead).toUTCString() };
		const { page = 1, pageSize = 30, startDate = '' } = request.query ?? {};
		const counts = { page, pageSize };
		if (!keeps) {
			const body = { messages: [], total: 0, ...counts, notice: 'PII_RELAY_ONLY' };
			return { status: 200, body, headers };
		}
		const visible = this.rows
			.filter(({ visibleAt }) => visibleAt <= Date.now())
			.map(({ record }) => record)
			.filter(({ providerTimestamp }) => textOf(providerTimestamp) >= textOf(startDate))
			.sort((one, other) =>
				textOf(one.providerTimestamp) < textOf(other.providerTimestamp) ? 1 : -1,
			);
		const size = Number(pageSize);
		const messages = visible.slice((Number(page) - 1) * size, Number(page) * size);
		const totalPages = Math.ceil(visible.length / size);
		const body = { messages, total: visible.length, totalPages, ...counts };
		return { status: 200, body, headers };
	}

	private addRow(lag: number, record: IDataObject): void {
		const now = Date.now() + (this.options.ahead ?? 0);
		const createdAt = new Date(now + lag).toISOString();
		this.rows.push({ visibleAt: Date.now() + lag, record: { ...record, createdAt } });
	}

	private iso(): string {
		const now = Date.now() + (this.options.ahead ?? 0);
		const { wholeSeconds = false } = this.options;
		return new Date(wholeSeconds ? Math.floor(now / 1_000) * 1_000 : now).toISOString();
	}
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}

function freshProcess(): ReturnType<typeof createExecute> {
	return createExecute(new QuietMemory());
}
