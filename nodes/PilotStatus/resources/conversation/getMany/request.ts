import type { ApiRequest } from '../../../../shared/api/request';
import type { ItemContext } from '../../../operation';
import { readDateRange } from '../../shared/dateRange';

/**
 * The conversations whose last message lies in a period (docs/api-reference.md 6).
 *
 * @throws {InvalidInput} when the period does not make sense
 */
export function toRequest(item: ItemContext): ApiRequest {
	return { method: 'GET', path: '/v1/conversations', query: readDateRange(item) };
}
