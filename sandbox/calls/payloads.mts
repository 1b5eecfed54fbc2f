import type { World } from '../core/world.mts';
import type { CallPermission, CallRecord } from './types.mts';

/** Events of calls that are delivered (docs/api-reference.md 12.2). */
export type CallEvent = 'call.ringing' | 'call.connected' | 'call.ended' | 'call.missed';

/** Whether an event ends a call, and thus repeats what the caller gave along (docs/api-reference.md 19.3). */
function ends(event: CallEvent): boolean {
	return event === 'call.ended' || event === 'call.missed';
}

/**
 * The flat body of a call event. The whole field list is unknown (docs/api-reference.md 19.3): known are the event's name, the
 * status and seconds of `call.ended`, and `bizOpaqueCallbackData`. The other fields are those of `GET /v1/calls`, and `from`
 * and `to` as messages have them.
 */
export function callPayload(
	world: World,
	call: CallRecord,
	event: CallEvent,
): Record<string, unknown> {
	const own = `+${world.numbers.get(call.numberId)?.number ?? ''}`;
	const outbound = call.direction === 'OUTBOUND';
	return {
		event,
		id: call.id,
		externalCallId: call.externalCallId,
		numberId: call.numberId,
		direction: call.direction,
		status: call.status,
		from: outbound ? own : call.peer,
		to: outbound ? call.peer : own,
		...(event === 'call.ended' ? { durationSeconds: call.durationSeconds ?? 0 } : {}),
		...(ends(event) && call.callbackData !== null
			? { bizOpaqueCallbackData: call.callbackData }
			: {}),
		createdAt: world.clock.iso(),
	};
}

/** The flat body of `call.permission_updated`; its status is in upper case, unlike that of the request (docs/api-reference.md 19.2). */
export function permissionPayload(
	world: World,
	permission: CallPermission,
): Record<string, unknown> {
	const { numberId, phone, status, expiresAt, requests } = permission;
	return {
		event: 'call.permission_updated',
		id: world.ids.of('perm'),
		numberId,
		from: phone,
		to: `+${world.numbers.get(numberId)?.number ?? ''}`,
		status: status.toUpperCase(),
		expirationTime: expiresAt === null ? null : Math.floor(expiresAt / 1000),
		messageId: requests.at(-1)?.messageId ?? null,
		createdAt: world.clock.iso(),
	};
}

/**
 * Meta's own body for webhooks with `calls` (docs/api-reference.md 12.2). Its form is Meta's, known from nothing of Pilot
 * Status; null for events of which Meta tells nothing.
 */
export function metaCall(call: CallRecord, own: string, event: CallEvent): object | null {
	if (event === 'call.connected') return null;
	const outbound = call.direction === 'OUTBOUND';
	const peer = call.peer.slice(1);
	return {
		id: call.externalCallId,
		from: outbound ? own : peer,
		to: outbound ? peer : own,
		event: ends(event) ? 'terminate' : 'connect',
		direction: outbound ? 'BUSINESS_INITIATED' : 'USER_INITIATED',
		...(ends(event) ? { status: call.status, duration: call.durationSeconds ?? 0 } : {}),
		...(call.callbackData === null ? {} : { biz_opaque_callback_data: call.callbackData }),
	};
}
