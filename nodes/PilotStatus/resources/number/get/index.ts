import type { RequestOperation } from '../../../operation';
import { properties } from './properties';
import { toItems } from './output';
import { toRequest } from './request';

/** One number with its health. */
export const get: RequestOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get number',
	description: 'Get the connection status and health of a WhatsApp number',
	kind: 'other',
	properties,
	toRequest,
	toItems,
};
