/** Names of headers that carry a key; their values are never kept. */
export const AUTH_HEADERS = ['x-api-key', 'x-api-key-id', 'authorization'] as const;

/** One request to the API as the journal keeps it: no header value but two harmless ones. */
export interface JournalEntry {
	order: number;
	method: string;
	path: string;
	query: Record<string, unknown>;
	/** Which auth headers were present. */
	authHeaders: string[];
	/** The value of `x-whatsapp-number-id`, which is no secret. */
	numberIdHeader: string | null;
	/** All header names. */
	headerNames: string[];
	contentType: string | null;
	userAgent: string | null;
	/** Machine time, ms since the epoch. */
	startedAt: number;
	endedAt: number | null;
	/** Null while it runs, and when the connection was cut. */
	status: number | null;
	/** The fault that was applied, by id. */
	fault: string | null;
}

/** The requests to `/v1` and to media links, and how many were in the air at once. */
export class Journal {
	readonly entries: JournalEntry[] = [];
	#inFlight = 0;
	#peak = 0;
	readonly #perDestination = new Map<string, number>();
	#destinationPeak = 0;

	get inFlight(): number {
		return this.#inFlight;
	}

	/** The most sends that ran at the same time, in all and to one destination. */
	get peaks(): { sends: number; sendsToOneDestination: number } {
		return { sends: this.#peak, sendsToOneDestination: this.#destinationPeak };
	}

	add(entry: Omit<JournalEntry, 'order' | 'endedAt' | 'status' | 'fault'>): JournalEntry {
		const kept = {
			...entry,
			order: this.entries.length + 1,
			endedAt: null,
			status: null,
			fault: null,
		};
		this.entries.push(kept);
		return kept;
	}

	/** @returns the function to call when the send is answered or its connection is gone */
	sendStarted(destination: string): () => void {
		this.#inFlight += 1;
		this.#peak = Math.max(this.#peak, this.#inFlight);
		const here = (this.#perDestination.get(destination) ?? 0) + 1;
		this.#perDestination.set(destination, here);
		this.#destinationPeak = Math.max(this.#destinationPeak, here);
		let ended = false;
		return () => {
			if (ended) return;
			ended = true;
			this.#inFlight -= 1;
			const left = (this.#perDestination.get(destination) ?? 1) - 1;
			if (left === 0) this.#perDestination.delete(destination);
			else this.#perDestination.set(destination, left);
		};
	}
}
