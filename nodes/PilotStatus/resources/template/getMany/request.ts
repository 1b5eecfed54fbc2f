import type { ApiRequest } from '../../../../shared/api/request';
import type { ItemReader } from '../../../operation';
import { readFilters } from './filter';

/**
 * All templates of the number (docs/api-reference.md 7).
 *
 * @throws {InvalidInput} when a filter does not make sense
 */
export function toRequest(item: ItemReader): ApiRequest {
	readFilters(item);
	return { method: 'GET', path: '/v1/templates' };
}
