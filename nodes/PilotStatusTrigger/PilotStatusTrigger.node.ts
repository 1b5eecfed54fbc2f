import {
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { testPilotStatusApi } from '../shared/api/credentialTest';
import { receive } from './webhook/handler';
import { checkWebhook, createWebhook, deleteWebhook } from './webhookMethods';
import { optionsProperty } from './options';
import { eventsProperty } from './properties';

/** The trigger: registers a webhook for one WhatsApp number and starts the workflow for each delivery. */
export class PilotStatusTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pilot Status Trigger',
		name: 'pilotStatusTrigger',
		icon: {
			light: 'file:../../icons/pilotStatus.svg',
			dark: 'file:../../icons/pilotStatus.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ [$parameter["events"]].flat().join(", ") }}',
		description: 'Starts the workflow when a WhatsApp message arrives or its status changes',
		eventTriggerDescription: 'Waiting for an event from your WhatsApp number',
		activationMessage: 'Pilot Status now sends the selected events to this workflow',
		defaults: { name: 'Pilot Status Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		builderHint: {
			searchHint:
				'Starts a workflow on WhatsApp messages and message statuses from Pilot Status. Registers its own webhook.',
		},
		credentials: [{ name: 'pilotStatusApi', required: true, testedBy: 'testPilotStatusApi' }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// empty, so that the answer is the one that the handler gives
				responseData: '',
				path: 'webhook',
				// registered by itself, and useless to others: its token is missing in what the editor would show
				ndvHideUrl: true,
			},
		],
		triggerPanel: {
			header: 'Receive WhatsApp events',
			executionsHelp: {
				inactive:
					'Test events use a separate webhook. <a data-key="activate">Activate</a> the workflow to receive events continuously.',
				active:
					'Test events also start the active workflow. See its executions in the <a data-key="executions">executions list</a>.',
			},
			activationHint: 'Activate the workflow to register its webhook with Pilot Status',
		},
		properties: [eventsProperty, optionsProperty],
	};

	methods = { credentialTest: { testPilotStatusApi } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkWebhook(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await createWebhook(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await deleteWebhook(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
