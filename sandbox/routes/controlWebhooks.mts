import type { FastifyInstance } from 'fastify';
import { optionalStrings, requireObject } from '../core/json.mts';
import type { World } from '../core/world.mts';
import { WebhookControl } from '../control/webhookControl.mts';
import { orBadRequest } from './orBadRequest.mts';
import { inboundReceipt } from '../control/views.mts';

/** `/_sandbox/…` for contacts, webhooks and deliveries. */
export function addWebhookControl(scope: FastifyInstance, world: World): void {
	const control = new WebhookControl(world);

	scope.post<{ Params: { phone: string } }>('/contacts/:phone/messages', (request, reply) =>
		reply.send(
			orBadRequest(() => {
				const body = requireObject(request.body, 'The body');
				return inboundReceipt(control.receive(request.params.phone, body));
			}),
		),
	);
	scope.get('/webhooks', (_request, reply) => reply.send({ webhooks: control.webhooks() }));
	scope.patch<{ Params: { id: string } }>('/webhooks/:id', (request, reply) =>
		reply.send(
			orBadRequest(() => {
				control.tamper(request.params.id, requireObject(request.body, 'The body'));
				return { ok: true };
			}),
		),
	);
	scope.delete<{ Params: { id: string } }>('/webhooks/:id', (request, reply) =>
		reply.send(
			orBadRequest(() => {
				control.tamper(request.params.id, null);
				return { ok: true };
			}),
		),
	);
	scope.get<{ Querystring: { event?: string; status?: string; webhookId?: string } }>(
		'/deliveries',
		(request, reply) => {
			const deliveries = control.deliveries(request.query);
			return reply.send({ count: deliveries.length, open: control.open, deliveries });
		},
	);
	scope.post('/deliveries/release', (_request, reply) => {
		control.release();
		return reply.send({ ok: true });
	});
	scope.post('/deliveries/repeat', (request, reply) =>
		reply.send(
			orBadRequest(() => {
				const ids = request.body
					? optionalStrings(requireObject(request.body, 'The body'), 'ids')
					: undefined;
				return { repeated: control.repeat(ids) };
			}),
		),
	);
	scope.post<{ Params: { id: string } }>('/numbers/:id/history', (request, reply) =>
		reply.send(
			orBadRequest(() => {
				control.handOver(request.params.id);
				return { ok: true };
			}),
		),
	);
	scope.post('/events', (request, reply) =>
		reply.send(
			orBadRequest(() => ({ webhooks: control.emit(requireObject(request.body, 'The body')) })),
		),
	);
	scope.post<{ Params: { id: string } }>('/webhooks/:id/raw', (request, reply) =>
		reply.send(
			orBadRequest(() => {
				const { body, contentType } = requireObject(request.body, 'The body');
				const type = typeof contentType === 'string' ? contentType : undefined;
				control.raw(request.params.id, body, type);
				return { ok: true };
			}),
		),
	);
}
