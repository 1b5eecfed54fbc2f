import { waitUntil } from '../dev/n8n/wait.mts';
import type { Cluster } from '../dev/queue/cluster.mts';
import type { Sandbox } from '../sandbox/index.mts';
import { credentialInput } from '../test/support/n8n/stage.mts';
import { textParameters, webhookWorkflow } from '../test/support/n8n/workflows.mts';
import { post } from './load.mts';

/** How much is sent at once. */
export interface Load {
	executions: number;
	/** Messages in each execution. */
	items: number;
}

/** What a load is sent through. */
export interface Target {
	cluster: Cluster;
	sandbox: Sandbox;
	/** Path of the webhook that starts an execution. */
	path: string;
	signal: AbortSignal;
}

/** Webhook calls in the air at once. */
const concurrency = 8;

/** Activates a workflow that sends what its webhook is called with; gives the webhook's path. */
export async function activateSend({ main }: Cluster, sandbox: Sandbox): Promise<string> {
	const { client } = main;
	const input = credentialInput(sandbox.url, 'ps_sandbox_web');
	const id = await client.createCredential(input);
	const credential = { type: input.type, name: input.name, id };
	const sending = {
		...textParameters,
		sendingOptions: { requestsInParallel: 10 },
	};
	const path = 'bench';
	const definition = webhookWorkflow(path, { name: 'Send', parameters: sending, credential });
	const nodes = definition.nodes.map((node) =>
		node.name === 'Webhook'
			? { ...node, parameters: { ...node.parameters, responseMode: 'onReceived' } }
			: node,
	);
	const workflow = await client.importWorkflow({ ...definition, nodes });
	await client.activate(workflow.id);
	return path;
}

/**
 * Starts executions with webhook calls and gives the seconds from the first call until Pilot Status has accepted all messages.
 * Throws when it accepted more than that.
 */
export async function carryOut(target: Target, { executions, items }: Load): Promise<number> {
	const { cluster, sandbox, path, signal } = target;
	sandbox.reset();
	const body = (execution: number): unknown => ({
		items: Array.from({ length: items }, (_, index) => ({
			phone: `+55119${60_000_000 + execution * items + index}`,
			text: `message ${index} of ${execution}`,
		})),
	});
	const url = `${cluster.proxy.url}/webhook/${path}`;
	const wanted = executions * items;
	const startedAt = performance.now();
	await post({ url, headers: {}, body, count: executions, concurrency, status: 200 });
	await waitUntil(() => (sandbox.control.stats().accepted >= wanted ? true : undefined), {
		for: `${wanted} messages`,
		limitMs: 900_000,
		everyMs: 5,
		signal,
	});
	const seconds = (performance.now() - startedAt) / 1000;
	const { accepted } = sandbox.control.stats();
	if (accepted !== wanted) throw new Error(`${accepted} messages instead of ${wanted}`);
	return seconds;
}
