import type { FastifyInstance } from 'fastify';
import { ApiError } from '../core/apiError.mts';
import { optionalStrings, refuseUnknown, requiredString, requireObject } from '../core/json.mts';
import type { NumberRecord } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { refuseUnsupportedRoom } from '../sending/destination.mts';
import { numberOf } from './api.mts';
import { shapeList } from './lists.mts';

/** @throws ApiError 409 `WHATSAPP_INSTANCE_NOT_CONNECTED` */
export function requireConnected(number: NumberRecord): void {
	if (number.isFullyConnected) return;
	throw new ApiError(
		409,
		'The WhatsApp instance is not connected',
		'WHATSAPP_INSTANCE_NOT_CONNECTED',
	);
}

/** Groups and newsletters (reference 8). */
export function addRoomRoutes(scope: FastifyInstance, world: World): void {
	const usable = (number: NumberRecord, kind: 'group' | 'newsletter'): void => {
		refuseUnsupportedRoom(kind, number, world.settings);
		requireConnected(number);
	};
	const brief = ({ id, name }: { id: string; name: string }): object => ({ id, name });

	scope.get('/groups', (request, reply) => {
		const number = numberOf(request);
		usable(number, 'group');
		const own = world.groups.filter((group) => group.numberId === number.id);
		return reply.send(shapeList(world, own.map(brief), 'groups'));
	});

	scope.get<{ Params: { id: string } }>('/groups/:id', (request, reply) => {
		const number = numberOf(request);
		usable(number, 'group');
		const group = world.groups.find(
			({ id, numberId }) => id === request.params.id && numberId === number.id,
		);
		if (!group) throw new ApiError(404, 'Group not found');
		const { id, name, participants } = group;
		return reply.send({ id, name, participants: participants.map((phone) => ({ id: phone })) });
	});

	scope.post('/groups', (request, reply) => {
		const number = numberOf(request);
		usable(number, 'group');
		const body = requireObject(request.body, 'The body');
		refuseUnknown(body, ['subject', 'participants'], 'The body');
		const name = requiredString(body, 'subject', 'The body');
		const participants = optionalStrings(body, 'participants') ?? [];
		const id = `1203630${String(world.clock.now())}${String(world.groups.length).padStart(3, '0')}@g.us`;
		world.groups.push({ id, name, numberId: number.id, participants });
		world.changes.notify();
		return reply.code(201).send({ id, name });
	});

	scope.get('/newsletters', (request, reply) => {
		const number = numberOf(request);
		usable(number, 'newsletter');
		const own = world.newsletters.filter((room) => room.numberId === number.id);
		return reply.send(shapeList(world, own.map(brief), 'newsletters'));
	});
}
