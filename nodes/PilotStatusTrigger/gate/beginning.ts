import { sleep } from 'n8n-workflow';

/**
 * How long n8n may take to begin an execution once the node has returned (ms). It tells nobody when it could not, as with
 * a locked database, but answers 500 then, and the repetition has to start the workflow.
 */
const BEGIN_MS = 3_000;

/** An execution between the moment a delivery is let in and the moment n8n has begun it. */
export class Beginning {
	hasBegun = false;
	private returnedAt: number | undefined;
	private waiters: Array<() => void> = [];

	/**
	 * @param entries what is remembered of its delivery once it has begun
	 * @param request what tells n8n's calls of the node apart: one may bring several events
	 */
	constructor(
		readonly entries: readonly string[],
		readonly request: object,
	) {}

	get hasReturned(): boolean {
		return this.returnedAt !== undefined;
	}

	/** Notes that n8n has got the items from the node. */
	return(): void {
		this.returnedAt ??= Date.now();
		this.wake();
	}

	/** Notes that no execution is going to begin, so that nobody waits for it any more. */
	drop(): void {
		this.returnedAt = 0;
		this.wake();
	}

	/** Notes that n8n has begun the execution. */
	begin(): void {
		this.hasBegun = true;
		this.wake();
	}

	/** Waits until n8n has begun the execution, or should have. */
	async begins(): Promise<boolean> {
		if (this.returnedAt === undefined) await this.change();
		const left = (this.returnedAt ?? 0) + BEGIN_MS - Date.now();
		if (!this.hasBegun && left > 0) await Promise.race([this.change(), sleep(left)]);
		return this.hasBegun;
	}

	private async change(): Promise<void> {
		await new Promise<void>((resolve) => this.waiters.push(resolve));
	}

	private wake(): void {
		for (const waiter of this.waiters.splice(0)) waiter();
	}
}
