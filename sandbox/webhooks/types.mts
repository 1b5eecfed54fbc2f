/** A registered webhook (docs/api-reference.md 11). It belongs to one number for good. */
export interface WebhookRecord {
	id: string;
	name: string;
	url: string;
	active: boolean;
	events: string[];
	numberId: string;
	lastTriggered: string | null;
	createdAt: string;
	updatedAt: string;
}

/** One try to hand a delivery over. */
export interface Attempt {
	at: string;
	/** Null when there was no answer. */
	statusCode: number | null;
	error: string | null;
	/** The beginning of the answer's body. */
	response: string;
	durationMs: number;
}

/**
 * A delivery: HELD until released, PENDING until an attempt succeeds, FAILED after the last one, DROPPED
 * when its webhook is gone or paused.
 */
export interface Delivery {
	id: string;
	order: number;
	webhookId: string;
	numberId: string;
	event: string;
	/** The body as it is sent. */
	body: string;
	contentType: string;
	/** 0 for the first of several copies. */
	copy: number;
	status: 'HELD' | 'PENDING' | 'SUCCESS' | 'FAILED' | 'DROPPED';
	attempts: Attempt[];
	createdAt: string;
}
