/** The answer of n8n's scan. */
export interface Verdict {
	passed: boolean;
	message?: string;
	/** The findings of the linter, where it came so far; trying again changes nothing about them. */
	details?: string;
}

/** How long to go on. */
export interface Patience {
	/** How often at most. */
	tries: number;
	/** Waits before the next try. */
	pause: () => Promise<void>;
	/** Told after a try that may go better the next time. */
	report: (message: string) => void;
}

/**
 * Scans until the scan has passed, or found what cannot change. A version that was just published is listed by the
 * registry some minutes later, with its provenance later still; until then the scan fails.
 *
 * @returns the last verdict
 */
export async function untilPassed(
	scan: () => Promise<Verdict>,
	{ tries, pause, report }: Patience,
): Promise<Verdict> {
	for (let attempt = 1; ; attempt += 1) {
		const verdict = await scan();
		if (verdict.passed || verdict.details !== undefined || attempt >= tries) return verdict;
		report(`Try ${attempt} of ${tries}: ${verdict.message ?? 'not passed'}`);
		await pause();
	}
}
