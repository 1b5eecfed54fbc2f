import { Heap } from './heap.mts';

interface Task {
	at: number;
	order: number;
	run: () => void;
	cancelled: boolean;
}

/** Takes a scheduled task back; harmless when it ran already. */
export type CancelTask = () => void;

const LONGEST_TIMER_MS = 2_000_000_000;

/**
 * The sandbox's own time, in milliseconds since the epoch. It follows the machine's clock until it is
 * frozen, and can be moved forward; everything that is due on the way runs in order of time.
 */
export class Clock {
	readonly #tasks = new Heap<Task>((a, b) => a.at < b.at || (a.at === b.at && a.order < b.order));
	#order = 0;
	#offset = 0;
	#frozenAt: number | null = null;
	#steppingAt: number | null = null;
	#timer: NodeJS.Timeout | undefined;

	now(): number {
		return this.#steppingAt ?? this.#frozenAt ?? Date.now() + this.#offset;
	}

	/** The current time as ISO 8601 in UTC. */
	iso(): string {
		return new Date(this.now()).toISOString();
	}

	get frozen(): boolean {
		return this.#frozenAt !== null;
	}

	/** Runs `run` once the clock has reached `at`; a time in the past means as soon as possible. */
	schedule(at: number, run: () => void): CancelTask {
		const task: Task = { at, order: this.#order++, run, cancelled: false };
		this.#tasks.push(task);
		this.#arm();
		return () => {
			task.cancelled = true;
		};
	}

	/** Moves the clock forward by `ms`, running what falls due, each task seeing its own time. */
	advance(ms: number): void {
		const from = this.now();
		const target = from + ms;
		if (this.#frozenAt === null) this.#offset += ms;
		else this.#frozenAt = target;
		this.#runUntil(target, from);
		this.#arm();
	}

	/** Stops time. `advance` still moves it. */
	freeze(): void {
		this.#frozenAt ??= this.now();
		clearTimeout(this.#timer);
	}

	/** Lets time run on from where it stands. */
	resume(): void {
		if (this.#frozenAt === null) return;
		this.#offset = this.#frozenAt - Date.now();
		this.#frozenAt = null;
		this.#arm();
	}

	/** Forgets all tasks and goes back to the machine's time. */
	reset(): void {
		clearTimeout(this.#timer);
		this.#tasks.clear();
		this.#offset = 0;
		this.#frozenAt = null;
	}

	#arm(): void {
		clearTimeout(this.#timer);
		if (this.#frozenAt !== null || this.#steppingAt !== null) return;
		const next = this.#tasks.peek();
		if (!next) return;
		const wait = Math.min(Math.max(next.at - this.now(), 0), LONGEST_TIMER_MS);
		this.#timer = setTimeout(() => {
			this.#runUntil(this.now(), null);
			this.#arm();
		}, wait);
		// A waiting task alone must not keep a process alive; the listening server does.
		this.#timer.unref();
	}

	#runUntil(target: number, from: number | null): void {
		try {
			for (let next = this.#tasks.peek(); next && next.at <= target; next = this.#tasks.peek()) {
				this.#tasks.pop();
				if (next.cancelled) continue;
				if (from !== null) this.#steppingAt = Math.max(next.at, from);
				next.run();
			}
		} finally {
			this.#steppingAt = null;
		}
	}
}
