/** Stops or removes something that was started or made. */
type Undo = () => Promise<unknown> | void;

/** Holds what a run has started, to be stopped in reverse order whatever happens. */
export class CleanupStack {
	private readonly entries: Array<{ name: string; undo: Undo }> = [];

	/** Remembers how to stop something that was just started; `name` begins the sentence of a failure. */
	add(name: string, undo: Undo): void {
		this.entries.push({ name, undo });
	}

	/**
	 * Stops everything, the last started first. A failure does not keep the others from being stopped: it goes to `report`, and
	 * without one all failures are thrown at the end.
	 */
	async run(report?: (problem: string) => void): Promise<void> {
		const problems: string[] = [];
		for (let entry = this.entries.pop(); entry !== undefined; entry = this.entries.pop()) {
			try {
				await entry.undo();
			} catch (error) {
				problems.push(`${entry.name} could not be stopped: ${String(error)}`);
			}
		}
		if (report === undefined && problems.length > 0) throw new Error(problems.join('\n'));
		problems.forEach((problem) => report?.(problem));
	}
}

/**
 * Does the work of a program, stops all that it started, and sets the exit code: 1 when the work failed or was interrupted. The
 * signal ends with SIGINT, SIGTERM and SIGHUP. Prints the message of a failure.
 */
export async function runMain(
	work: (cleanup: CleanupStack, signal: AbortSignal) => Promise<void>,
): Promise<void> {
	const interruption = new AbortController();
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(name, () => interruption.abort(new Error('Interrupted')));
	}
	const cleanup = new CleanupStack();
	try {
		await work(cleanup, interruption.signal);
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	} finally {
		await cleanup.run((problem) => console.error(problem));
	}
}
