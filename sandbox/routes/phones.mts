import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { ApiError } from '../core/apiError.mts';
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

	scope.get<{ Params: { id: string } }>('/messages/:id/media', (request, reply) => {
		const url = world.messages.findSent(request.params.id)?.content.media?.url ?? '';
		const parts = /^data:([^;,]+)/.exec(url.slice(0, 300));
		if (!parts) throw new ApiError(404, 'This message holds no file');
		return reply
			.header('content-type', parts[1])
			.header('content-security-policy', "default-src 'none'; sandbox")
			.header('x-content-type-options', 'nosniff')
			.send(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
	});
}

/** The page itself at `/`: a few files, nothing from outside. */
export async function addPage(scope: FastifyInstance): Promise<void> {
	const policy =
		"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'";
	const files = [
		['/', 'index.html', 'text/html; charset=utf-8'],
		['/page/phones.css', 'phones.css', 'text/css; charset=utf-8'],
		['/page/phone.css', 'phone.css', 'text/css; charset=utf-8'],
		['/page/bubbles.css', 'bubbles.css', 'text/css; charset=utf-8'],
		['/page/phones.js', 'phones.js', 'text/javascript; charset=utf-8'],
		['/page/icons.js', 'icons.js', 'text/javascript; charset=utf-8'],
		['/page/icon.svg', 'icon.svg', 'image/svg+xml'],
		['/page/bubbles.js', 'bubbles.js', 'text/javascript; charset=utf-8'],
	] as const;
	for (const [path, name, type] of files) {
		const content = await readFile(new URL(name, FOLDER));
		scope.get(path, (_request, reply) =>
			reply.header('content-type', type).header('content-security-policy', policy).send(content),
		);
	}
}
