import type { RequestOperation } from '../../../operation';
import { properties } from './properties';
import { toRequest } from './request';

/** One template, by id or name. */
export const get: RequestOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get template',
	description: 'Get the content, variables and review status of a template',
	kind: 'other',
	properties,
	toRequest,
};
