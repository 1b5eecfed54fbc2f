import { readdir, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { ApiError } from '../core/apiError.mts';
import type { KeptFile } from '../core/keptMedia.mts';
import type { World } from '../core/world.mts';
import { phonesOf } from '../inbound/phones.mts';

const FOLDER = new URL('../page/', import.meta.url);

/** The phone page's data and live updates, under `/_sandbox`. */
export function addPhones(scope: FastifyInstance, world: World): void {
	scope.get('/phones', (_request, reply) => {
		const numbers = [...world.numbers.values()].map(({ id, name, number, provider }) => ({
			id,
			name,
			number: `+${number}`,
			provider,
		}));
		const rooms = [...world.groups, ...world.newsletters].map(({ id, name, numberId }) => ({
			id,
			name,
			numberId,
		}));
		const accepted = world.messages.accepted.length;
		return reply.send({ numbers, rooms, accepted, phones: phonesOf(world) });
	});

	scope.get('/stream', (_request, reply) => {
		reply.hijack();
		reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
		reply.raw.write('data: changed\n\n');
		const end = world.changes.listen(() => reply.raw.write('data: changed\n\n'));
		reply.raw.on('close', end);
	});

	scope.get<{ Params: { id: string } }>('/messages/:id/media', (request, reply) =>
		sendFile(reply, fileOf(world, request.params.id)),
	);
	scope.get<{ Params: { id: string } }>('/calls/:id/media', (request, reply) =>
		sendFile(reply, world.kept.find(request.params.id)),
	);
}

/** The file of a message: sent as data URI, sent as a link that was fetched, or received. */
function fileOf(world: World, id: string): KeptFile | undefined {
	const message = world.messages.find(id);
	if (message?.direction === 'INBOUND') {
		const file = world.files.get(message.mediaId ?? '');
		return file && { contentType: file.mimeType, content: file.content };
	}
	const url = message?.content.media?.url ?? '';
	const contentType = /^data:([^;,]+)/.exec(url.slice(0, 300))?.[1];
	if (contentType === undefined) return world.kept.find(id);
	return { contentType, content: Buffer.from(url.slice(url.indexOf(',') + 1), 'base64') };
}

/** Sends a file so that nothing in it can run. */
function sendFile(reply: FastifyReply, file: KeptFile | undefined): FastifyReply {
	if (!file) throw new ApiError(404, 'There is no file here');
	return reply
		.header('content-type', file.contentType)
		.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
		.header('x-content-type-options', 'nosniff')
		.send(file.content);
}

const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.svg': 'image/svg+xml',
};

/** The page itself at `/`: a few files, nothing from outside. */
export async function addPage(scope: FastifyInstance): Promise<void> {
	const policy =
		"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
	for (const name of await readdir(FOLDER)) {
		const content = await readFile(new URL(name, FOLDER));
		const path = name === 'index.html' ? '/' : `/page/${name}`;
		scope.get(path, (_request, reply) =>
			reply
				.header('content-type', TYPES[extname(name)])
				.header('content-security-policy', policy)
				.send(content),
		);
	}
}
