import type { INodeExecutionData, OnError } from 'n8n-workflow';

import type { Execution } from '../../../dev/n8n/client.mts';
import { nodeOutput } from '../../../dev/n8n/executions.mts';
import { RestConnection } from '../../../dev/n8n/rest.mts';
import { waitUntil } from '../../../dev/process/wait.mts';
import type { Campaign } from '../faults/campaign.mts';
import type { TestEnvironment } from './environment.mts';
import { webhookWorkflow } from './workflows.mts';

const nodeName = 'Send';
/** Generous: a slow machine under load takes many times as long as an idle one. */
const limitMs = 1_800_000;

/** How the node that sends a campaign is set. */
export interface CampaignRun {
	onError?: OnError;
	tries?: number;
	lanes?: number;
}

/** Starts a campaign as a production execution, by a call from outside, and gives the execution's id. */
export async function startCampaign(
	{ n8n, sandbox, storeCredential }: TestEnvironment,
	campaign: Campaign,
	{ lanes = 20, ...more }: CampaignRun = {},
): Promise<string> {
	sandbox.control.settings({ holdStatus: true });
	sandbox.control.chooseFaults(campaign.chooser);
	const parameters = {
		resource: 'message',
		operation: 'sendText',
		destinationNumber: '={{ $json.to }}',
		text: '={{ $json.text }}',
		sendingOptions: { requestsInParallel: lanes },
	};
	const credential = await storeCredential('ps_sandbox_web');
	const path = `campaign-${credential.id}`;
	const node = { name: nodeName, parameters, credential, ...more };
	const workflow = await n8n.client.importWorkflow(webhookWorkflow(path, node));
	await n8n.client.activate(workflow.id);
	// answered at the end of the execution, or never when n8n is killed; what came of it is looked up
	n8n.client.callWebhook(path, { items: campaign.items }).catch(() => undefined);
	const editor = await signIn(n8n);
	const filter = encodeURIComponent(JSON.stringify({ workflowId: workflow.id }));
	// the public interface leaves out what runs
	const newest = async (): Promise<string | undefined> => {
		const address = `/executions?filter=${filter}&limit=10`;
		const { results } = await editor.rest<{ results: Array<{ id: string }> }>('GET', address);
		return results[0]?.id;
	};
	return await waitUntil(newest, {
		for: 'the execution to start',
		limitMs,
	});
}

/** The editor's own interface to an n8n, for what the client does not have. */
async function signIn({ url, options }: TestEnvironment['n8n']): Promise<RestConnection> {
	const editor = new RestConnection(url);
	const { email, password } = options.owner;
	await editor.rest('POST', '/login', { emailOrLdapLoginId: email, password });
	return editor;
}

/** Waits until the sandbox has accepted a number of messages. */
export async function acceptedReach({ sandbox }: TestEnvironment, count: number): Promise<void> {
	await waitUntil(() => (sandbox.control.stats().accepted >= count ? true : undefined), {
		for: `${count} messages`,
		limitMs,
	});
}

/** What the node that sends the campaign has put out. */
export function campaignOutput(execution: Execution): INodeExecutionData[] {
	return nodeOutput(execution, nodeName);
}
