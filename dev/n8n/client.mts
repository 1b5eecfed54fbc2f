import type { IConnections, IDataObject, INode, IPinData, IRunExecutionData } from 'n8n-workflow';

import { RestConnection, RestError, type RestAnswer } from './rest.mts';
import { waitUntil } from '../process/wait.mts';

/** Who owns an n8n: made at the first start, and used to log in. */
export interface Owner {
	email: string;
	password: string;
	firstName: string;
	lastName: string;
}

/** A credential as n8n stores it; `data` are its fields. */
export interface CredentialInput {
	name: string;
	type: string;
	data: IDataObject;
}

/** A workflow as the editor exports it. */
export interface WorkflowDefinition {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IDataObject;
	/** Items that a node gives out instead of running, in manual runs. */
	pinData?: IPinData;
}

/** A workflow that n8n has stored. */
export interface StoredWorkflow extends WorkflowDefinition {
	id: string;
	versionId: string;
	active: boolean;
}

/** An execution with its data. */
export interface Execution {
	id: string;
	/** n8n's own words: `success`, `error`, `canceled`, `crashed`, `running`, … */
	status: string;
	data: IRunExecutionData;
	/** The execution's custom data. */
	customData?: Record<string, string>;
}

/** What the editor shows after a credential was tested. */
export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

/** The part of a node type that the editor gets and that is looked at here. */
export interface NodeTypeSummary {
	name: string;
	displayName: string;
	[field: string]: unknown;
}

const unfinished = new Set(['new', 'running', 'waiting', 'unknown']);

/** Drives one n8n the way its editor does. Every method throws RestError when n8n refuses. */
export class N8nClient {
	private readonly connection: RestConnection;
	private readonly webhooks: RestConnection;
	private apiKey: string | undefined;

	/** `publicUrl` is where webhooks are called, when other processes than this n8n take them. */
	constructor(
		readonly url: string,
		publicUrl = url,
	) {
		this.connection = new RestConnection(url);
		this.webhooks = new RestConnection(publicUrl);
	}

	/** Logs in as the owner; makes the owner first when this n8n has none yet. */
	async logIn(owner: Owner): Promise<void> {
		const settings = await this.connection.rest<{
			userManagement: { showSetupOnFirstLoad?: boolean };
		}>('GET', '/settings');
		if (settings.userManagement.showSetupOnFirstLoad === true) {
			await this.connection.rest('POST', '/owner/setup', owner);
		}
		const { email, password } = owner;
		await this.connection.rest('POST', '/login', { emailOrLdapLoginId: email, password });
	}

	/** Stores a credential and gives its id. */
	async createCredential(credential: CredentialInput): Promise<string> {
		const { id } = await this.connection.rest<{ id: string }>('POST', '/credentials', credential);
		return id;
	}

	/** Replaces a stored credential. Throws RestError with status 404 when it is not there any more. */
	async updateCredential(id: string, credential: CredentialInput): Promise<void> {
		await this.connection.rest('PATCH', `/credentials/${id}`, credential);
	}

	/** Tests a stored credential, as the editor does after Save. */
	async testCredential(id: string, credential: CredentialInput): Promise<CredentialTestResult> {
		return await this.connection.rest('POST', '/credentials/test', {
			credentials: { id, ...credential },
		});
	}

	/** All node types this n8n has loaded, with their full descriptions. */
	async nodeTypes(): Promise<NodeTypeSummary[]> {
		return (await this.connection.call({
			method: 'GET',
			path: '/types/nodes.json',
		})) as NodeTypeSummary[];
	}

	/** All credential types this n8n has loaded. */
	async credentialTypes(): Promise<NodeTypeSummary[]> {
		return (await this.connection.call({
			method: 'GET',
			path: '/types/credentials.json',
		})) as NodeTypeSummary[];
	}

	/** Stores a workflow, not active. */
	async importWorkflow(workflow: WorkflowDefinition): Promise<StoredWorkflow> {
		return await this.connection.rest('POST', '/workflows', { ...workflow, active: false });
	}

	/** A stored workflow, or undefined when there is none of this id. */
	async findWorkflow(id: string): Promise<StoredWorkflow | undefined> {
		const answer = await this.connection.ask({ method: 'GET', path: `/rest/workflows/${id}` });
		if (answer.status === 404 || answer.status === 403) return undefined;
		if (answer.status !== 200) throw new RestError(`GET /rest/workflows/${id}`, answer);
		return (answer.body as { data: StoredWorkflow }).data;
	}

