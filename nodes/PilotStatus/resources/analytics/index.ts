import type { Resource } from '../../operation';
import { get } from './get';

/** Figures about the messages of the number. */
export const analytics: Resource = {
	value: 'analytics',
	name: 'Analytics',
	defaultOperation: 'get',
	operations: [get],
};
