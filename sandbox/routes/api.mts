import type { FastifyInstance, FastifyRequest } from 'fastify';
import { authenticate, numberOfKey, requireNumber } from '../core/auth.mts';
import { withNumericIds } from '../core/ids.mts';
import { isObject } from '../core/json.mts';
import type { KeyRecord, NumberRecord } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { addAnalyticsRoutes } from './analytics.mts';
import { addCallRoutes } from './calls.mts';
import { addCallSettingsRoutes } from './callSettings.mts';
import { addFaultHooks } from './faultHooks.mts';
import { addKeyRoutes } from './keys.mts';
import { addMediaRoutes } from './media.mts';
import { addMessageRoutes } from './messages.mts';
import { addNumberRoutes } from './numbers.mts';
import { addReadingRoutes } from './reading.mts';
import { addRoomRoutes } from './rooms.mts';
import { addTemplateRoutes } from './templates.mts';
import { addTemplateWriteRoutes } from './templateWrites.mts';
import { addWebhookRoutes } from './webhooks.mts';

/** Who calls: the key, and the number it acts for. */
export interface Caller {
	key: KeyRecord;
	number: NumberRecord | null;
}

const callers = new WeakMap<FastifyRequest, Caller>();

/** The caller of a `/v1` request. */
export function callerOf(request: FastifyRequest): Caller {
	const caller = callers.get(request);
	if (!caller) throw new Error('The request was not authenticated');
	return caller;
}

/** The number of a per-number endpoint. @throws ApiError 403 for tenant keys */
export function numberOf(request: FastifyRequest): NumberRecord {
	return requireNumber(callerOf(request).number);
}

/** The destination of a send or a call as it came, for fault rules and for counting; null elsewhere. */
export function destinationOf(request: FastifyRequest): string | null {
	const { body } = request;
	if (!isObject(body)) return null;
	const value = body.destinationNumber ?? body.groupId ?? body.newsletterId ?? body.to;
	return typeof value === 'string' ? value : null;
}

/** All of `/v1`: journal, authentication, faults, then the endpoints. */
export function addApi(scope: FastifyInstance, world: World): void {
	addFaultHooks(scope, world);
	scope.addHook('preHandler', (request, _reply, done) => {
		const key = authenticate(world, request.headers);
		callers.set(request, { key, number: numberOfKey(world, key, request.headers) });
		done();
	});
	scope.addHook('preSerialization', (_request, _reply, payload, done) => {
		done(null, world.settings.numericIds ? withNumericIds(payload) : payload);
	});
	addMessageRoutes(scope, world);
	addReadingRoutes(scope, world);
	addTemplateRoutes(scope, world);
	addTemplateWriteRoutes(scope, world);
	addRoomRoutes(scope, world);
	addNumberRoutes(scope, world);
	addKeyRoutes(scope, world);
	addMediaRoutes(scope, world);
	addAnalyticsRoutes(scope, world);
	addWebhookRoutes(scope, world);
	addCallSettingsRoutes(scope, world);
	addCallRoutes(scope, world);
}
