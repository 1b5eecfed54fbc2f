import type { ListOperation } from '../../../operation';
import { properties } from './properties';
import { toRequest } from './request';

/** The conversations of the number. A record has ten fields (docs/api-reference.md 6), so there is nothing to simplify. */
export const getMany: ListOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many conversations',
	description: 'Retrieve a list of conversations with their last message and unread count',
	kind: 'list',
	properties,
	toRequest,
	keys: ['conversations'],
	// docs/api-reference.md 6
	pageSize: 100,
};
