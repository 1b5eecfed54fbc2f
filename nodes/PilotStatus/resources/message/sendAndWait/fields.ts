import type { INodeProperties } from 'n8n-workflow';

import { destinationFields } from '../shared/destination';
import { limitWaitTimeField } from './limitWaitTime';

/** Fields of Send and Wait; the first three names are those from which n8n makes its human review tool. */
export const properties: INodeProperties[] = [
	...destinationFields,
	{
		displayName: 'Message',
		name: 'message',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		required: true,
		placeholder: 'e.g. May we ship order 42 today?',
		description: 'The question',
	},
	{
		displayName: 'Response Type',
		name: 'responseType',
		type: 'options',
		options: [
			{ name: 'Approval', value: 'approval', description: 'Approve, or approve and decline' },
			{ name: 'Choices', value: 'choices', description: 'One of up to 3 answers' },
			{
				name: 'Free Text',
				value: 'freeText',
				description: 'Any text. Without a quote it answers the question asked last.',
			},
		],
		default: 'approval',
		description: 'What kind of answer is waited for',
	},
	{
		displayName: 'Approval Options',
		name: 'approvalOptions',
		type: 'fixedCollection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Values',
				name: 'values',
				values: [
					{
						displayName: 'Type of Approval',
						name: 'approvalType',
						type: 'options',
						options: [
							{ name: 'Approve and Decline', value: 'double' },
							{ name: 'Approve Only', value: 'single' },
						],
						default: 'single',
						description: 'Whether the message has a button to decline too',
					},
					{
						displayName: 'Approve Button Label',
						name: 'approveLabel',
						type: 'string',
						default: 'Approve',
						placeholder: 'e.g. Yes, ship it',
					},
					{
						displayName: 'Decline Button Label',
						name: 'disapproveLabel',
						type: 'string',
						default: 'Decline',
						placeholder: 'e.g. No, wait',
						displayOptions: { show: { approvalType: ['double'] } },
					},
				],
			},
		],
		displayOptions: { show: { responseType: ['approval'] } },
	},
	{
		displayName: 'Choices',
		name: 'choices',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Choice', sortable: true },
		placeholder: 'Add Choice',
		default: {},
		description: 'The answers to choose from, up to 3',
		options: [
			{
				displayName: 'Choice',
				name: 'values',
				values: [
					{
						displayName: 'Label',
						name: 'label',
						type: 'string',
						default: '',
						placeholder: 'e.g. Friday',
					},
				],
			},
		],
		displayOptions: { show: { responseType: ['choices'] } },
	},
	{
		displayName: 'Reply In',
		name: 'replyIn',
		type: 'options',
		options: [
			{
				name: 'Chat',
				value: 'chat',
				description: 'The person taps a button or writes in WhatsApp',
			},
			{ name: 'Page', value: 'page', description: 'A button opens a page of this n8n' },
		],
		default: 'chat',
		description: 'Where the person answers. Needs an n8n that the internet can reach.',
	},
	{
		displayName: 'Options',
		name: 'waitOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Accept Plain Replies',
				name: 'acceptPlainReplies',
				type: 'boolean',
				default: false,
				description:
					'Whether an answer also counts that quotes nothing, if no later question was asked to this contact',
			},
			{
				displayName: 'Approvers',
				name: 'approvers',
				type: 'string',
				default: '',
				placeholder: 'e.g. +55 11 99999-9999, +55 21 98888-8888',
				description: 'Only these numbers may answer, separated by commas. Needs Reply In: Chat.',
			},
			{
				displayName: 'Label of the Page Button',
				name: 'pageLabel',
				type: 'string',
				default: 'Answer',
				placeholder: 'e.g. Open',
				description: 'Text of the button that opens the page',
			},
			limitWaitTimeField,
			{
				displayName: 'Unclear Reply',
				name: 'unclearReply',
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				placeholder: 'e.g. Please tap a button, or answer yes or no',
				description: 'Text to send, at most twice, when the reply was not understood',
			},
			{
				displayName: 'Words That Approve',
				name: 'approveWords',
				type: 'string',
				default: '',
				placeholder: 'e.g. yes, ship it',
				description:
					'Instead of the usual ones (yes, ok, sim, 👍 …), separated by commas. The label always counts.',
			},
			{
				displayName: 'Words That Decline',
				name: 'declineWords',
				type: 'string',
				default: '',
				placeholder: 'e.g. no, wait',
				description:
					'Instead of the usual ones (no, não, 👎 …), separated by commas. The label always counts.',
			},
		],
	},
];
