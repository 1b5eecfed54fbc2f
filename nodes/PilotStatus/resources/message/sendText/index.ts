import type { RequestOperation } from '../../../operation';
import { properties } from './properties';
import { toRequest } from './request';

/** Sends a free text, with buttons if wanted. */
export const sendText: RequestOperation = {
	value: 'sendText',
	name: 'Send Text',
	action: 'Send text message',
	description: 'Send free text with up to 3 buttons',
	kind: 'send',
	properties,
	toRequest,
};
