/** How a pool works through its tasks. */
export interface PoolOptions {
	/** Number of tasks, numbered from 0. */
	count: number;
	/** How many run side by side. */
	lanes: number;
	/** Carries out one task. It must not throw: a failure is a result like any other. */
	task: (index: number) => Promise<void>;
	/** Asked before each task; true ends the pool after the tasks under way. */
	isStopped: () => boolean;
}

/** Runs tasks in order of their number, a bounded number side by side, and resolves when none is left. */
export async function runPool({ count, lanes, task, isStopped }: PoolOptions): Promise<void> {
	let next = 0;
	const lane = async (): Promise<void> => {
		while (next < count && !isStopped()) {
			const index = next;
			next += 1;
			await task(index);
		}
	};
	await Promise.all(Array.from({ length: Math.min(lanes, count) }, lane));
}
