import type { IDataObject, INode } from 'n8n-workflow';

import type { WorkflowDefinition } from '../../dev/n8n/client.mts';
import type { CredentialReference } from '../start/examples.mts';

const ownPackage = 'n8n-nodes-pilot-status-whatsapp';

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

const sender = `={{ $('${names.trigger}').first().json.from }}`;

/** A customer writes, gets the status of the order from a template, is asked a question, and the answer decides. */
export function pictureWorkflow(credential: CredentialReference): WorkflowDefinition {
	const send = (operation: string, more: IDataObject): IDataObject => ({
		resource: 'message',
		operation,
		sendTo: 'number',
		destinationNumber: sender,
		...more,
	});
	const own = (
		name: string,
		position: [number, number],
		parameters: IDataObject,
		type = 'pilotStatus',
	): INode => ({
		...node(name, `${ownPackage}.${type}`, 1, position, parameters),
		credentials: { [credential.type]: { id: credential.id, name: credential.name } },
		webhookId: `pictures-${name.toLowerCase().replace(/\W+/g, '-')}`,
	});
	return {
		name: 'Order status on WhatsApp',
		nodes: [
			own(names.trigger, [0, 0], { events: ['message.received'] }, 'pilotStatusTrigger'),
			own(
				names.status,
				[240, 0],
				send('sendTemplate', {
					templateId: {
						__rl: true,
						mode: 'list',
						value: 'tpl_web_order_update_en',
						cachedResultName: 'order_update_en (UTILITY)',
					},
					variablesMode: 'fields',
					templateVariables: {
						mappingMode: 'defineBelow',
						value: { name: 'Ana', order_id: '1042' },
					},
				}),
			),
			own(
				names.ask,
				[480, 0],
				send('sendAndWait', {
					message: 'Can a neighbour take it?',
					responseType: 'approval',
					approvalOptions: {
						values: {
							approvalType: 'double',
							approveLabel: buttons.yes,
							disapproveLabel: buttons.no,
						},
					},
				}),
			),
			node(names.agreed, 'n8n-nodes-base.if', 2.2, [720, 0], approved),
			own(names.yes, [960, -110], send('sendText', { text: 'Done, it arrives before *6 pm*.' })),
			own(names.no, [960, 110], send('sendText', { text: 'Then we will try again tomorrow.' })),
		],
		connections: {
			[names.trigger]: { main: [[to(names.status)]] },
			[names.status]: { main: [[to(names.ask)]] },
			[names.ask]: { main: [[to(names.agreed)]] },
			[names.agreed]: { main: [[to(names.yes)], [to(names.no)]] },
		},
		settings: { executionOrder: 'v1' },
	};
}

const approved: IDataObject = {
	conditions: {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
		conditions: [
			{
				id: 'approved',
				leftValue: '={{ $json.data?.approved === true }}',
				rightValue: '',
				operator: { type: 'boolean', operation: 'true', singleValue: true },
			},
		],
		combinator: 'and',
	},
	options: {},
};

function node(
	name: string,
	type: string,
	typeVersion: number,
	position: [number, number],
	parameters: IDataObject,
): INode {
	return {
		id: name,
		name,
		type,
		typeVersion,
		position,
		parameters: parameters as INode['parameters'],
	};
}

function to(name: string): { node: string; type: 'main'; index: number } {
	return { node: name, type: 'main', index: 0 };
}
