import type { ApiRequest } from '../../../../shared/api/request';
import type { ItemContext } from '../../../operation';
import { targetPath } from '../shared/target';

/**
 * The end of a template (docs/api-reference.md 7).
 *
 * @throws {InvalidInput} when none is chosen
 */
export function toRequest(item: ItemContext): ApiRequest {
	return { method: 'DELETE', path: targetPath(item) };
}
