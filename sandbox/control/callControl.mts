import { invalid } from '../core/apiError.mts';
import { optionalString, refuseUnknown, type JsonObject } from '../core/json.mts';
import type { NumberRecord } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { connectCall, endCall, hangUp, isOver, startCall } from '../calls/life.mts';
import { decide } from '../calls/permissions.mts';
import type { CallPermission, CallRecord, PermissionStatus } from '../calls/types.mts';
import { isE164 } from '../sending/destination.mts';

const STATUSES: readonly PermissionStatus[] = ['no_permission', 'temporary', 'permanent'];

/** What contacts do with calls, for tests and the phone page. The same over HTTP under `/_sandbox`. */
export class CallControl {
	readonly #world: World;

	constructor(world: World) {
		this.#world = world;
	}

	/** The calls of all numbers, in order. */
	calls(): CallRecord[] {
		return this.#world.calls.all;
	}

	/** A contact calls the business: `numberId` is `num_web` unless given. @throws Error */
	call(phone: string, body: JsonObject): CallRecord {
		refuseUnknown(body, ['numberId'], 'The body');
		const number = this.#numberOf(phone, body, 'num_web');
		const peer = phone;
		const wanted = { direction: 'INBOUND', peer, sdp: null, callbackData: null } as const;
		return startCall(this.#world, number, wanted);
	}

	/**
	 * What the contact does with a call: `answer`, `decline` or `hangUp`.
	 * @throws Error for a call that is over, unknown, or one's own to answer
	 */
	act(id: string, action: string): CallRecord {
		const call = this.#world.calls.find(id);
		if (!call) throw new Error(`There is no call ${id}`);
		if (isOver(call)) throw new Error('The call is over');
		const rings = call.direction === 'OUTBOUND' && call.connectedAt === null;
		if (action === 'hangUp') hangUp(this.#world, call, rings ? 'REJECTED' : 'MISSED');
		else if (!rings) throw new Error('The contact can only hang up now');
		else if (action === 'answer') connectCall(this.#world, call);
		else if (action === 'decline') endCall(this.#world, call, 'REJECTED');
		else throw invalid('"action" must be answer, decline or hangUp');
		return call;
	}

	/** What contacts have been asked, and what they permit. */
	permissions(): CallPermission[] {
		return this.#world.calls.permissions;
	}

	/** A contact permits calls, or does not: `{ numberId, status }`; `numberId` is `num_meta` unless given. @throws Error */
	permit(phone: string, body: JsonObject): CallPermission {
		refuseUnknown(body, ['numberId', 'status'], 'The body');
		const number = this.#numberOf(phone, body, 'num_meta');
		const status = STATUSES.find((candidate) => candidate === body.status);
		if (status === undefined) throw new Error(`"status" must be one of ${STATUSES.join(', ')}`);
		const permission = this.#world.calls.permissionOf(number.id, phone);
		decide(this.#world, permission, status);
		return permission;
	}

	#numberOf(phone: string, body: JsonObject, standard: string): NumberRecord {
		if (!isE164(phone)) throw new Error('The phone number must be in E.164 with a leading +');
		const id = optionalString(body, 'numberId') ?? standard;
		const number = this.#world.numbers.get(id);
		if (!number) throw new Error(`There is no number ${id}`);
		return number;
	}
}
