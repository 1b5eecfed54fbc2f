/** Processor time (µs) of a piece of work. */
function cost(work: () => void): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return user + system;
}

/**
 * Tells whether work on ten times the text takes far less than a hundred times the processor time, which work that grows with
 * the square would take every time. Garbage collection and a busy machine can make single tries look bad, so one that looks good
 * is enough.
 */
export function growsLinearly(work: (count: number) => void): boolean {
	return [1, 2, 3, 4, 5, 6].some(() => {
		const small = Math.max(
			cost(() => work(2_000)),
			500,
		);
		return cost(() => work(20_000)) / small < 60;
	});
}
