import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type INodeTypes,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { PilotStatus } from '../../../nodes/PilotStatus/PilotStatus.node.ts';

/** Type of the node under test, as workflows name it. */
export const pilotStatusType = 'n8n-nodes-pilot-status-whatsapp.pilotStatus';

/** Type of a node that gives the items of the run. */
export const startType = 'test.start';

/** Type of a node that gives on what it gets. */
export const sinkType = 'test.sink';

function simpleNode(
	name: string,
	inputs: INodeTypeDescription['inputs'],
	execute: (context: IExecuteFunctions) => INodeExecutionData[],
): INodeType {
	return {
		description: {
			displayName: name,
			name,
			group: ['transform'],
			version: 1,
			description: name,
			defaults: { name },
			inputs,
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		execute(this: IExecuteFunctions) {
			return Promise.resolve([execute(this)]);
		},
	};
}

/** The node types of a run: the package's own, and what starts and ends a workflow, also by the names of n8n's own nodes. */
export function nodeTypesFor(items: INodeExecutionData[]): INodeTypes {
	const start = simpleNode('start', [], () => structuredClone(items));
	const sink = simpleNode('sink', [NodeConnectionTypes.Main], (context) => context.getInputData());
	const types: Record<string, INodeType> = {
		[pilotStatusType]: new PilotStatus(),
		[startType]: start,
		[sinkType]: sink,
		'n8n-nodes-base.manualTrigger': start,
		'n8n-nodes-base.noOp': sink,
	};
	const find = (name: string): INodeType => {
		const type = types[name];
		if (type === undefined) throw new Error(`The tests know no node of type ${name}`);
		return type;
	};
	return { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) };
}
