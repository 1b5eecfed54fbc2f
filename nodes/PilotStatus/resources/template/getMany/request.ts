import type { ApiRequest } from '../../../../shared/api/request';
import type { ItemContext } from '../../../operation';
import { readFilters } from './filter';

/**
 * All templates of the number (docs/api-reference.md 7).
 *
 * @throws {InvalidInput} when a filter does not make sense
 */
export function toRequest(item: ItemContext): ApiRequest {
	readFilters(item);
	return { method: 'GET', path: '/v1/templates' };
}
