import { withNumericIds } from '../core/ids.mts';
import { seededRandom } from '../core/random.mts';
import type { World } from '../core/world.mts';
import { post } from './post.mts';
import type { Delivery, WebhookRecord } from './types.mts';

/**
 * The registered webhooks and their deliveries: which goes where, copies, shuffles, delays, repeats.
 * Repeats after anything but a 2xx, and their schedule, are assumptions (docs/api-reference.md 12.1 has none).
 */
export class WebhookCenter {
	readonly records = new Map<string, WebhookRecord>();
	readonly deliveries: Delivery[] = [];
	readonly #world: World;
	readonly #closing = new AbortController();
	readonly #queue: Delivery[] = [];
	#running = 0;
	#shuffled: Delivery[] = [];
	#random: (() => number) | undefined;

	constructor(world: World) {
		this.#world = world;
	}

	/** Sends `body` to every active webhook of the number that wants the event. @returns how many */
	emit(numberId: string, event: string, body: unknown): number {
		const wanting = [...this.records.values()].filter(
			(record) =>
				record.numberId === numberId &&
				record.active &&
				(record.events.includes('*') || record.events.includes(event)),
		);
		const text = JSON.stringify(this.#world.settings.numericIds ? withNumericIds(body) : body);
		for (const record of wanting) this.send(record, event, text, 'application/json');
		return wanting.length;
	}

	/** Sends a body just as it is to one webhook, in as many copies as are set. */
	send(record: WebhookRecord, event: string, body: string, contentType: string): void {
		const world = this.#world;
		for (let copy = 0; copy < Math.max(1, world.settings.webhookCopies); copy += 1) {
			const delivery: Delivery = {
				id: world.ids.of('dlv'),
				order: this.deliveries.length + 1,
				webhookId: record.id,
				numberId: record.numberId,
				event,
				body,
				contentType,
				copy,
				status: world.settings.holdWebhooks ? 'HELD' : 'PENDING',
				attempts: [],
				createdAt: world.clock.iso(),
			};
			this.deliveries.push(delivery);
			if (delivery.status === 'PENDING') this.#shuffleIn(delivery);
		}
	}

	/** Lets held and collected deliveries go. */
	release(): void {
		for (const delivery of this.deliveries) {
			if (delivery.status !== 'HELD') continue;
			delivery.status = 'PENDING';
			this.#shuffleIn(delivery);
		}
		this.#flushShuffled();
	}

	/** Sends deliveries once more: those given, else all that failed. @returns how many */
	repeat(ids?: string[]): number {
		const chosen = this.deliveries.filter((delivery) =>
			ids ? ids.includes(delivery.id) : delivery.status === 'FAILED',
		);
		for (const delivery of chosen) {
			delivery.status = 'PENDING';
			this.#enqueue(delivery);
		}
		return chosen.length;
	}

	/** Removes a webhook; what has not been delivered is dropped. The sandbox's own log keeps it. */
	remove(id: string): void {
		this.records.delete(id);
		for (const delivery of this.deliveries) {
			const open = delivery.status === 'HELD' || delivery.status === 'PENDING';
			if (delivery.webhookId === id && open) delivery.status = 'DROPPED';
		}
	}

	/** How many deliveries have not come to an end. */
	get open(): number {
		return this.deliveries.filter(({ status }) => status === 'HELD' || status === 'PENDING').length;
	}

	/** Breaks off what is in the air; used when the sandbox is reset or closed. */
	close(): void {
		this.#queue.length = 0;
		this.#closing.abort();
	}

	#shuffleIn(delivery: Delivery): void {
		const { webhookShuffle, webhookDelayMs } = this.#world.settings;
		if (webhookShuffle > 1) {
			this.#shuffled.push(delivery);
			if (this.#shuffled.length >= webhookShuffle) this.#flushShuffled();
		} else if (webhookDelayMs > 0) this.#later(delivery, webhookDelayMs);
		else this.#enqueue(delivery);
	}

	#flushShuffled(): void {
		const batch = this.#shuffled;
		this.#shuffled = [];
		this.#random ??= seededRandom(this.#world.settings.seed);
		const random = this.#random;
		const shuffled = batch
			.map((delivery) => ({ delivery, rank: random() }))
			.sort((one, other) => one.rank - other.rank);
		const delay = this.#world.settings.webhookDelayMs;
		for (const { delivery } of shuffled) this.#later(delivery, delay);
	}

	#later(delivery: Delivery, ms: number): void {
		const { clock } = this.#world;
		if (ms > 0) clock.schedule(clock.now() + ms, () => this.#enqueue(delivery));
		else this.#enqueue(delivery);
	}

	#enqueue(delivery: Delivery): void {
		this.#queue.push(delivery);
		this.#pump();
	}

	#pump(): void {
		while (this.#running < Math.max(1, this.#world.settings.webhookConcurrency)) {
			const delivery = this.#queue.shift();
			if (!delivery) return;
			this.#running += 1;
			void this.#attempt(delivery).finally(() => {
				this.#running -= 1;
				this.#pump();
			});
		}
	}

	async #attempt(delivery: Delivery): Promise<void> {
		const world = this.#world;
		const record = this.records.get(delivery.webhookId);
		if (delivery.status === 'DROPPED') return;
		if (!record?.active) {
			delivery.status = 'DROPPED';
			return;
		}
		const startedAt = performance.now();
		const at = world.clock.iso();
		record.lastTriggered = at;
		const timeout = AbortSignal.timeout(world.settings.webhookTimeoutMs);
		const signal = AbortSignal.any([timeout, this.#closing.signal]);
		const answer = await post(record.url, delivery.body, delivery.contentType, signal);
		if (this.#closing.signal.aborted) return;
		const durationMs = Math.round(performance.now() - startedAt);
		delivery.attempts.push({ at, ...answer, durationMs });
		const done = answer.statusCode !== null && answer.statusCode >= 200 && answer.statusCode < 300;
		const wait = world.settings.webhookRetryMs[delivery.attempts.length - 1];
		if (done) delivery.status = 'SUCCESS';
		else if (wait === undefined) delivery.status = 'FAILED';
		else this.#later(delivery, wait);
	}
}
