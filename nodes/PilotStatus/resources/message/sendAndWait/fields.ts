import type { INodeProperties } from 'n8n-workflow';

import { destinationFields } from '../common/destination';
import { textFormatField } from '../common/textFormat';
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
	},
	{
		displayName: 'Response Type',
		name: 'responseType',
		type: 'options',
		options: [
			{
				name: 'Approval',
				value: 'approval',
				description: 'Approve button, with or without a Decline button',
			},
			{ name: 'Choices', value: 'choices', description: 'Up to 3 options to choose from' },
			{
				name: 'Free Text',
				value: 'freeText',
				description: 'Any text. A reply without a quote answers the latest question.',
			},
		],
		default: 'approval',
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
		description: 'Up to 3 options to choose from',
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
				description: 'The contact taps a button or replies in WhatsApp',
			},
			{ name: 'Page', value: 'page', description: 'A button opens a page on this n8n instance' },
		],
		default: 'chat',
		description:
			'Where the contact responds. The n8n instance must be reachable from the internet.',
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
					'Whether to accept replies without a quote if this is the latest question to the contact',
			},
			{
				displayName: 'Approve Words',
				name: 'approveWords',
				type: 'string',
				default: '',
				placeholder: 'e.g. yes, ship it',
				description:
					'Comma-separated. Replaces the defaults (yes, ok, sim, 👍 …); the button label always counts.',
			},
			{
				displayName: 'Approvers',
				name: 'approvers',
				type: 'string',
				default: '',
				placeholder: 'e.g. +55 11 99999-9999, +55 21 98888-8888',
				description: 'Comma-separated numbers allowed to respond. Requires Reply In: Chat.',
			},
			{
				displayName: 'Decline Words',
				name: 'declineWords',
				type: 'string',
				default: '',
				placeholder: 'e.g. no, wait',
				description:
					'Comma-separated. Replaces the defaults (no, não, 👎 …); the button label always counts.',
			},
			limitWaitTimeField,
			{
				displayName: 'Page Button Label',
				name: 'pageLabel',
				type: 'string',
				default: 'Answer',
				placeholder: 'e.g. Open',
			},
			textFormatField,
			{
				displayName: 'Unclear Reply',
				name: 'unclearReply',
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				placeholder: 'e.g. Please tap a button, or answer yes or no',
				description: 'Text to send when a reply is unclear, at most twice',
			},
		],
	},
];
