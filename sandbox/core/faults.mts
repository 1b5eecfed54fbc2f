import { seededRandom } from './random.mts';

/** What goes wrong. `after` means: the request was carried out first, and only its answer is lost. */
export type Fault =
	| {
			type: 'status';
			status: number;
			error?: string;
			code?: string;
			details?: unknown;
			retryAfter?: RetryAfter;
			after?: boolean;
	  }
	| {
			type: 'body';
			status: number;
			contentType: string;
			/** The body as it is sent; `{{key}}` stands for the key that the request came with. */
			body: string;
			retryAfter?: RetryAfter;
			after?: boolean;
	  }
	/** One of the answers of {@link ODD_ANSWERS}, by its name. */
	| { type: 'odd'; answer: string; after?: boolean }
	| { type: 'cut'; after?: boolean }
	| { type: 'slow'; ms: number; after?: boolean }
	| { type: 'hold'; after?: boolean }
	/** The request is carried out; the head of its answer comes at once, the body byte by byte. */
	| { type: 'drip'; everyMs: number }
	/** The request is carried out; the head and some bytes come, then nothing until faults are released. */
	| { type: 'stall'; bytes: number };

/** A number of seconds, `{ dateInMs }` for an HTTP date that far ahead (or behind), or a value as it is sent. */
export type RetryAfter = number | string | { dateInMs: number };

/** Which requests a rule applies to, and how often. */
export interface FaultRule {
	id?: string;
	match?: {
		method?: string;
		/** A path; a trailing `*` matches everything below. Without it, `/v1/messages/send`. */
		path?: string;
		/** Query parameters that must have these values. */
		query?: Record<string, string>;
		/** The destination of a send (number, group or newsletter); a trailing `*` matches a prefix. */
		destination?: string;
	};
	/** How many matching requests pass before the rule applies. */
	skip?: number;
	/** How many requests it applies to; 0 means all. Default 1. */
	times?: number;
	/** Applies with this probability (from the seed). Default 1. */
	probability?: number;
	fault: Fault;
}

/** A request of which a {@link FaultChooser} decides. */
export interface FaultRequest {
	method: string;
	path: string;
	query: Record<string, unknown>;
	/** The destination of a send; null for everything else. */
	destination: string | null;
	/** The parsed body. */
	body: unknown;
}

/** Decides in this process what goes wrong with a request; undefined when nothing does. */
export type FaultChooser = (request: FaultRequest) => Fault | undefined;

interface ActiveRule {
	id: string;
	rule: FaultRule;
	skip: number;
	left: number;
	applied: number;
}

function matches(pattern: string, value: string): boolean {
	return pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : value === pattern;
}

function hasQuery(
	wanted: Record<string, string> | undefined,
	query: Record<string, unknown>,
): boolean {
	return Object.entries(wanted ?? {}).every(([name, value]) => query[name] === value);
}

/** The queue of fault rules. The first rule that matches a request is used. */
export class Faults {
	#rules: ActiveRule[] = [];
	#held: Array<() => void> = [];
	#next = 1;
	#random: (() => number) | undefined;
	#chooser: FaultChooser | undefined;
	readonly #seed: () => number;

	/** @param seed read when the first random rule is used */
	constructor(seed: () => number) {
		this.#seed = seed;
	}

	/** @returns the rule's id */
	add(rule: FaultRule): string {
		const id = rule.id ?? `fault_${this.#next++}`;
		const times = rule.times ?? 1;
		const left = times === 0 ? Number.POSITIVE_INFINITY : times;
		this.#rules.push({ id, rule, skip: rule.skip ?? 0, left, applied: 0 });
		return id;
	}

	/** The rules in order, with how often each was applied. */
	list(): Array<{ id: string; rule: FaultRule; applied: number; exhausted: boolean }> {
		return this.#rules.map(({ id, rule, applied, left }) => ({
			id,
			rule,
			applied,
			exhausted: left === 0,
		}));
	}

	/** Asks this for each request, before all rules. */
	choose(chooser: FaultChooser): void {
		this.#chooser = chooser;
	}

	clear(): void {
		this.#rules = [];
		this.#chooser = undefined;
	}

	/** The fault for a request, used up by this call. */
	take(request: FaultRequest): { id: string; fault: Fault } | null {
		const chosen = this.#chooser?.(request);
		if (chosen !== undefined) return { id: 'chosen', fault: chosen };
		const { method, path, destination } = request;
		for (const active of this.#rules) {
			const { match = {}, probability = 1, fault } = active.rule;
			if (active.left === 0) continue;
			if (match.method !== undefined && match.method.toUpperCase() !== method) continue;
			if (!matches(match.path ?? '/v1/messages/send', path)) continue;
			if (match.destination !== undefined && !matches(match.destination, destination ?? ''))
				continue;
			if (!hasQuery(match.query, request.query)) continue;
			if (active.skip > 0) {
				active.skip -= 1;
				continue;
			}
			this.#random ??= seededRandom(this.#seed());
			if (probability < 1 && this.#random() >= probability) continue;
			active.left -= 1;
			active.applied += 1;
			return { id: active.id, fault };
		}
		return null;
	}

	/** Resolves when the held requests are let go. */
	hold(): Promise<void> {
		return new Promise((resolve) => this.#held.push(resolve));
	}

	/** How many requests are held now. */
	get held(): number {
		return this.#held.length;
	}

	/** Lets all held requests go on. */
	releaseAll(): void {
		const held = this.#held;
		this.#held = [];
		for (const release of held) release();
	}
}
