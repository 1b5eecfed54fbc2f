import type { ApiRequest } from '../../../../shared/api/request';
import type { ItemContext } from '../../../operation';
import { readBoolean } from '../../shared/values';
import { pathWith, requireId } from '../../shared/required';

/**
 * One number (docs/api-reference.md 9).
 *
 * @throws {InvalidInput} when none is chosen
 */
export function toRequest(item: ItemContext): ApiRequest {
	const path = pathWith('/v1/numbers', requireId(item, 'numberId', 'Number'), 'Number');
	const isRefreshed = readBoolean(item.get('refreshNumber', false), 'Refresh');
	return { method: 'GET', path, ...(isRefreshed ? { query: { refresh: 1 } } : {}) };
}
