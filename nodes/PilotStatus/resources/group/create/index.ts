import type { RequestOperation } from '../../../operation';
import { properties } from './properties';
import { toRequest } from './request';

/** Makes a group. */
export const create: RequestOperation = {
	value: 'create',
	name: 'Create',
	action: 'Create group',
	description: 'Create a WhatsApp group that includes this number',
	kind: 'create',
	properties,
	toRequest,
};
