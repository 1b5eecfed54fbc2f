/**
 * State of a call (docs/api-reference.md 19). `MISSED` is ours: which status a call has that nobody answered is unknown
 * (docs/api-reference.md 19.4).
 */
export type CallStatus =
	| 'INITIATED'
	| 'RINGING'
	| 'ACCEPTED'
	| 'COMPLETED'
	| 'FAILED'
	| 'REJECTED'
	| 'MISSED';

/** A sound file that a call plays. Times ISO 8601; `startedAt` is null until the call is connected. */
export interface PlayedFile {
	mediaUrl: string;
	startedAt: string | null;
	/** What came of fetching it from a loopback URL; null where nothing was fetched. */
	fetched: { status: number; bytes: number; contentType: string | null } | null;
}

/** A voice call between a number and a contact. Times ISO 8601 or null. */
export interface CallRecord {
	/** `call_…`. */
	id: string;
	/** The provider's own id, `wacid…` on official numbers. */
	externalCallId: string;
	numberId: string;
	/** OUTBOUND: the API called the contact. */
	direction: 'OUTBOUND' | 'INBOUND';
	status: CallStatus;
	/** Phone number of the contact with `+`. */
	peer: string;
	/** `bizOpaqueCallbackData` of the request. */
	callbackData: string | null;
	sdp: string | null;
	played: PlayedFile[];
	durationSeconds: number | null;
	startedAt: string;
	connectedAt: string | null;
	endedAt: string | null;
	createdAt: string;
	updatedAt: string;
}

/** Whether a contact may be called (docs/api-reference.md 19.2). */
export type PermissionStatus = 'no_permission' | 'temporary' | 'permanent';

/** What a contact allows an official number. */
export interface CallPermission {
	numberId: string;
	/** Phone number of the contact with `+`. */
	phone: string;
	status: PermissionStatus;
	/** End of a temporary permission, ms since the epoch. */
	expiresAt: number | null;
	/** The requests that were sent, in order; `open` until the contact decides. */
	requests: Array<{ messageId: string; text: string | null; at: number; open: boolean }>;
}
