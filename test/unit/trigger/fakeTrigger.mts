import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHookFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { PilotStatusTrigger } from '../../../nodes/PilotStatusTrigger/PilotStatusTrigger.node.ts';
import { type Answering, type CapturedRequest, fakeHttp } from '../../support/fakeHttp.mts';

/** The public address under which n8n would be called in these tests. */
export const publicAddress = 'https://flows.example.com/webhook/7f1d/webhook';

/** What a fake trigger starts from; everything has a usual value. */
export interface FakeTriggerOptions {
	events?: unknown;
	options?: IDataObject;
	address?: string | undefined;
	answer?: Answering;
	staticData?: IDataObject;
	mode?: string;
	workflow?: { id: string; name: string };
	credential?: ICredentialDataDecryptedObject;
	/** Stores a file in place of the fake n8n. */
	store?: () => Promise<never>;
	/** Whether n8n cannot begin executions, as with a locked database: it never asks for the answer then. */
	cannotBegin?: boolean;
	/** Answers a request that goes out without the credential. */
	fetch?: (options: IHttpRequestOptions) => Promise<unknown>;
}

/** A request to the node's webhook. */
export interface FakeDelivery {
	query?: unknown;
	contentType?: string;
	/** The body as n8n has parsed it; made from `rawBody` for JSON where it is missing. */
	body?: unknown;
	rawBody?: Buffer;
}

/** What came of a delivery. `status` and `answer` are what the node answered by itself. */
export interface Received {
	result: IWebhookResponseData;
	status?: number;
	answer?: unknown;
	/** The items with which an execution starts; undefined when none starts. */
	items: INodeExecutionData[] | undefined;
}

/** The trigger in a fake n8n, with HTTP caught instead of sent. */
export class FakeTrigger {
	readonly node = new PilotStatusTrigger();
	readonly warnings: string[] = [];
	readonly requests: CapturedRequest[];
	staticData: IDataObject;
	given: FakeTriggerOptions;
	private readonly http;

	constructor(options: FakeTriggerOptions = {}) {
		this.given = options;
		this.staticData = options.staticData ?? {};
		this.http = fakeHttp((request) => {
			if (this.given.answer === undefined) throw new Error('No request was expected');
			return this.given.answer(request);
		});
		this.requests = this.http.requests;
	}

	/** Runs one of n8n's hooks. */
	async hook(name: 'checkExists' | 'create' | 'delete'): Promise<boolean> {
		const context = {
			...this.common(),
			getNodeWebhookUrl: () => ('address' in this.given ? this.given.address : publicAddress),
			getNodeParameter: (parameter: string, fallback: unknown) =>
				this.parameter(parameter) ?? fallback,
		};
		return await this.node.webhookMethods.default[name].call(context as unknown as IHookFunctions);
	}

	/** What n8n does on activation and on its start. */
	async register(): Promise<void> {
		if (!(await this.hook('checkExists'))) await this.hook('create');
	}

	/** Hands a delivery to the node. */
	async receive(delivery: FakeDelivery): Promise<Received> {
		const { contentType = 'application/json', rawBody } = delivery;
		const received: Received = { result: {}, items: undefined };
		const request = {
			contentType,
			rawBody,
			body: 'body' in delivery ? delivery.body : parsed(contentType, rawBody),
		};
		const response = {
			status: (status: number) => {
				received.status = status;
				return { json: (answer: unknown) => void (received.answer = answer) };
			},
		};
		const context = {
			...this.common(),
			getNodeWebhookUrl: () => publicAddress,
			getRequestObject: () => request,
			getResponseObject: () => response,
			getQueryData: () => delivery.query,
			getNodeParameter: (parameter: string, fallback: unknown) =>
				this.parameter(parameter) ?? fallback,
		};
		received.result = await this.node.webhook.call(context as unknown as IWebhookFunctions);
		received.items = received.result.workflowData?.[0];
		// n8n asks for it once the execution has begun
		if (this.given.cannotBegin !== true) void received.result.webhookResponse;
		return received;
	}

	/** The token that is stored, for deliveries that are ours. */
	get token(): string {
		return (this.staticData.subscription as { token: string }).token;
	}

	private parameter(name: string): unknown {
		const { events = ['message.received'], options = {} } = this.given;
		return { events, options }[name];
	}

	private common() {
		const { workflow = { id: 'wf1', name: 'Support' }, mode = 'trigger' } = this.given;
		const { fetch } = this.given;
		return {
			getNode: () => ({ name: 'Pilot Status Trigger', type: 'pilotStatusTrigger' }),
			getWorkflow: () => workflow,
			getMode: () => mode,
			getWorkflowStaticData: () => this.staticData,
			getCredentials: () =>
				Promise.resolve({
					authentication: 'apiKey',
					apiKey: 'ps_trigger_key',
					baseUrl: 'https://pilotstatus.com.br',
					...this.given.credential,
				}),
			logger: { warn: (message: string) => this.warnings.push(message) },
			helpers: {
				httpRequestWithAuthentication: this.http.httpRequestWithAuthentication,
				httpRequest: async (options: IHttpRequestOptions) => await fetch?.(options),
				prepareBinaryData: (content: Buffer, fileName: string, mimeType?: string) =>
					this.given.store?.() ??
					Promise.resolve({ data: content.toString('base64'), fileName, mimeType }),
			},
		};
	}
}

/** A trigger that is registered already, without an API. */
export function listening(options: FakeTriggerOptions = {}): FakeTrigger {
	return new FakeTrigger({
		staticData: { subscription: { webhookId: 'wh_1', token: nextToken() } },
		...options,
	});
}

let tokens = 0;
/** The node remembers duplicates per token, so each test has its own. */
function nextToken(): string {
	return `t0ken-${(tokens += 1)}`;
}

/** Hands a JSON body with the right token to the trigger. */
export async function deliver(trigger: FakeTrigger, body: unknown): Promise<Received> {
	const rawBody = Buffer.from(JSON.stringify(body));
	return await trigger.receive({ query: { token: trigger.token }, rawBody });
}

function parsed(contentType: string, rawBody: Buffer | undefined): unknown {
	if (contentType !== 'application/json' || rawBody === undefined) return undefined;
	return JSON.parse(rawBody.toString('utf8')) as unknown;
}

/** A received message as the current schema has it; `more` replaces fields of its `data`. */
export const received = (more: IDataObject = {}) => ({
	event: 'message.received',
	data: { id: 'cmx1', messageId: 'wamid.A', from: '+5511911111111', content: 'hello', ...more },
});

/**
 * Hands the bodies to the trigger one after the other. An ignored one has to be answered as such.
 *
 * @returns the text, or else the event, of each item with which an execution starts
 */
export async function started(trigger: FakeTrigger, ...bodies: unknown[]): Promise<unknown[]> {
	const events: unknown[] = [];
	for (const body of bodies) {
		const { items, result } = await deliver(trigger, body);
		if (items !== undefined) {
			events.push(...items.map(({ json }) => json.content ?? json.event));
			continue;
		}
		const ignored = { webhookResponse: { received: true, ignored: true } };
		if (JSON.stringify(result) !== JSON.stringify(ignored)) {
			throw new Error(`A delivery was neither let in nor ignored: ${JSON.stringify(result)}`);
		}
	}
	return events;
}
