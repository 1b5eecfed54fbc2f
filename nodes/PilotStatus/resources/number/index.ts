import type { Resource } from '../../operation';
import { check } from './check';
import { get } from './get';
import { getMany } from './getMany';

/** WhatsApp numbers of the account, and the check of other people's numbers. */
export const number: Resource = {
	value: 'number',
	name: 'Number',
	defaultOperation: 'check',
	operations: [check, get, getMany],
};
