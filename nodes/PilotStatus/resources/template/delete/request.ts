import type { ApiRequest } from '../../../../shared/api/request';
import type { ItemReader } from '../../../operation';
import { targetPath } from '../shared/target';

/**
 * The end of a template (docs/api-reference.md 7).
 *
 * @throws {InvalidInput} when none is chosen
 */
export function toRequest(item: ItemReader): ApiRequest {
	return { method: 'DELETE', path: targetPath(item) };
}
