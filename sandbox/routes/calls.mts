import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiError, invalid } from '../core/apiError.mts';
import {
	optionalString,
	refuseUnknown,
	requiredString,
	requireObject,
	type JsonObject,
} from '../core/json.mts';
import type { World } from '../core/world.mts';
import { connectCall, endCall, hangUp, playInCall, startCall } from '../calls/life.mts';
import { requirePermission } from '../calls/permissions.mts';
import {
	mediaUrlOf,
	phoneOf,
	requireCalls,
	requireOpen,
	requireProvider,
} from '../calls/rules.mts';
import type { CallRecord } from '../calls/types.mts';
import { numberOf } from './api.mts';
import { shapeList } from './lists.mts';

interface OneCall {
	Params: { id: string };
}

const LIST_LIMIT = 25;
const MOST_LISTED = 100;

/** A call as lists and single answers show it (docs/api-reference.md 19.1). */
function view(call: CallRecord, withSdp = false): Record<string, unknown> {
	const { id, externalCallId, direction, status, peer, sdp, durationSeconds } = call;
	const { startedAt, connectedAt, endedAt, createdAt, updatedAt } = call;
	const times = { startedAt, connectedAt, endedAt, createdAt, updatedAt };
	const shown = {
		id,
		externalCallId,
		direction,
		status,
		peerNumber: peer.slice(1),
		durationSeconds,
	};
	return { ...shown, ...times, ...(withSdp ? { sdp } : {}) };
}

function bodyOf(request: FastifyRequest, fields: string[]): JsonObject {
	// Requests without fields are sent without a body too.
	const body = requireObject(request.body ?? {}, 'The body');
	refuseUnknown(body, fields, 'The body');
	return body;
}

function list(
	world: World,
	numberId: string,
	query: { limit?: string; before?: string },
): unknown[] {
	const limit = Number(query.limit ?? LIST_LIMIT);
	if (!Number.isInteger(limit) || limit < 1 || limit > MOST_LISTED) {
		throw invalid(`"limit" must be a whole number from 1 to ${MOST_LISTED}`);
	}
	const before = query.before === undefined ? Infinity : Date.parse(query.before);
	if (Number.isNaN(before)) throw invalid('"before" must be an ISO 8601 date');
	const own = world.calls.all.filter(
		(call) => call.numberId === numberId && Date.parse(call.createdAt) < before,
	);
	return own
		.reverse()
		.slice(0, limit)
		.map((call) => view(call));
}

/** Calls (docs/api-reference.md 19.1). */
export function addCallRoutes(scope: FastifyInstance, world: World): void {
	const find = (request: FastifyRequest<OneCall>): CallRecord => {
		const number = numberOf(request);
		requireCalls(number);
		const call = world.calls.find(request.params.id);
		if (call?.numberId !== number.id) throw new ApiError(404, 'Call not found');
		return call;
	};
	const done = ({ id }: CallRecord, status: string): object => ({ success: true, id, status });

	scope.post('/calls', (request, reply) => {
		const number = numberOf(request);
		requireCalls(number);
		const body = bodyOf(request, ['to', 'sdp', 'sdpType', 'bizOpaqueCallbackData']);
		const peer = phoneOf(body, 'to');
		const sdp = optionalString(body, 'sdp') ?? null;
		const official = number.provider === 'META';
		if (official && sdp === null) throw invalid('"sdp" is required on official numbers');
		if (!official && sdp !== null) throw invalid('"sdp" must be left out on this number');
		if (!['offer', 'answer'].includes(optionalString(body, 'sdpType') ?? 'offer')) {
			throw invalid('"sdpType" must be offer or answer');
		}
		if (official) requirePermission(world, world.calls.permissionOf(number.id, peer));
		const callbackData = optionalString(body, 'bizOpaqueCallbackData') ?? null;
		const call = startCall(world, number, { direction: 'OUTBOUND', peer, sdp, callbackData });
		const { id, externalCallId, status } = call;
		return reply.send({ id, externalCallId, status });
	});

	scope.get<{ Querystring: { limit?: string; before?: string } }>('/calls', (request, reply) => {
		const number = numberOf(request);
		requireCalls(number);
		return reply.send(shapeList(world, list(world, number.id, request.query), 'calls'));
	});

	scope.get<OneCall & { Querystring: { includeSdp?: string } }>('/calls/:id', (request, reply) =>
		reply.send(view(find(request), request.query.includeSdp === '1')),
	);

	scope.post<OneCall>('/calls/:id/play', (request, reply) => {
		const call = find(request);
		requireProvider(numberOf(request), 'PILOT_STATUS', 'Playing a file');
		const mediaUrl = mediaUrlOf(bodyOf(request, ['mediaUrl']));
		requireOpen(call);
		playInCall(world, call, mediaUrl);
		return reply.send(done(call, 'ACCEPTED'));
	});

	scope.post<OneCall>('/calls/:id/realtime-session', (request, reply) => {
		const call = find(request);
		requireProvider(numberOf(request), 'PILOT_STATUS', 'Live sound');
		const mode = requiredString(bodyOf(request, ['mode']), 'mode', 'The body');
		if (mode !== 'talk' && mode !== 'listen') throw invalid('"mode" must be talk or listen');
		requireOpen(call);
		// Nothing listens there: the sandbox has no sound of its own.
		const wsUrl = `${world.url.replace('http', 'ws')}/realtime/${call.id}`;
		return reply.send({ wsUrl, token: world.ids.of('rt'), expiresInSeconds: 120 });
	});

	scope.post<OneCall>('/calls/:id/pre-accept', (request, reply) => {
		const call = find(request);
		requireProvider(numberOf(request), 'META', 'Pre-accepting a call');
		requiredString(bodyOf(request, ['sdp']), 'sdp', 'The body');
		requireOpen(call);
		return reply.send(done(call, 'RINGING'));
	});

	scope.post<OneCall>('/calls/:id/accept', (request, reply) => {
		const call = find(request);
		const sdp = optionalString(bodyOf(request, ['sdp']), 'sdp');
		const official = numberOf(request).provider === 'META';
		if (official !== (sdp !== undefined)) {
			throw invalid(`"sdp" must be ${official ? 'given' : 'left out'} on this number`);
		}
		requireOpen(call);
		connectCall(world, call);
		return reply.send(done(call, 'ACCEPTED'));
	});

	scope.post<OneCall>('/calls/:id/reject', (request, reply) => {
		const call = find(request);
		bodyOf(request, []);
		requireOpen(call);
		if (call.connectedAt !== null) throw new ApiError(409, 'The call is connected');
		endCall(world, call, 'REJECTED');
		return reply.send(done(call, call.status));
	});

	scope.post<OneCall>('/calls/:id/terminate', (request, reply) => {
		const call = find(request);
		bodyOf(request, []);
		requireOpen(call);
		hangUp(world, call, call.direction === 'INBOUND' ? 'REJECTED' : 'FAILED');
		return reply.send(done(call, call.status));
	});
}
