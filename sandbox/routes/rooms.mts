import type { FastifyInstance } from 'fastify';
import { ApiError, invalid } from '../core/apiError.mts';
import { optionalStrings, refuseUnknown, requiredString, requireObject } from '../core/json.mts';
import type { ChatRoom, NumberRecord } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { refuseUnsupportedRoom } from '../sending/destination.mts';
import { chooseOutcome } from '../sending/outcomes.mts';
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

/** Participants are phone numbers in E.164 digits (docs/api-reference.md 8); kept with `+`, as phones are everywhere here. */
function participant(digits: string): string {
	if (/^[1-9]\d{6,14}$/.test(digits)) return `+${digits}`;
	throw invalid('A participant is a phone number in E.164 digits');
}

/** One group: `subject`, where lists have `name`, and its participants (docs/api-reference.md 8); what a participant looks like is unknown. */
function details({ id, name, participants }: ChatRoom): Record<string, unknown> {
	return { id, subject: name, participants: participants.map((phone) => phone.slice(1)) };
}

/** Groups and newsletters (docs/api-reference.md 8). */
export function addRoomRoutes(scope: FastifyInstance, world: World): void {
	const usable = (number: NumberRecord, kind: 'group' | 'newsletter'): void => {
		refuseUnsupportedRoom(kind, number, world.settings);
		requireConnected(number);
	};
	const find = (number: NumberRecord, wanted: string): ChatRoom => {
		const group = world.groups.find(({ id, numberId }) => id === wanted && numberId === number.id);
		if (!group) throw new ApiError(404, 'Group not found');
		return group;
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
		return reply.send(details(find(number, request.params.id)));
	});

	scope.post('/groups', (request, reply) => {
		const number = numberOf(request);
		usable(number, 'group');
		const body = requireObject(request.body, 'The body');
		refuseUnknown(body, ['subject', 'participants'], 'The body');
		const name = requiredString(body, 'subject', 'The body');
		const participants = (optionalStrings(body, 'participants') ?? []).map(participant);
		const id = `1203630${String(world.clock.now())}${String(world.groups.length).padStart(3, '0')}@g.us`;
		const group = { id, name, numberId: number.id, participants };
		world.groups.push(group);
		world.changes.notify();
		return reply.code(201).send(details(group));
	});

	scope.post<{ Params: { id: string } }>('/groups/:id/participants', (request, reply) => {
		const number = numberOf(request);
		usable(number, 'group');
		const group = find(number, request.params.id);
		const body = requireObject(request.body, 'The body');
		refuseUnknown(body, ['participants'], 'The body');
		const added = (optionalStrings(body, 'participants') ?? []).map(participant);
		if (added.length === 0) throw invalid('"participants" must hold at least one number');
		// What is answered, and what becomes of somebody who cannot be added, is unknown (docs/api-reference.md 8): here the group
		// is answered as it is then, and who has no WhatsApp is not in it.
		const real = added.filter((phone) => {
			const outcome = chooseOutcome(world, phone);
			return outcome.kind !== 'failure' || outcome.code !== 'WHATSAPP_NOT_EXIST';
		});
		group.participants = [...new Set([...group.participants, ...real])];
		world.changes.notify();
		return reply.send(details(group));
	});

	scope.get('/newsletters', (request, reply) => {
		const number = numberOf(request);
		usable(number, 'newsletter');
		const own = world.newsletters.filter((room) => room.numberId === number.id);
		return reply.send(shapeList(world, own.map(brief), 'newsletters'));
	});
}
