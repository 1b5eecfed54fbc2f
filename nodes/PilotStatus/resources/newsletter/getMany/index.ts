import type { ListOperation } from '../../../operation';
import { properties } from './properties';
import { toRequest } from './request';

/** The channels of the number; the API documents no pages (docs/api-reference.md 8). */
export const getMany: ListOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many channels',
	description: "Retrieve a list of the number's channels (newsletters)",
	kind: 'list',
	properties,
	toRequest,
	keys: ['newsletters'],
};
