import type { ListOperation } from '../../../operation';
import { properties } from './properties';
import { toRequest } from './request';

/** The groups that the number is in; the API documents no pages (docs/api-reference.md 8). */
export const getMany: ListOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many groups',
	description: 'Retrieve a list of groups that the WhatsApp number is in',
	kind: 'list',
	properties,
	toRequest,
	keys: ['groups'],
};
