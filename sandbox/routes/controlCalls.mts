import type { FastifyInstance } from 'fastify';
import { requiredString, requireObject } from '../core/json.mts';
import { CallControl } from '../control/callControl.mts';
import type { World } from '../core/world.mts';
import { orBadRequest } from './orBadRequest.mts';

interface OfPhone {
	Params: { phone: string };
}

/** `/_sandbox/…` for calls and the permission to call. */
export function addCallControl(scope: FastifyInstance, world: World): void {
	const control = new CallControl(world);

	scope.get('/calls', (_request, reply) =>
		reply.send({ calls: control.calls(), permissions: control.permissions() }),
	);
	scope.post<{ Params: { id: string } }>('/calls/:id', (request, reply) =>
		reply.send(
			orBadRequest(() => {
				const body = requireObject(request.body, 'The body');
				return control.act(request.params.id, requiredString(body, 'action', 'The body'));
			}),
		),
	);
	scope.post<OfPhone>('/contacts/:phone/calls', (request, reply) =>
		reply.send(
			orBadRequest(() =>
				control.call(request.params.phone, requireObject(request.body ?? {}, 'The body')),
			),
		),
	);
	scope.put<OfPhone>('/contacts/:phone/call-permission', (request, reply) =>
		reply.send(
			orBadRequest(() =>
				control.permit(request.params.phone, requireObject(request.body, 'The body')),
			),
		),
	);
}
