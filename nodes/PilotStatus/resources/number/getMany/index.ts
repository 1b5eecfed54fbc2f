import type { ListOperation } from '../../../operation';
import { properties } from './properties';
import { toRequest } from './request';

/** The numbers that the key sees. A record has ten fields (docs/api-reference.md 9), so there is nothing to simplify. */
export const getMany: ListOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many numbers',
	description: 'Retrieve a list of WhatsApp numbers the key can access',
	kind: 'list',
	properties,
	toRequest,
	keys: ['numbers'],
};
