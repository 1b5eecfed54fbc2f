import { isObject, optionalString, type JsonObject } from '../core/json.mts';
import type { InboundMessage } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { parseDraft } from '../inbound/draft.mts';
import { receiveMessage } from '../inbound/receive.mts';
import { emitRaw } from '../webhooks/connect.mts';
import { historyEnvelope } from '../webhooks/metaEnvelope.mts';
import type { Delivery, WebhookRecord } from '../webhooks/types.mts';

/** Contacts that write, webhooks and their deliveries, for tests. The same over HTTP under `/_sandbox`. */
export class WebhookControl {
	readonly #world: World;

	constructor(world: World) {
		this.#world = world;
	}

	/** A contact writes, quotes, taps a button, sends a file, or speaks in a group. @throws Error */
	receive(phone: string, body: JsonObject): InboundMessage {
		return receiveMessage(this.#world, parseDraft(this.#world, phone, body));
	}

	/** The registered webhooks of all numbers. */
	webhooks(): WebhookRecord[] {
		return [...this.#world.webhooks.records.values()];
	}

	/** Changes a webhook behind the back of its owner, or removes it (null). @throws Error */
	tamper(id: string, change: JsonObject | null): void {
		const { records } = this.#world.webhooks;
		const record = records.get(id);
		if (!record) throw new Error(`There is no webhook ${id}`);
		if (change === null) this.#world.webhooks.remove(id);
		else Object.assign(record, change);
	}

	/** The delivery log, in order. */
	deliveries(filter: { event?: string; status?: string; webhookId?: string } = {}): Delivery[] {
		const { event, status, webhookId } = filter;
		return this.#world.webhooks.deliveries.filter(
			(delivery) =>
				(event === undefined || delivery.event === event) &&
				(status === undefined || delivery.status === status) &&
				(webhookId === undefined || delivery.webhookId === webhookId),
		);
	}

	/**
	 * Sends any event to the webhooks that want it: `{ numberId, event, data }`, or with `flat: true` the
	 * body `{ event, ...data }` as calls have it.
	 * @returns how many webhooks it goes to
	 */
	emit(body: JsonObject): number {
		const numberId = optionalString(body, 'numberId') ?? 'num_meta';
		const event = optionalString(body, 'event');
		if (event === undefined) throw new Error('"event" is required');
		const data = isObject(body.data) ? body.data : {};
		const payload = body.flat === true ? { event, ...data } : { event, data };
		return this.#world.webhooks.emit(numberId, event, payload);
	}

	/** Hands the old chats of an official number over, as after connecting it. @throws Error */
	handOver(numberId: string): void {
		const number = this.#world.numbers.get(numberId);
		if (number?.provider !== 'META') throw new Error(`There is no official number ${numberId}`);
		emitRaw(this.#world, numberId, historyEnvelope(this.#world, number));
	}

	/** Sends a body as it is (`body` a string, or anything as JSON) to one webhook. @throws Error */
	raw(webhookId: string, body: unknown, contentType = 'application/json'): void {
		const record = this.#world.webhooks.records.get(webhookId);
		if (!record) throw new Error(`There is no webhook ${webhookId}`);
		const text = typeof body === 'string' ? body : JSON.stringify(body ?? null);
		this.#world.webhooks.send(record, 'raw', text, contentType);
	}

	/** Lets held and collected deliveries go. */
	release(): void {
		this.#world.webhooks.release();
	}

	/** Sends deliveries again: those given, else all that failed. @returns how many */
	repeat(ids?: string[]): number {
		return this.#world.webhooks.repeat(ids);
	}

	/** How many deliveries are held or on their way. */
	get open(): number {
		return this.#world.webhooks.open;
	}
}
