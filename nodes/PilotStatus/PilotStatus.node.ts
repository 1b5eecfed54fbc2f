import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { getTemplateExamples, getTemplateVariables } from './methods/resourceMapping';
import { testPilotStatusApi } from '../shared/api/credentialTest';
import {
	searchGroups,
	searchNewsletters,
	searchNumbers,
	searchAllTemplates,
	searchTemplates,
} from './methods/listSearch';
import { resources } from './resources';
import { nodeProperties } from './resources/description';
import { run } from './runner/run';
import { resume, resumeWebhooks } from './resources/message/sendAndWait/resume';

/** The action node: everything the key of a WhatsApp number may ask of Pilot Status. */
export class PilotStatus implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pilot Status',
		name: 'pilotStatus',
		icon: {
			light: 'file:../../icons/pilotStatus.svg',
			dark: 'file:../../icons/pilotStatus.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send WhatsApp templates, text and media with Pilot Status',
		defaults: { name: 'Send WhatsApp Message' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		builderHint: {
			searchHint:
				'Sends WhatsApp messages. Use Send Template to start a conversation, Send Text to reply within 24 hours, Send Media for files.',
		},
		credentials: [{ name: 'pilotStatusApi', required: true, testedBy: 'testPilotStatusApi' }],
		webhooks: resumeWebhooks,
		waitingNodeTooltip: 'Waiting for a response in WhatsApp',
		properties: nodeProperties(resources),
	};

	methods = {
		credentialTest: { testPilotStatusApi },
		listSearch: {
			searchAllTemplates,
			searchGroups,
			searchNewsletters,
			searchNumbers,
			searchTemplates,
		},
		resourceMapping: { getTemplateExamples, getTemplateVariables },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, resources);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await resume(this);
	}
}
