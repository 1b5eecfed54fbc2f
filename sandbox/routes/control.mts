import type { FastifyInstance } from 'fastify';
import { requireObject } from '../core/json.mts';
import { ApiError } from '../core/apiError.mts';
import { ODD_ANSWERS } from '../core/oddAnswers.mts';
import { Control } from '../control/control.mts';
import type { World } from '../core/world.mts';
import { orBadRequest } from './orBadRequest.mts';

/** `/_sandbox/…`: the control API over HTTP, for tests in another process. No key is needed. */
export function addControl(scope: FastifyInstance, world: World): void {
	const control = new Control(world);

	scope.get('/health', (_request, reply) => reply.send({ ok: true, name: 'pilot-status-sandbox' }));
	scope.post('/reset', (_request, reply) => {
		control.reset();
		return reply.send({ ok: true });
	});
	scope.get('/settings', (_request, reply) => reply.send(world.settings));
	scope.patch('/settings', (request, reply) =>
		reply.send(orBadRequest(() => control.settings(requireObject(request.body, 'The body')))),
	);
	scope.get('/stats', (_request, reply) => reply.send(control.stats()));
	scope.get<{ Querystring: { destination?: string; after?: string } }>(
		'/accepted',
		(request, reply) => {
			const accepted = control.accepted({
				destination: request.query.destination,
				after: Number(request.query.after ?? 0),
			});
			return reply.send({ count: accepted.length, accepted });
		},
	);
	scope.get<{ Params: { id: string } }>('/messages/:id', (request, reply) => {
		const message = control.message(request.params.id);
		if (!message) throw new ApiError(404, 'Message not found');
		return reply.send(message);
	});
	scope.get<{ Querystring: { path?: string; method?: string } }>('/requests', (request, reply) => {
		const requests = control.requests(request.query);
		return reply.send({ count: requests.length, requests });
	});
	scope.get('/faults', (_request, reply) =>
		reply.send({ faults: world.faults.list(), held: world.faults.held }),
	);
	scope.post('/faults', (request, reply) =>
		reply.send(orBadRequest(() => ({ ids: control.addFaults(request.body) }))),
	);
	scope.delete('/faults', (_request, reply) => {
		world.faults.clear();
		return reply.send({ ok: true });
	});
	scope.post('/faults/release', (_request, reply) => {
		world.faults.releaseAll();
		return reply.send({ ok: true });
	});
	scope.get('/odd', (_request, reply) => reply.send({ answers: ODD_ANSWERS }));
	scope.get('/clock', (_request, reply) => reply.send(control.clock({})));
	scope.post('/clock', (request, reply) =>
		reply.send(orBadRequest(() => control.clock(requireObject(request.body, 'The body')))),
	);
	scope.put('/outcomes', (request, reply) =>
		reply.send(orBadRequest(() => control.outcomes(requireObject(request.body, 'The body')))),
	);
	scope.patch<{ Params: { id: string } }>('/numbers/:id', (request, reply) =>
		reply.send(
			orBadRequest(() =>
				control.number(request.params.id, requireObject(request.body, 'The body')),
			),
		),
	);
	scope.get('/labels', (_request, reply) => reply.send({ labels: control.labels() }));
}
