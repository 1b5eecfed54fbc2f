import { createHash } from 'crypto';
import { sleep } from 'n8n-workflow';

import { dropOldest } from '../../shared/dropOldest';
import type { Delivery } from './parse';

/**
 * How long n8n may take to begin an execution once the node has returned (ms). It tells nobody when it could not, as with
 * a locked database, but answers 500 then, and the repetition has to start the workflow.
 */
const BEGIN_MS = 3_000;

/** An execution between the moment a delivery is let in and the moment n8n has begun it. */
class Beginning {
	hasBegun = false;
	private returnedAt: number | undefined;
	private waiters: Array<() => void> = [];

	/**
	 * @param entries what is remembered of its delivery once it has begun
	 * @param request what tells n8n's calls of the node apart: one may bring several events
	 */
	constructor(
		readonly entries: readonly string[],
		readonly request: object,
	) {}

	get hasReturned(): boolean {
		return this.returnedAt !== undefined;
	}

	/** Notes that n8n has got the items from the node. */
	return(): void {
		this.returnedAt ??= Date.now();
		this.wake();
	}

	/** Notes that no execution is going to begin, so that nobody waits for it any more. */
	drop(): void {
		this.returnedAt = 0;
		this.wake();
	}

	/** Notes that n8n has begun the execution. */
	begin(): void {
		this.hasBegun = true;
		this.wake();
	}

	/** Waits until n8n has begun the execution, or should have. */
	async begins(): Promise<boolean> {
		if (this.returnedAt === undefined) await this.change();
		const left = (this.returnedAt ?? 0) + BEGIN_MS - Date.now();
		if (!this.hasBegun && left > 0) await Promise.race([this.change(), sleep(left)]);
		return this.hasBegun;
	}

	private async change(): Promise<void> {
		await new Promise<void>((resolve) => this.waiters.push(resolve));
	}

	private wake(): void {
		for (const waiter of this.waiters.splice(0)) waiter();
	}
}

/** How many entries of one subscription this process remembers, and how many go into the workflow's static data. */
const IN_MEMORY = 5_000;
const IN_STATIC_DATA = 500;
/** How many subscriptions this process remembers; the one unused for longest is forgotten first. */
const MAX_SUBSCRIPTIONS = 1_000;
/** How many executions of one subscription may be about to begin. */
const MAX_BEGINNINGS = 1_000;
/** For so long (ms) the same content without an id or time of its own counts as a repetition. */
const FLEETING_MS = 5 * 60_000;

interface Memory {
	/** Entries, and until when they hold (ms since 1970). */
	seen: Map<string, number>;
	recent: string[];
	/** Executions that are about to begin, by each entry of their delivery. */
	beginnings: Map<string, Beginning>;
}

/** What tells an event of one subscription from others. */
type Identity = Pick<Delivery, 'event' | 'key' | 'isFleeting' | 'tells'>;

/** An event that was not seen before. It counts as seen once n8n has begun its execution, and not before. */
export interface Admission {
	/** To be called when n8n's call of the node returns or throws. */
	returned(): void;
	/**
	 * To be called when n8n has begun the execution.
	 *
	 * @returns the list to store. It is the same array for all events of a subscription: whichever n8n saves last, it
	 * holds all of them
	 */
	begun(): string[];
	/** To be called when the event is to start nothing after all; a repetition is judged anew. */
	dropped(): void;
}

/** Remembers events: in the process at once, and in the static data for a repetition after a restart. Both are bounded. */
export class SeenDeliveries {
	private readonly memories = new Map<string, Memory>();

