import type { ApiRequest } from '../../../../shared/api/request';
import type { ItemContext } from '../../../operation';
import { pathWith, requireId } from '../../shared/required';

/**
 * The details of a group (docs/api-reference.md 8).
 *
 * @throws {InvalidInput} when none is chosen
 */
export function toRequest(item: ItemContext): ApiRequest {
	const id = requireId(item, 'targetGroupId', 'Group');
	return { method: 'GET', path: pathWith('/v1/groups', id, 'Group') };
}
