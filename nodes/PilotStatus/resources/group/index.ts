import type { Resource } from '../../operation';
import { create } from './create';
import { get } from './get';
import { getMany } from './getMany';

/** WhatsApp groups that the number is in. */
export const group: Resource = {
	value: 'group',
	name: 'Group',
	defaultOperation: 'getMany',
	operations: [create, get, getMany],
};
