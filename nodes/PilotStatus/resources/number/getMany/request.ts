import type { ApiRequest } from '../../../../shared/api/request';

/** The numbers that the key sees (docs/api-reference.md 9). */
export function toRequest(): ApiRequest {
	return { method: 'GET', path: '/v1/numbers' };
}
