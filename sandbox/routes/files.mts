import type { FastifyInstance } from 'fastify';
import { ApiError } from '../core/apiError.mts';
import type { World } from '../core/world.mts';
import { addFaultHooks } from './faultHooks.mts';

/** Direct links to received media, as unofficial numbers have them (`mediaLink`); no key is needed. */
export function addFiles(scope: FastifyInstance, world: World): void {
	addFaultHooks(scope, world);
	scope.get<{ Params: { id: string } }>('/files/:id', (request, reply) => {
		const file = world.files.get(request.params.id);
		if (!file) throw new ApiError(404, 'File not found');
		const name = encodeURIComponent(file.fileName ?? file.id);
		return reply
			.header('content-type', file.mimeType)
			.header('content-disposition', `inline; filename*=UTF-8''${name}`)
			.header('content-security-policy', "default-src 'none'; sandbox")
			.header('x-content-type-options', 'nosniff')
			.send(file.content);
	});
}
