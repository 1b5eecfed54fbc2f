/** Where a message stands among others. Later fields decide where the ones before are equal. */
export interface Place {
	/** When it was written (ms since 1970). */
	time: number;
	/** When Pilot Status stored it (ms since 1970); WhatsApp tells the time in whole seconds only. */
	storedAt: number;
	/** In which order this process got it. */
	sequence: number;
	id: string;
}

/** Compares two places as `sort` wants it, the older one first: the same in every process for the same rows. */
export function comparePlaces(one: Place, other: Place): number {
	return (
		difference(one.time, other.time) ||
		difference(one.storedAt, other.storedAt) ||
		difference(one.sequence, other.sequence) ||
		(one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
	);
}

/** Without the pitfall that Infinity minus Infinity is no number. */
function difference(one: number, other: number): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
