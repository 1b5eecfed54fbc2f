import type { FastifyInstance } from 'fastify';
import { ApiError } from '../core/apiError.mts';
import type { World } from '../core/world.mts';
import { callerOf } from './api.mts';

/** The list of API keys, for the tenant key alone and with masked secrets (docs/api-reference.md 2). */
export function addKeyRoutes(scope: FastifyInstance, world: World): void {
	scope.get('/api-keys', (request, reply) => {
		if (callerOf(request).key.scope === 'number') {
			throw new ApiError(403, 'This endpoint needs the tenant key', 'NUMBER_SCOPE_NOT_ALLOWED');
		}
		const items = world.keys.flatMap((key) => {
			const number = key.numberId === null ? undefined : world.numbers.get(key.numberId);
			if (!number) return [];
			const keyLast4 = key.secret.slice(-4);
			const { id: numberId, number: digits, name: displayName } = number;
			const shown = { numberId, number: digits, displayName, keyId: key.id, keyLast4 };
			return [{ ...shown, key: null, revealable: false }];
		});
		return reply.send(items);
	});
}
