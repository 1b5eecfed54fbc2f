import type { ListOperation } from '../../../operation';
import { toFilter } from './filter';
import { properties } from './properties';
import { toRequest } from './request';

/** The templates of the number. The API documents neither pages nor filters (docs/api-reference.md 7), so they are chosen here. */
export const getMany: ListOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many templates',
	description: 'Retrieve a list of templates',
	kind: 'list',
	properties,
	toRequest,
	keys: ['templates'],
	toFilter,
};
