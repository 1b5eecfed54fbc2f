import type { ApiRequest } from '../../../../shared/api/request';

/** All groups of the number (docs/api-reference.md 8). */
export function toRequest(): ApiRequest {
	return { method: 'GET', path: '/v1/groups' };
}
