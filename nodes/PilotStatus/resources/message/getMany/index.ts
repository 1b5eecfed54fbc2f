import type { ListOperation } from '../../../operation';
import { properties } from './properties';
import { readSource, toRequest } from './request';
import { toRow } from './row';

/** Reads stored messages: all of the number, those not read yet, or those of groups. */
export const getMany: ListOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many messages',
	description: 'Retrieve a list of messages: history, unread or from groups',
	kind: 'list',
	properties,
	toRequest,
	keys: ['messages'],
	// docs/api-reference.md 6
	pageSize: 100,
	// for unread messages `total` is the sum over all conversations (docs/api-reference.md 6)
	isCounted: (item) => readSource(item) !== 'unread',
	toRow,
};
