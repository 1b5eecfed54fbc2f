import {
	type Chat,
	emptyChat,
	type Entry,
	findEntry,
	type Holder,
	placeOf,
	sizeOf,
	tidyChat,
} from './chat';
import { mergeMessages, type QuietMessage, comparePlaces } from './message';

/** A message that comes in, and for whom. */
export interface Arriving {
	/** Tells contacts of all workflows apart. */
	contact: string;
	message: QuietMessage;
	executionId: string;
	/** How long messages are remembered (ms). */
	lookBackMs: number;
	/** A person tests: the same message may come again and again. */
	isTest: boolean;
}

/** What is to become of an execution: it waits, it is over, or it goes on again with what it went on with before. */
export type Arrival = { hold: Hold } | 'over' | { again: Entry[] };

/** An execution that goes on when its chat gets quiet, unless it is over before. */
export interface Hold {
	readonly chat: Chat;
	readonly own: Entry;
	isOver(): boolean;
	/** Resolves as soon as it is over. */
	readonly over: Promise<void>;
	/** Ends it without output, because the execution was stopped. Its messages stay open. */
	stop(): void;
	/** Ends it without output, because an execution of another process answers. */
	leave(): void;
	/**
	 * Ends it with output.
	 *
	 * @param isBlind whether the history could not be asked
	 */
	take(entries: Entry[], isBlind: boolean): void;
	/** Takes back what it went on with, because the execution was stopped afterwards. */
	giveBack(): void;
}

/** Most contacts, and most characters of all of them together. Those who wrote longest ago are forgotten first. */
const MAX_CONTACTS = 10_000;
const MAX_SIZE = 30_000_000;

/** What this process knows of the messages of contacts, and which of their executions goes on. Pure but for the clock. */
export class QuietMemory {
	private readonly chats = new Map<string, { chat: Chat; size: number }>();
	private size = 0;
	private sequence = 0;

	/** @param now gives ms since 1970 */
	constructor(
		private readonly now: () => number = () => Date.now(),
		private readonly maxContacts = MAX_CONTACTS,
		private readonly maxSize = MAX_SIZE,
	) {}

	/** How many contacts are remembered. */
	get contacts(): number {
		return this.chats.size;
	}

	/** Takes a message in. The execution of the newest one waits; those of all others are over. */
	arrive({ contact, message, executionId, lookBackMs, isTest }: Arriving): Arrival {
		const { chat } = this.chats.get(contact) ?? { chat: emptyChat() };
		const now = this.now();
		tidyChat(chat, now - lookBackMs);
		const earlier = chat.taken.find(({ entries }) => findEntry(entries, message) !== undefined);
		if (earlier?.executionId === executionId) return { again: earlier.entries };
		if (earlier !== undefined && !isTest) return 'over';
		const entry = this.put(chat, message, now);
		const { holder } = chat;
		const isNewest = holder === undefined || comparePlaces(holder.entry, entry) < 0;
		const hold = isNewest ? this.hold(contact, chat, entry, executionId) : undefined;
		if (isNewest) holder?.end();
		tidyChat(chat, now - lookBackMs);
		this.keep(contact, chat);
		return hold === undefined ? 'over' : { hold };
	}

	private put(chat: Chat, message: QuietMessage, now: number): Entry {
		const known = findEntry(chat.open, message);
		if (known !== undefined) {
			// a copy with another text is an edited message
			known.message = mergeMessages(known.message, message);
			return known;
		}
		const place = placeOf(chat, message, (this.sequence += 1));
		const entry: Entry = { ...place, message, arrivedAt: now, isDoubtful: false };
		chat.open.push(entry);
		chat.lastArrival = now;
		return entry;
	}

	private hold(contact: string, chat: Chat, own: Entry, executionId: string): Hold {
		let isOver = false;
		let resolve: () => void = () => {};
		const over = new Promise<void>((resolved) => (resolve = resolved));
		const end = (): void => {
			isOver = true;
			resolve();
		};
		const holder: Holder = { entry: own, end };
		const release = (): void => {
			if (chat.holder === holder) chat.holder = undefined;
			end();
		};
		chat.holder = holder;
		return {
			chat,
			own,
			over,
			isOver: () => isOver,
			stop: release,
			leave: () => {
				for (const entry of chat.open) entry.isDoubtful = true;
				release();
			},
			take: (entries, isBlind) => {
				chat.open = chat.open.filter((entry) => !entries.includes(entry));
				chat.taken.push({ executionId, entries, takenAt: this.now(), isBlind });
				release();
				// it may have been forgotten meanwhile, and begun anew
				if (this.chats.get(contact)?.chat === chat) this.keep(contact, chat);
			},
			giveBack: () => giveBack(chat, [executionId]),
		};
	}

	/** Moves a contact to the end, since the order in the map is the order of use, and makes room. */
	private keep(contact: string, chat: Chat): void {
		const size = sizeOf(chat);
		this.size += size - (this.chats.get(contact)?.size ?? 0);
		this.chats.delete(contact);
		this.chats.set(contact, { chat, size });
		for (const [oldest, { size: freed }] of this.chats) {
			if (this.chats.size <= this.maxContacts && this.size <= this.maxSize) return;
			if (oldest === contact) return;
			this.chats.delete(oldest);
			this.size -= freed;
		}
	}
}

/** Opens again what executions went on with that did not come to their end. */
export function giveBack(chat: Chat, executionIds: readonly string[]): void {
	const back = chat.taken.filter(({ executionId }) => executionIds.includes(executionId));
	chat.taken = chat.taken.filter((turn) => !back.includes(turn));
	for (const entry of back.flatMap(({ entries }) => entries)) {
		if (findEntry(chat.open, entry.message) === undefined) {
			chat.open.push({ ...entry, isDoubtful: true });
		}
	}
}
