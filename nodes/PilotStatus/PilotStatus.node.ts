import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { testPilotStatusApi } from './lookups/credentialTest';
import { getTemplateVariables } from './lookups/getTemplateVariables';
import { searchGroups } from './lookups/searchGroups';
import { searchNewsletters } from './lookups/searchNewsletters';
import { searchTemplates } from './lookups/searchTemplates';
import { resources } from './resources';
import { nodeProperties } from './resources/assemble';
import { run } from './runner/run';

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
		description: 'Send WhatsApp messages with Pilot Status: templates, free text and media',
		defaults: { name: 'Send WhatsApp Message' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		builderHint: {
			searchHint:
				'Sends WhatsApp messages through Pilot Status. Use Send Template to write to a contact first, Send Text to answer within 24 hours, Send Media for files.',
		},
		credentials: [{ name: 'pilotStatusApi', required: true, testedBy: 'testPilotStatusApi' }],
		properties: nodeProperties(resources),
	};

	methods = {
		credentialTest: { testPilotStatusApi },
		listSearch: { searchGroups, searchNewsletters, searchTemplates },
		resourceMapping: { getTemplateVariables },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, resources);
	}
}
