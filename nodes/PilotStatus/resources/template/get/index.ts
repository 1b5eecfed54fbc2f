import type { RequestOperation } from '../../../operation';
import { properties } from './properties';
import { toRequest } from './request';

/** One template, by id or name. */
export const get: RequestOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get template',
	description: 'Look up a template with its texts, variables and review status',
	kind: 'other',
	properties,
	toRequest,
};
