import type { IDataObject } from 'n8n-workflow';

import { messageKey } from '../../../../shared/deliveries/message';
import { idOf } from '../../../../shared/json';

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

/** A message of a contact, from an input item or from the history. */
export interface QuietMessage {
	/** The same for every copy of one message; at least one. */
	keys: readonly string[];
	/** When it was written (ms since 1970, by the clock of Pilot Status or WhatsApp); undefined where nothing says so. */
	writtenAt: number | undefined;
	/** Text or caption; empty where there is none. */
	text: string;
	/** What the output shows of it. */
	shown: IDataObject;
}

/** Returns the keys of those of the values that are IDs. */
export function keysOf(...ids: unknown[]): string[] {
	return [...new Set(ids.flatMap((id) => idOf(id) ?? []).map(messageKey))];
}

/** Returns an object without the fields that have no value. */
export function withoutGaps(fields: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
	);
}

/** Merges two copies of a message. What the newer one has counts. */
export function mergeMessages(older: QuietMessage, newer: QuietMessage): QuietMessage {
	const text = newer.text === '' ? older.text : newer.text;
	return {
		keys: [...new Set([...newer.keys, ...older.keys])],
		writtenAt: newer.writtenAt ?? older.writtenAt,
		text,
		shown: { ...older.shown, ...newer.shown, content: text },
	};
}