	/**
	 * Activates a workflow and waits until n8n says that its triggers are registered: newer versions do that in the background.
	 * Throws when the registration failed.
	 */
	async activate(id: string): Promise<void> {
		const { versionId } = await this.connection.rest<StoredWorkflow>('GET', `/workflows/${id}`);
		await this.connection.rest('POST', `/workflows/${id}/activate`, { versionId });
		await this.registered(id);
	}

	/** Waits until the triggers of an active workflow are registered. Throws when the registration failed. */
	async registered(id: string): Promise<void> {
		const path = `/rest/workflows/${id}/publication-status`;
		await waitUntil(
			async () => {
				const answer = await this.connection.ask({ method: 'GET', path });
				// Versions that activate before they answer do not know this address.
				if (answer.status === 404) return true;
				const { status } = (answer.body as { data: { status?: string } }).data;
				if (status === 'failed') throw new RestError(`POST /workflows/${id}/activate`, answer);
				return status === 'published' ? true : undefined;
			},
			{ for: `workflow ${id} to be active`, limitMs: 600_000 },
		);
	}

	/** Deactivates a workflow. */
	async deactivate(id: string): Promise<void> {
		await this.connection.rest('POST', `/workflows/${id}/deactivate`, {});
	}

	/** Runs a workflow from one of its triggers as "Execute workflow" does, and gives the finished execution. */
	async runManually(workflow: StoredWorkflow, triggerName: string): Promise<Execution> {
		return await this.finishedExecution(await this.startManually(workflow, triggerName));
	}

	/** Starts a workflow from one of its triggers as "Execute workflow" does, and gives the execution's id. */
	async startManually(workflow: StoredWorkflow, triggerName: string): Promise<string> {
		const { executionId } = await this.connection.rest<{ executionId?: string }>(
			'POST',
			`/workflows/${workflow.id}/run`,
			{ workflowData: workflow, triggerToStartFrom: { name: triggerName } },
		);
		if (executionId === undefined) throw new Error(`${triggerName} waits for an event: not run`);
		return executionId;
	}

	/** Stops an execution, as the editor's button does. */
	async stopExecution(id: string): Promise<void> {
		await this.connection.rest('POST', `/executions/${id}/stop`, {});
	}

	/** Waits until an execution waits for something from outside. Throws when it ended instead. */
	async waitingExecution(id: string): Promise<void> {
		await waitUntil(
			async () => {
				const { status } = (await this.publicApi(`/executions/${id}`)) as Execution;
				if (status !== 'waiting' && !unfinished.has(status)) {
					throw new Error(`Execution ${id} does not wait: ${status}`);
				}
				return status === 'waiting' ? true : undefined;
			},
			{ for: `execution ${id} to wait`, limitMs: 300_000, everyMs: 100 },
		);
	}

	/** The present status of an execution, in n8n's own words. */
	async executionStatus(id: string): Promise<string> {
		return ((await this.publicApi(`/executions/${id}`)) as Execution).status;
	}

	/** Calls the webhook of an active workflow with a JSON body; `path` is that of the Webhook node. */
	async callWebhook(path: string, body: unknown): Promise<RestAnswer> {
		return await this.webhooks.ask({ method: 'POST', path: `/webhook/${path}`, body });
	}

	/** The ids of a workflow's executions, the newest first. */
	async executionIds(workflowId: string): Promise<string[]> {
		const found = (await this.publicApi(`/executions?workflowId=${workflowId}&limit=250`)) as {
			data: Array<{ id: string | number }>;
		};
		return found.data.map((execution) => String(execution.id));
	}

	/** Waits until an execution has come to an end, and gives it with its data. */
	async finishedExecution(id: string): Promise<Execution> {
		await waitUntil(
			async () => {
				const { status } = (await this.publicApi(`/executions/${id}`)) as Execution;
				return unfinished.has(status) ? undefined : true;
			},
			{ for: `execution ${id} to end`, limitMs: 900_000, everyMs: 200 },
		);
		return (await this.publicApi(`/executions/${id}?includeData=true`)) as Execution;
	}

	// The public interface gives execution data as JSON; the editor's own one gives it packed.
	private async publicApi(path: string): Promise<unknown> {
		this.apiKey ??= await this.createApiKey();
		const headers = { 'X-N8N-API-KEY': this.apiKey };
		return await this.connection.call({ method: 'GET', path: `/api/v1${path}`, headers });
	}

	private async createApiKey(): Promise<string> {
		const scopes = await this.connection.rest<string[]>('GET', '/api-keys/scopes');
		const label = `driver ${Date.now()}`;
		const { rawApiKey } = await this.connection.rest<{ rawApiKey: string }>('POST', '/api-keys', {
			label,
			scopes,
			expiresAt: null,
		});
		return rawApiKey;
	}
}
