/** Something that was started and has to be stopped. */
export interface Closer {
	/** For the message when it cannot be stopped. */
	name: string;
	close: () => Promise<unknown> | void;
}

/** What a run has started, to be stopped in reverse order whatever happens. */
export class Closers {
	private readonly closers: Closer[] = [];

	/** Remembers how to stop something that was just started. */
	add(name: string, close: Closer['close']): void {
		this.closers.push({ name, close });
	}

	/** Stops everything, the last started first. A failure is told to `report` and does not keep the others from being stopped. */
	async closeAll(report: (problem: string) => void): Promise<void> {
		for (;;) {
			const closer = this.closers.pop();
			if (closer === undefined) return;
			try {
				await closer.close();
			} catch (error) {
				report(`${closer.name} could not be stopped: ${String(error)}`);
			}
		}
	}
}
