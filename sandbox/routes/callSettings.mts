import type { FastifyInstance } from 'fastify';
import { ApiError, invalid } from '../core/apiError.mts';
import { optionalString, refuseUnknown, requireObject, type JsonObject } from '../core/json.mts';
import type { World } from '../core/world.mts';
import { permissionAnswer, requestPermission } from '../calls/permissions.mts';
import { phoneOf, requireProvider } from '../calls/rules.mts';
import { numberOf } from './api.mts';

const FIELDS = [
	'status',
	'call_icon_visibility',
	'callback_permission_status',
	'call_hours',
	'voicemail',
];

// The values are Meta's; which ones a fresh number has is unknown (docs/api-reference.md 19.4).
const AT_FIRST: JsonObject = {
	status: 'ENABLED',
	call_icon_visibility: 'DEFAULT',
	callback_permission_status: 'DISABLED',
};

/** Permission to call and settings of calls: official numbers only (docs/api-reference.md 19.1, 19.2). */
export function addCallSettingsRoutes(scope: FastifyInstance, world: World): void {
	scope.get<{ Querystring: { to?: string } }>('/calls/permissions', (request, reply) => {
		const number = numberOf(request);
		requireProvider(number, 'META', 'A call permission');
		const phone = phoneOf({ ...request.query }, 'to');
		return reply.send(permissionAnswer(world, world.calls.permissionOf(number.id, phone)));
	});

	scope.post('/calls/permissions/request', (request, reply) => {
		const number = numberOf(request);
		requireProvider(number, 'META', 'A call permission');
		const body = requireObject(request.body, 'The body');
		refuseUnknown(body, ['to', 'text'], 'The body');
		const permission = world.calls.permissionOf(number.id, phoneOf(body, 'to'));
		const text = optionalString(body, 'text') ?? null;
		return reply.send({ messageId: requestPermission(world, number, permission, text) });
	});

	scope.get('/calls/settings', (request, reply) => {
		const number = numberOf(request);
		requireProvider(number, 'META', 'Call settings');
		return reply.send({ ...AT_FIRST, ...world.calls.settings.get(number.id) });
	});

	scope.put('/calls/settings', (request, reply) => {
		const number = numberOf(request);
		requireProvider(number, 'META', 'Call settings');
		const body = requireObject(request.body, 'The body');
		if (body.sip !== undefined) throw invalid('"sip" is not supported');
		refuseUnknown(body, FIELDS, 'The body');
		if (!world.settings.callSettingsAllowed) {
			throw new ApiError(400, 'Calling needs a messaging limit of 2,000 a day (138015)');
		}
		world.calls.settings.set(number.id, { ...world.calls.settings.get(number.id), ...body });
		return reply.send({ success: true });
	});
}
