import type { INodeProperties } from 'n8n-workflow';

import type { ApiRequest } from '../../../shared/api/types';
import type { ItemContext, ListOperation } from '../../operation';
import { limitField, returnAllField } from '../../runner/paginate';
import { endDateField, startDateField, readDateRange } from '../common/dateRange';

/** Fields of Get Many; the dates are about the last message of a conversation (docs/api-reference.md 6). */
const properties: INodeProperties[] = [returnAllField, limitField, startDateField, endDateField];

/**
 * The conversations whose last message lies in a period (docs/api-reference.md 6).
 *
 * @throws {InvalidInput} when the period does not make sense
 */
function toRequest(item: ItemContext): ApiRequest {
	return { method: 'GET', path: '/v1/conversations', query: readDateRange(item) };
}

/** The conversations of the number. A record has ten fields (docs/api-reference.md 6), so there is nothing to simplify. */
export const getMany: ListOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many conversations',
	description: 'Retrieve a list of conversations with their last message and unread count',
	kind: 'list',
	properties,
	toRequest,
	keys: ['conversations'],
	// docs/api-reference.md 6
	pageSize: 100,
};
