import type { RequestOperation } from '../../../operation';
import { properties } from './properties';
import { toRequest } from './request';

/** Makes a group. */
export const create: RequestOperation = {
	value: 'create',
	name: 'Create',
	action: 'Create group',
	description: 'Make a new WhatsApp group with this number in it',
	kind: 'create',
	properties,
	toRequest,
};
