import type { JsonObject } from '../core/json.mts';
import type { CallPermission, CallRecord, PermissionStatus } from './types.mts';

/** All calls, what contacts permit, and the call settings of numbers. */
export class CallBook {
	/** In order of their beginning. */
	readonly all: CallRecord[] = [];
	/** `PUT /v1/calls/settings` by number id. */
	readonly settings = new Map<string, JsonObject>();
	readonly #permissions = new Map<string, CallPermission>();

	/** @param id `call_…`, or the provider's id (docs/api-reference.md 19) */
	find(id: string): CallRecord | undefined {
		return this.all.find((call) => call.id === id || call.externalCallId === id);
	}

	/** What a contact permits a number; nothing until it is told otherwise. */
	permissionOf(numberId: string, phone: string): CallPermission {
		const key = `${numberId} ${phone}`;
		const known = this.#permissions.get(key);
		if (known) return known;
		const none = {
			numberId,
			phone,
			status: 'no_permission',
			expiresAt: null,
			requests: [],
		} as const;
		const permission: CallPermission = { ...none, requests: [] };
		this.#permissions.set(key, permission);
		return permission;
	}

	/** The permission in force: a temporary one ends by itself. @param now ms since the epoch */
	statusOf(permission: CallPermission, now: number): PermissionStatus {
		const over = permission.expiresAt !== null && permission.expiresAt <= now;
		return over ? 'no_permission' : permission.status;
	}

	/** The permissions of all contacts that were asked or have decided. */
	get permissions(): CallPermission[] {
		return [...this.#permissions.values()].filter(
			({ status, requests }) => status !== 'no_permission' || requests.length > 0,
		);
	}
}
