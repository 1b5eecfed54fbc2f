/** How to wait for a condition. Times are milliseconds. */
export interface WaitOptions {
	/** What is waited for, as the end of the sentence "Timed out waiting for …". */
	for: string;
	/** When to give up. Generous: it is there to end a hopeless wait, not to measure. */
	limitMs?: number | undefined;
	/** Pause between two looks. */
	everyMs?: number | undefined;
	/** Ends the wait with this signal's reason. */
	signal?: AbortSignal | undefined;
}

/**
 * Looks again and again until the condition gives something other than undefined, and returns that.
 * Throws an Error after the limit; an error thrown by the condition ends the wait at once.
 */
export async function waitUntil<Value>(
	condition: () => Promise<Value | undefined> | Value | undefined,
	options: WaitOptions,
): Promise<Value> {
	const { limitMs = 120_000, everyMs = 50, signal } = options;
	const giveUpAt = Date.now() + limitMs;
	for (;;) {
		signal?.throwIfAborted();
		const value = await condition();
		if (value !== undefined) return value;
		if (Date.now() > giveUpAt) {
			throw new Error(`Timed out waiting for ${options.for} (${Math.round(limitMs / 1000)} s)`);
		}
		await new Promise((resume) => setTimeout(resume, everyMs));
	}
}
