import type { Resource } from '../../operation';
import { getMany } from './getMany';
import { waitUntilQuiet } from './waitUntilQuiet';

/** Conversations of the number with contacts, groups and channels. */
export const conversation: Resource = {
	value: 'conversation',
	name: 'Conversation',
	defaultOperation: 'getMany',
	operations: [getMany, waitUntilQuiet],
};
