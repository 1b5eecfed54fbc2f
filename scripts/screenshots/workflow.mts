import type { IDataObject, INode } from 'n8n-workflow';

import { type CredentialReference, packagePrefix } from '../../dev/examples.mts';
import type { WorkflowDefinition } from '../../dev/n8n/client.mts';

/** Names of the nodes in the workflow of the pictures. */
export const names = {
	trigger: 'Customer Writes',
	status: 'Send Order Status',
	ask: 'Ask About Delivery',
	agreed: 'Agreed?',
	yes: 'Confirm Delivery',
	no: 'Offer Another Day',
} as const;

/** The buttons of the question. */
export const buttons = { yes: 'Yes, please', no: 'No, thank you' } as const;

const template: IDataObject = {
	templateId: {
		__rl: true,
		mode: 'list',
		value: 'tpl_web_order_update_en',
		cachedResultName: 'order_update_en (UTILITY)',
	},
	variablesMode: 'fields',
	templateVariables: { mappingMode: 'defineBelow', value: { name: 'Ana', order_id: '1042' } },
};

const question: IDataObject = {
	message: 'Can a neighbour take it?',
	responseType: 'approval',
	approvalOptions: {
		values: { approvalType: 'double', approveLabel: buttons.yes, disapproveLabel: buttons.no },
	},
};

const isApproved: IDataObject = {
	id: 'approved',
	leftValue: '={{ $json.data?.approved === true }}',
	rightValue: '',
	operator: { type: 'boolean', operation: 'true', singleValue: true },
};

const approved: IDataObject = {
	conditions: {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
		conditions: [isApproved],
		combinator: 'and',
	},
	options: {},
};

const ifNode = { type: 'n8n-nodes-base.if', typeVersion: 2.2 };

/** Gives the workflow: a customer writes, gets the status of the order from a template, is asked a question, and the reply decides. */
export function pictureWorkflow(credential: CredentialReference): WorkflowDefinition {
	const node = (name: string, x: number, y: number, more: Partial<INode>): INode => {
		return { id: name, name, type: '', typeVersion: 1, position: [x, y], parameters: {}, ...more };
	};
	const own = (name: string, x: number, y: number, parameters: IDataObject, type: string): INode =>
		node(name, x, y, {
			type: packagePrefix + type,
			parameters: parameters as INode['parameters'],
			credentials: { [credential.type]: { id: credential.id, name: credential.name } },
			webhookId: `pictures-${name.toLowerCase().replace(/\W+/g, '-')}`,
		});
	const send = (
		name: string,
		x: number,
		y: number,
		operation: string,
		more: IDataObject,
	): INode => {
		const destinationNumber = `={{ $('${names.trigger}').first().json.from }}`;
		const to = { resource: 'message', operation, sendTo: 'number', destinationNumber };
		return own(name, x, y, { ...to, ...more }, 'pilotStatus');
	};
	const to = (...targets: string[]) => ({
		main: targets.map((target) => [{ node: target, type: 'main' as const, index: 0 }]),
	});
	return {
		name: 'Order status on WhatsApp',
		nodes: [
			own(names.trigger, 0, 0, { events: ['message.received'] }, 'pilotStatusTrigger'),
			send(names.status, 240, 0, 'sendTemplate', template),
			send(names.ask, 480, 0, 'sendAndWait', question),
			node(names.agreed, 720, 0, { ...ifNode, parameters: approved as INode['parameters'] }),
			send(names.yes, 960, -110, 'sendText', { text: 'Done, it arrives before *6 pm*.' }),
			send(names.no, 960, 110, 'sendText', { text: 'Then we will try again tomorrow.' }),
		],
		connections: {
			[names.trigger]: to(names.status),
			[names.status]: to(names.ask),
			[names.ask]: to(names.agreed),
			[names.agreed]: to(names.yes, names.no),
		},
		settings: { executionOrder: 'v1' },
	};
}
