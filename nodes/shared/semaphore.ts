/** Runs tasks, a bounded number at a time, in the order of the calls. */
export interface Semaphore {
	/** Runs a task once there is room, and gives its result. */
	run<T>(task: () => Promise<T>): Promise<T>;
	/** Runs a task like {@link run}; with too many waiting already, it gives `busy` at once and does not run the task. */
	runUnlessBusy<T>(task: () => Promise<T>, busy: T): Promise<T>;
}

/**
 * Bounds what takes much memory, such as files.
 *
 * @param concurrency most tasks at a time
 * @param maxWaiting most tasks that wait for their turn, for {@link Semaphore.runUnlessBusy}
 */
export function createSemaphore(concurrency: number, maxWaiting = Infinity): Semaphore {
	const waiting: Array<() => void> = [];
	let free = concurrency;
	const run = async <T>(task: () => Promise<T>): Promise<T> => {
		if (free > 0) free -= 1;
		else await new Promise<void>((resolve) => waiting.push(resolve));
		try {
			return await task();
		} finally {
			const next = waiting.shift();
			// the place is handed on, so that nobody slips in between
			if (next === undefined) free += 1;
			else next();
		}
	};
	return {
		run,
		runUnlessBusy: async (task, busy) =>
			free === 0 && waiting.length >= maxWaiting ? busy : await run(task),
	};
}
