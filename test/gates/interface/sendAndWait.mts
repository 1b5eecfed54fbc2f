import { destination, type FixedParameter } from './sends.mts';

/** Fixed parameters of Send and Wait. n8n makes its human review tool of three of them by their names. */
export const sendAndWait: FixedParameter[] = [
	...destination,
	{ name: 'message', type: 'string', default: '', required: true },
	{
		name: 'responseType',
		type: 'options',
		default: 'approval',
		values: ['approval', 'choices', 'freeText'],
	},
	{
		name: 'approvalOptions',
		type: 'fixedCollection',
		default: {},
		group: {
			name: 'values',
			multiple: false,
			fields: { approvalType: 'options', approveLabel: 'string', disapproveLabel: 'string' },
		},
		show: { responseType: ['approval'] },
	},
	{
		name: 'choices',
		type: 'fixedCollection',
		default: {},
		group: { name: 'values', multiple: true, fields: { label: 'string' } },
		show: { responseType: ['choices'] },
	},
	{ name: 'replyIn', type: 'options', default: 'chat', values: ['chat', 'page'] },
	{
		name: 'waitOptions',
		type: 'collection',
		default: {},
		fields: {
			acceptPlainReplies: 'boolean',
			approvers: 'string',
			approveWords: 'string',
			declineWords: 'string',
			limitWaitTime: 'fixedCollection',
			pageLabel: 'string',
			unclearReply: 'string',
		},
	},
];
