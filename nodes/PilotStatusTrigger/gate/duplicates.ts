import { createHash } from 'crypto';

/** How many deliveries of one subscription this process remembers, and how many go into the workflow's static data. */
const IN_MEMORY = 5_000;
const IN_STATIC_DATA = 500;
/** How many subscriptions this process remembers; the one unused for longest is forgotten first. */
const MAX_SUBSCRIPTIONS = 1_000;

interface Memory {
	seen: Set<string>;
	recent: string[];
}

/**
 * Remembers deliveries: in the process at once, because n8n saves static data only after a delivery, and in the static
 * data for a repetition after a restart. Both are bounded.
 */
export class SeenDeliveries {
	private readonly memories = new Map<string, Memory>();

	/**
	 * @param subscription what tells subscriptions apart
	 * @param key what tells deliveries of one subscription apart
	 * @param stored the list of the static data
	 * @returns undefined when the delivery was seen before, else the list to store. It is the same array for all
	 * deliveries of a subscription: whichever n8n saves last, it holds all of them
	 */
	admit(subscription: string, key: string, stored: unknown): string[] | undefined {
		const memory = this.memoryOf(subscription);
		for (const entry of Array.isArray(stored) && stored !== memory.recent
			? (stored as unknown[])
			: []) {
			if (typeof entry === 'string' && !memory.seen.has(entry)) add(memory, entry);
		}
		const entry = createHash('sha256').update(key).digest('base64url').slice(0, 16);
		if (memory.seen.has(entry)) return undefined;
		add(memory, entry);
		return memory.recent;
	}

	private memoryOf(subscription: string): Memory {
		const memory = this.memories.get(subscription) ?? { seen: new Set<string>(), recent: [] };
		// the order of insertion is the order of use
		this.memories.delete(subscription);
		this.memories.set(subscription, memory);
		if (this.memories.size > MAX_SUBSCRIPTIONS) dropOldest(this.memories);
		return memory;
	}
}

function add({ seen, recent }: Memory, entry: string): void {
	seen.add(entry);
	recent.push(entry);
	if (seen.size > IN_MEMORY) dropOldest(seen);
	if (recent.length > IN_STATIC_DATA) recent.shift();
}

function dropOldest(collection: Map<string, unknown> | Set<string>): void {
	for (const key of collection.keys()) {
		collection.delete(key);
		return;
	}
}
