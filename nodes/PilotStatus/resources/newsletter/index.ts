import type { Resource } from '../../operation';
import { getMany } from './getMany';

/** WhatsApp channels of the number; the API calls them newsletters. */
export const newsletter: Resource = {
	value: 'newsletter',
	name: 'Channel',
	defaultOperation: 'getMany',
	operations: [getMany],
};
