import type { Resource } from '../../operation';
import { getMany } from './getMany';

/** Conversations of the number with contacts, groups and channels. */
export const conversation: Resource = {
	value: 'conversation',
	name: 'Conversation',
	defaultOperation: 'getMany',
	operations: [getMany],
};
