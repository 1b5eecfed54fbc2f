import type { NumberRecord } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { fetchLoopback } from '../sending/fetchMedia.mts';
import { emitRaw } from '../webhooks/connect.mts';
import { metaEnvelope } from '../webhooks/metaEnvelope.mts';
import { callPayload, metaCall, type CallEvent } from './payloads.mts';
import type { CallRecord, CallStatus, PlayedFile } from './types.mts';

/** Tells whether a call has come to an end. */
export function isOver(call: CallRecord): boolean {
	return call.endedAt !== null;
}

function tell(world: World, call: CallRecord, event: CallEvent): void {
	call.updatedAt = world.clock.iso();
	world.webhooks.emit(call.numberId, event, callPayload(world, call, event));
	const number = world.numbers.get(call.numberId);
	if (number?.provider === 'META' && world.settings.metaEnvelopes) {
		const entry = metaCall(call, number.number, event);
		if (entry)
			emitRaw(world, number.id, metaEnvelope(number, 'calls', { calls: [entry] }), 'calls');
	}
	world.changes.notify();
}

function soon(world: World, run: () => void): void {
	world.clock.schedule(world.clock.now() + world.settings.deliveryDelayMs, run);
}

/** Ends a call; one that is over stays as it is. Who misses a call is told so, and whose call is not answered has failed. */
export function endCall(world: World, call: CallRecord, status: CallStatus): void {
	if (isOver(call)) return;
	const now = world.clock.now();
	call.status = status;
	call.endedAt = world.clock.iso();
	call.durationSeconds =
		call.connectedAt === null ? 0 : Math.round((now - Date.parse(call.connectedAt)) / 1000);
	tell(world, call, status === 'MISSED' ? 'call.missed' : 'call.ended');
}

/** Ends a call as one side hangs up: COMPLETED once it was connected, else as `unanswered` says. */
export function hangUp(world: World, call: CallRecord, unanswered: CallStatus): void {
	endCall(world, call, call.connectedAt === null ? unanswered : 'COMPLETED');
}

/** Begins to play what waits for the connection. */
function playWaiting(world: World, call: CallRecord): void {
	for (const file of call.played) {
		if (file.startedAt === null) play(world, call, file);
	}
}

function play(world: World, call: CallRecord, file: PlayedFile): void {
	file.startedAt = world.clock.iso();
	const { generation } = world;
	void fetchLoopback(world, file.mediaUrl, call.id).then((fetched) => {
		if (world.generation !== generation) return;
		file.fetched = fetched;
		// Whether a call ends by itself after the file is not said (docs/api-reference.md 19.4), so both can be had.
		if (world.settings.callEndsAfterPlaying) soon(world, () => hangUp(world, call, 'FAILED'));
		world.changes.notify();
	});
}

/** Connects a call that was answered, by the contact or by the API. */
export function connectCall(world: World, call: CallRecord): void {
	if (isOver(call) || call.connectedAt !== null) return;
	call.status = 'ACCEPTED';
	call.connectedAt = world.clock.iso();
	tell(world, call, 'call.connected');
	playWaiting(world, call);
}

function ring(world: World, call: CallRecord): void {
	if (isOver(call)) return;
	call.status = 'RINGING';
	tell(world, call, 'call.ringing');
	const { callAnswer, callRingMs } = world.settings;
	const outbound = call.direction === 'OUTBOUND';
	if (outbound && callAnswer === 'answer') soon(world, () => connectCall(world, call));
	if (outbound && callAnswer === 'decline') soon(world, () => endCall(world, call, 'REJECTED'));
	world.clock.schedule(world.clock.now() + callRingMs, () => {
		if (call.connectedAt === null) endCall(world, call, outbound ? 'FAILED' : 'MISSED');
	});
}

/** What makes a new call. */
export interface NewCall {
	direction: CallRecord['direction'];
	/** Phone number with `+`. */
	peer: string;
	callbackData: string | null;
	sdp: string | null;
}

/** Begins a call; it rings one step later, and goes on as the settings or the person at the phone want. */
export function startCall(world: World, number: NumberRecord, wanted: NewCall): CallRecord {
	const now = world.clock.iso();
	const tail = world.ids.of('wacid');
	const call: CallRecord = {
		...wanted,
		id: world.ids.of('call'),
		externalCallId:
			number.provider === 'META' ? tail : tail.replace('wacid_', '3EBC').toUpperCase(),
		numberId: number.id,
		status: 'INITIATED',
		played: [],
		durationSeconds: null,
		startedAt: now,
		connectedAt: null,
		endedAt: null,
		createdAt: now,
		updatedAt: now,
	};
	world.calls.all.push(call);
	world.changes.notify();
	soon(world, () => ring(world, call));
	return call;
}

/** Plays a file in a call, at once or when it is connected (docs/api-reference.md 19.1). */
export function playInCall(world: World, call: CallRecord, mediaUrl: string): void {
	call.played.push({ mediaUrl, startedAt: null, fetched: null });
	if (call.connectedAt !== null) playWaiting(world, call);
	world.changes.notify();
}
