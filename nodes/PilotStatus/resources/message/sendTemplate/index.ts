import type { RequestOperation } from '../../../operation';
import { properties } from './properties';
import { toRequest } from './request';

/** Sends an approved template with its variables. */
export const sendTemplate: RequestOperation = {
	value: 'sendTemplate',
	name: 'Send Template',
	action: 'Send template message',
	description: 'Send an approved template with your own values',
	kind: 'send',
	properties,
	toRequest,
};
