import { ApiError } from '../core/apiError.mts';
import type { NumberRecord } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { permissionPayload } from './payloads.mts';
import type { CallPermission, PermissionStatus } from './types.mts';

const DAY_MS = 24 * 3_600_000;
// Meta's own figures; Pilot Status names none (docs/api-reference.md 19.4).
const TEMPORARY_MS = 7 * DAY_MS;
const LIMITS = {
	start_call: [{ time_period: 'PT24H', ms: DAY_MS, max_allowed: 10 }],
	send_call_permission_request: [
		{ time_period: 'PT24H', ms: DAY_MS, max_allowed: 1 },
		{ time_period: 'P7D', ms: 7 * DAY_MS, max_allowed: 2 },
	],
} as const;

function usage(world: World, permission: CallPermission, ms: number, calls: boolean): number {
	const since = world.clock.now() - ms;
	if (!calls) return permission.requests.filter(({ at }) => at > since).length;
	return world.calls.all.filter(
		(call) =>
			call.numberId === permission.numberId &&
			call.peer === permission.phone &&
			call.direction === 'OUTBOUND' &&
			Date.parse(call.createdAt) > since,
	).length;
}

function limitsOf(
	world: World,
	permission: CallPermission,
	action: keyof typeof LIMITS,
): Array<{ time_period: string; max_allowed: number; current_usage: number }> {
	return LIMITS[action].map(({ time_period, ms, max_allowed }) => ({
		time_period,
		max_allowed,
		current_usage: usage(world, permission, ms, action === 'start_call'),
	}));
}

function withinLimits(limits: ReturnType<typeof limitsOf>): boolean {
	return limits.every(({ max_allowed, current_usage }) => current_usage < max_allowed);
}

/** The answer of `GET /v1/calls/permissions` (docs/api-reference.md 19.1). */
export function permissionAnswer(world: World, permission: CallPermission): object {
	const status = world.calls.statusOf(permission, world.clock.now());
	const calls = limitsOf(world, permission, 'start_call');
	const requests = limitsOf(world, permission, 'send_call_permission_request');
	const { expiresAt } = permission;
	const seconds = expiresAt === null ? null : Math.floor(expiresAt / 1000);
	return {
		permission: { status, expiration_time: status === 'temporary' ? seconds : null },
		actions: [
			{
				action_name: 'start_call',
				can_perform_action: status !== 'no_permission' && withinLimits(calls),
				limits: calls,
			},
			{
				action_name: 'send_call_permission_request',
				can_perform_action: withinLimits(requests),
				limits: requests,
			},
		],
	};
}

/** @throws ApiError 400 `META_CALL_PERMISSION_REQUIRED` (its status is unknown, docs/api-reference.md 19.2) */
export function requirePermission(world: World, permission: CallPermission): void {
	if (world.calls.statusOf(permission, world.clock.now()) !== 'no_permission') return;
	throw new ApiError(
		400,
		'The contact has not allowed calls (138006)',
		'META_CALL_PERMISSION_REQUIRED',
	);
}

/**
 * Asks a contact for the permission to call.
 * @returns the id of the message that asks
 * @throws ApiError 400 outside the 24 h window, or `META_CALL_PERMISSION_REQUEST_LIMIT`
 */
export function requestPermission(
	world: World,
	number: NumberRecord,
	permission: CallPermission,
	text: string | null,
): string {
	const now = world.clock.now();
	const last = world.lastInbound.get(`${number.id} ${permission.phone}`);
	if (world.settings.enforce24hWindow && (last === undefined || now - last > DAY_MS)) {
		// The code of this refusal is unknown; this is the one that messages have (docs/api-reference.md 13).
		throw new ApiError(400, 'The 24 h window is closed', 'META_OUTSIDE_24H_WINDOW');
	}
	if (!withinLimits(limitsOf(world, permission, 'send_call_permission_request'))) {
		throw new ApiError(
			400,
			'The contact was asked too often (138009)',
			'META_CALL_PERMISSION_REQUEST_LIMIT',
		);
	}
	const messageId = world.ids.whatsApp('META');
	permission.requests.push({ messageId, text, at: now, open: true });
	world.changes.notify();
	return messageId;
}

/** The contact decides, asked or not; the webhooks learn of it. */
export function decide(world: World, permission: CallPermission, status: PermissionStatus): void {
	permission.status = status;
	permission.expiresAt = status === 'temporary' ? world.clock.now() + TEMPORARY_MS : null;
	for (const request of permission.requests) request.open = false;
	const { numberId } = permission;
	const payload = permissionPayload(world, permission);
	world.webhooks.emit(numberId, 'call.permission_updated', payload);
	world.changes.notify();
}
