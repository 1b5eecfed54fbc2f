import type { FastifyInstance } from 'fastify';
import { ApiError } from '../core/apiError.mts';
import type { World } from '../core/world.mts';
import { numberOf } from './api.mts';

/** Download of received media (docs/api-reference.md 10): official numbers only, both ids needed; no failure has a code. */
export function addMediaRoutes(scope: FastifyInstance, world: World): void {
	scope.get<{ Params: { id: string }; Querystring: { phoneNumberId?: string } }>(
		'/media/:id',
		(request, reply) => {
			const number = numberOf(request);
			if (number.provider !== 'META') {
				throw new ApiError(400, 'The number has no access token of Meta');
			}
			const { phoneNumberId } = request.query;
			if (!phoneNumberId) throw new ApiError(400, '"phoneNumberId" is required');
			const file = world.files.get(request.params.id);
			const foreign = phoneNumberId !== number.phoneNumberId || file?.numberId !== number.id;
			if (!file || foreign) throw new ApiError(404, 'Media not found');
			const base64 = `data:${file.mimeType};base64,${file.content.toString('base64')}`;
			const { mimeType, fileName, id: mediaId } = file;
			return reply.send({ base64, mimeType, fileName, mediaId });
		},
	);
}
