import type { FastifyInstance } from 'fastify';
import { ApiError, invalid } from '../core/apiError.mts';
import { optionalStrings, refuseUnknown, requireObject } from '../core/json.mts';
import type { OutboundMessage } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { acceptSend } from '../sending/accept.mts';
import { callerOf, numberOf } from './api.mts';

const MAX_CANCELLED_AT_ONCE = 100;

/** The answer of `GET /v1/messages/{id}` (docs/api-reference.md 4); two fields only on the current pages. */
function statusAnswer(world: World, message: OutboundMessage): Record<string, unknown> {
	// A number that only relays keeps the rows of what was sent, with a blank destination (docs/api-reference.md 6).
	const blank = world.numberOf(message).privacyMode === 'RELAY_ONLY';
	const current = world.settings.pageVersion === 'current';
	return {
		id: message.id,
		correlationId: message.correlationId,
		status: message.status,
		destinationNumber: blank ? '' : message.destination.id,
		template: message.template?.name ?? null,
		createdAt: message.createdAt,
		sentAt: message.sentAt,
		...(current ? { deliveredAt: message.deliveredAt } : {}),
		readAt: message.readAt,
		errorMessage: message.errorMessage,
		...(current ? { externalMessageId: message.externalMessageId } : {}),
	};
}

/** Why a message cannot be cancelled (docs/api-reference.md 5), or null when it was just cancelled. */
function cancel(world: World, message: OutboundMessage | undefined): string | null {
	if (!message) return 'Message not found';
	const scheduled = message.deliverAt !== null && Date.parse(message.deliverAt) > world.clock.now();
	if (message.status !== 'QUEUED' || !scheduled) return 'Message is no longer scheduled';
	message.status = 'CANCELED';
	world.changes.notify();
	return null;
}

/** Sending, status and cancelling (docs/api-reference.md 3, 4, 5). */
export function addMessageRoutes(scope: FastifyInstance, world: World): void {
	scope.post('/messages/send', (request, reply) => {
		const answer = acceptSend(world, callerOf(request).key, numberOf(request), request.body);
		return reply.code(202).send(answer);
	});

	scope.get<{ Params: { id: string } }>('/messages/:id', (request, reply) => {
		const number = numberOf(request);
		const message = world.messages.findSent(request.params.id);
		if (!message || message.numberId !== number.id) throw new ApiError(404, 'Message not found');
		return reply.send(statusAnswer(world, message));
	});

	scope.delete('/messages/cancel', (request, reply) => {
		const number = numberOf(request);
		const body = requireObject(request.body, 'The body');
		refuseUnknown(body, ['messageIds'], 'The body');
		const ids = optionalStrings(body, 'messageIds') ?? [];
		if (ids.length === 0 || ids.length > MAX_CANCELLED_AT_ONCE) {
			throw invalid(`"messageIds" must hold 1 to ${MAX_CANCELLED_AT_ONCE} ids`);
		}
		const cancelled: string[] = [];
		const failed: Array<{ id: string; reason: string }> = [];
		for (const id of ids) {
			const found = world.messages.findSent(id);
			const reason = cancel(world, found?.numberId === number.id ? found : undefined);
			if (reason === null) cancelled.push(id);
			else failed.push({ id, reason });
		}
		const lists = world.settings.cancelAnswer === 'lists';
		return reply.send(
			lists ? { cancelled, failed } : { cancelled: cancelled.length, notFound: failed.length },
		);
	});
}
