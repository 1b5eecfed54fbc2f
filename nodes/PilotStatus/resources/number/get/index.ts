import type { RequestOperation } from '../../../operation';
import { properties } from './properties';
import { toItems } from './output';
import { toRequest } from './request';

/** One number with its health. */
export const get: RequestOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get number',
	description: 'Look up the connection and the health of a WhatsApp number of the account',
	kind: 'other',
	properties,
	toRequest,
	toItems,
};
