import Fastify, { type FastifyInstance } from 'fastify';
import { ApiError } from './core/apiError.mts';
import { addApi } from './routes/api.mts';
import { addCallControl } from './routes/controlCalls.mts';
import { addControl } from './routes/control.mts';
import { addWebhookControl } from './routes/controlWebhooks.mts';
import { addFiles } from './routes/files.mts';
import { addPage, addPhones } from './routes/phones.mts';
import type { World } from './core/world.mts';

// Large enough for base64 media; the real limit is unknown.
const BODY_LIMIT = 160 * 1024 * 1024;

/** Builds the HTTP server of a world: `/v1`, `/_sandbox`, media links and the phone page. */
export async function buildServer(world: World): Promise<FastifyInstance> {
	const server = Fastify({ bodyLimit: BODY_LIMIT, forceCloseConnections: true });
	// An empty body is none, whatever the content type says: DELETE is often sent that way.
	server.removeContentTypeParser('application/json');
	server.addContentTypeParser(
		'application/json',
		{ parseAs: 'string' },
		(_request, text: string, done) => {
			if (text === '') {
				done(null, undefined);
				return;
			}
			try {
				done(null, JSON.parse(text));
			} catch {
				done(new ApiError(400, 'The body is not valid JSON', 'VALIDATION_ERROR'));
			}
		},
	);
	server.setErrorHandler((error, _request, reply) => {
		if (error instanceof ApiError) return reply.code(error.status).send(error.toBody());
		const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
		const message = error instanceof Error ? error.message : 'Internal error';
		return reply.code(status >= 400 ? status : 500).send({ error: message });
	});
	server.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'Not found' }));
	await server.register(
		(scope, _options, done) => {
			addApi(scope, world);
			done();
		},
		{ prefix: '/v1' },
	);
	await server.register(
		(scope, _options, done) => {
			addControl(scope, world);
			addWebhookControl(scope, world);
			addCallControl(scope, world);
			addPhones(scope, world);
			done();
		},
		{ prefix: '/_sandbox' },
	);
	await server.register((scope, _options, done) => {
		addFiles(scope, world);
		done();
	});
	await server.register(addPage);
	return server;
}
