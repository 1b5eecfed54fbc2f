import type { RequestOperation } from '../../../operation';
import { properties } from './properties';
import { toRequest } from './request';

/** One group. */
export const get: RequestOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get group',
	description: 'Get the details of a group',
	kind: 'other',
	properties,
	toRequest,
};
