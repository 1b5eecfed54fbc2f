/** Runs tasks, a bounded number at a time. */
export interface Semaphore {
	/**
	 * Runs a task once there is room, in the order of the calls, and gives its result. With too many waiting already, it
	 * gives `busy` at once and does not run the task.
	 */
	run<T>(task: () => Promise<T>, busy: T): Promise<T>;
}

/**
 * Bounds what takes much memory, such as files.
 *
 * @param concurrency most tasks at a time
 * @param maxWaiting most tasks that wait for their turn
 */
export function createSemaphore(concurrency: number, maxWaiting: number): Semaphore {
	const waiting: Array<() => void> = [];
	let free = concurrency;
	return {
		run: async (task, busy) => {
			if (free > 0) free -= 1;
			else if (waiting.length >= maxWaiting) return busy;
			else await new Promise<void>((resolve) => waiting.push(resolve));
			try {
				return await task();
			} finally {
				const next = waiting.shift();
				// the place is handed on, so that nobody slips in between
				if (next === undefined) free += 1;
				else next();
			}
		},
	};
}
