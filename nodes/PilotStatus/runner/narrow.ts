/** Runs a task when its turn has come, and gives its result. */
export type Narrow = <T>(task: () => Promise<T>) => Promise<T>;

/**
 * A narrow place: of the tasks that come to it, a bounded number runs at a time, and the others wait in order. For what
 * takes much memory, such as files, while everything else keeps its own number of lanes.
 */
export function createNarrow(width: number): Narrow {
	const waiting: Array<() => void> = [];
	let free = width;
	return async (task) => {
		if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
		else free -= 1;
		try {
			return await task();
		} finally {
			const next = waiting.shift();
			// the place is handed on, so that nobody slips in between
			if (next === undefined) free += 1;
			else next();
		}
	};
}