	/**
	 * Lets in what was not seen before. While a repetition of it is about to begin, waits for that.
	 *
	 * @param subscription what tells subscriptions apart
	 * @param stored the list of the static data
	 * @param request the call of the node, in which an event counts once
	 * @returns `underWay` when it came together with a repetition whose execution n8n has not begun yet: neither begun
	 * nor lost, so it is to come again
	 */
	async admit(
		subscription: string,
		identity: Identity,
		stored: unknown,
		request: object,
	): Promise<Admission | 'seen' | 'underWay'> {
		const memory = this.memoryOf(subscription);
		absorb(memory, stored);
		const entries = entriesOf(identity);
		const [key, ...tells] = entries;
		const twins = twinsOf(identity);
		for (;;) {
			const now = Date.now();
			const isSeen = (entry: string): boolean => (memory.seen.get(entry) ?? 0) > now;
			if (isSeen(key) || (twins.length > 0 && twins.every(isSeen))) return 'seen';
			const earlier = firstOf(memory.beginnings, [key, ...twins]);
			if (earlier === undefined) break;
			if (earlier.request === request) return 'seen';
			const cameTogether = !earlier.hasReturned;
			if (await earlier.begins()) continue;
			if (cameTogether) return 'underWay';
			forget(memory.beginnings, earlier);
		}
		const beginning = new Beginning(entries, request);
		for (const entry of entries) memory.beginnings.set(entry, beginning);
		if (memory.beginnings.size > MAX_BEGINNINGS) dropOldest(memory.beginnings);
		const until = identity.isFleeting ? Date.now() + FLEETING_MS : Infinity;
		return {
			returned: () => beginning.return(),
			begun: () => {
				if (!beginning.hasBegun) {
					add(memory, key, until);
					for (const entry of tells) if (!memory.seen.has(entry)) add(memory, entry, Infinity);
				}
				beginning.begin();
				forget(memory.beginnings, beginning);
				return memory.recent;
			},
			dropped: () => {
				forget(memory.beginnings, beginning);
				beginning.drop();
			},
		};
	}

	private memoryOf(subscription: string): Memory {
		const memory = this.memories.get(subscription) ?? {
			seen: new Map<string, number>(),
			recent: [],
			beginnings: new Map<string, Beginning>(),
		};
		// the order of insertion is the order of use
		this.memories.delete(subscription);
		this.memories.set(subscription, memory);
		if (this.memories.size > MAX_SUBSCRIPTIONS) dropOldest(this.memories);
		return memory;
	}
}

/** Takes over what another process, or this one before its restart, has stored. */
function absorb(memory: Memory, stored: unknown): void {
	if (!Array.isArray(stored) || stored === memory.recent) return;
	for (const text of stored as unknown[]) {
		if (typeof text !== 'string') continue;
		const [entry = '', end] = text.split('@');
		const until = end === undefined ? Infinity : parseInt(end, 36);
		if (!memory.seen.has(entry)) add(memory, entry, until);
	}
}

/** An entry that does not hold for ever is stored with its end: `hash@time`. */
function add({ seen, recent }: Memory, entry: string, until: number): void {
	seen.delete(entry);
	seen.set(entry, until);
	recent.push(until === Infinity ? entry : `${entry}@${until.toString(36)}`);
	if (seen.size > IN_MEMORY) dropOldest(seen);
	if (recent.length > IN_STATIC_DATA) recent.shift();
}

/** The entry of an event itself, then those of what it tells. */
function entriesOf({ event, key, tells }: Identity): [string, ...string[]] {
	const form = formOf(event);
	return [hash(key), ...tells.map((tell) => hash(`${form} ${tell}`))];
}

/** The entries under which the other form of the same message would be known: an event, or Meta's envelope. */
function twinsOf({ event, tells }: Identity): string[] {
	const other = formOf(event) === 'event' ? 'envelope' : 'event';
	return tells.map((tell) => hash(`${other} ${tell}`));
}

function formOf(event: string): 'event' | 'envelope' {
	return event.startsWith('meta.') ? 'envelope' : 'event';
}

function hash(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

function firstOf(beginnings: Map<string, Beginning>, entries: string[]): Beginning | undefined {
	for (const entry of entries) {
		const beginning = beginnings.get(entry);
		if (beginning !== undefined) return beginning;
	}
	return undefined;
}

function forget(beginnings: Map<string, Beginning>, over: Beginning): void {
	for (const entry of over.entries) {
		if (beginnings.get(entry) === over) beginnings.delete(entry);
	}
}
