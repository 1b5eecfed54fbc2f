import type { ApiRequest } from '../../../../shared/api/request';
import type { ItemReader } from '../../../operation';
import { readDateRange } from '../../shared/dateRange';

/**
 * The conversations whose last message lies in a period (docs/api-reference.md 6).
 *
 * @throws {InvalidInput} when the period does not make sense
 */
export function toRequest(item: ItemReader): ApiRequest {
	return { method: 'GET', path: '/v1/conversations', query: readDateRange(item) };
}
