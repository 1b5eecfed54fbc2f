import { type QuietMessage, type Place, comparePlaces } from './message';

/** A message that this process got, and how it stands. */
export interface Entry extends Place {
	message: QuietMessage;
	/** When this process got it (ms since 1970, by its own clock). */
	arrivedAt: number;
	/**
	 * Was taken by an execution that did not come to its end, or left to another process. It is part of the next turn unless the
	 * history knows that it was answered.
	 */
	isDoubtful: boolean;
}

/** What an execution has gone on with. */
export interface Taken {
	executionId: string;
	entries: Entry[];
	takenAt: number;
	/** Went on while the history could not be asked, perhaps without messages that it should have had. */
	isBlind: boolean;
}

/** The execution that goes on when a chat gets quiet. */
export interface Holder {
	entry: Entry;
	/** Ends the wait of this execution, because a newer message came or it was stopped. */
	end(): void;
}

/** What this process remembers of one contact. */
export interface Chat {
	/** Messages that no execution has gone on with. */
	open: Entry[];
	/** The latest turns, the earliest first. */
	taken: Taken[];
	holder: Holder | undefined;
	/** When the latest message came that was not there before. */
	lastArrival: number;
}

/** Most messages of one contact. The oldest ones are dropped. */
export const MAX_MESSAGES = 200;
/** What a message takes beside its text (characters), roughly. */
const OVERHEAD = 500;

/** Makes the memory of a contact who has not written yet. */
export function emptyChat(): Chat {
	return { open: [], taken: [], holder: undefined, lastArrival: 0 };
}

/** Returns the size of what is remembered of a chat, in characters. */
export function sizeOf({ open, taken }: Chat): number {
	const entries = [...open, ...taken.flatMap((turn) => turn.entries)];
	return entries.reduce((sum, { message }) => sum + OVERHEAD + 2 * message.text.length, OVERHEAD);
}

/**
 * Drops what is too old, or too much. Messages whose execution is waiting are never too old: a contact who keeps writing for long
 * is answered in the end.
 *
 * @param since what came before is too old (ms since 1970)
 */
export function tidyChat(chat: Chat, since: number): void {
	chat.taken = chat.taken.filter(({ takenAt }) => takenAt >= since);
	if (chat.holder === undefined) {
		chat.open = chat.open.filter(({ arrivedAt }) => arrivedAt >= since);
	}
	chat.open.sort(comparePlaces);
	while (countOf(chat) > MAX_MESSAGES && chat.taken.length > 0) chat.taken.shift();
	const own = chat.holder?.entry;
	while (chat.open.length > MAX_MESSAGES) {
		const oldest = chat.open.findIndex((entry) => entry !== own);
		chat.open.splice(oldest, 1);
	}
}

function countOf({ open, taken }: Chat): number {
	return taken.reduce((sum, { entries }) => sum + entries.length, open.length);
}

/** Finds the message that a copy is of. */
export function findEntry(entries: Entry[], { keys }: QuietMessage): Entry | undefined {
	return entries.find(({ message }) => message.keys.some((key) => keys.includes(key)));
}

/**
 * Gives a message its place among those that are there. One without a time comes right behind what is there already: the clocks of
 * this machine and of Pilot Status may differ.
 */
export function placeOf({ open }: Chat, message: QuietMessage, sequence: number): Place {
	const latest = open.reduce((time, entry) => Math.max(time, entry.time), -Infinity);
	const id = message.keys.join(' ');
	return { time: message.writtenAt ?? latest, storedAt: Infinity, sequence, id };
}
