import type { ListOperation } from '../../../operation';
import { properties } from './properties';
import { toRequest } from './request';

/** The groups that the number is in; the API documents no pages (docs/api-reference.md 8). */
export const getMany: ListOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many groups',
	description: 'Retrieve a list of groups the number belongs to',
	kind: 'list',
	properties,
	toRequest,
	keys: ['groups'],
};
