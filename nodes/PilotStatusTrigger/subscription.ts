import { isSameAddress, isSameUrl, registeredUrl } from './registeredUrl';

/** A webhook at Pilot Status. Only `id` is sure to be there (docs/api-reference.md 11: answers differ in their fields). */
export interface Webhook {
	id: string;
	url?: string;
	active?: boolean;
	events?: string[];
}

/** What a webhook is made of, and what a change replaces as a whole. */
export interface WebhookFields {
	url: string;
	name: string;
	events: string[];
}

/** Why nobody can say at the moment what Pilot Status has, in one sentence. */
export interface Unreachable {
	unreachable: string;
}

/** The part of the API that a subscription needs. Each call throws when there is no good answer, other than said here. */
export interface WebhookApi {
	/** Undefined when there is none of this id, or not for this key. */
	get(id: string): Promise<Webhook | Unreachable | undefined>;
	list(): Promise<Webhook[]>;
	/** Undefined when the webhook was accepted, but the answer did not tell its id. */
	create(fields: WebhookFields): Promise<Webhook | undefined>;
	/** Undefined when there is none of this id. */
	update(id: string, fields: WebhookFields & { active: true }): Promise<Webhook | undefined>;
	/** Whether there was one to remove. */
	remove(id: string): Promise<boolean>;
}

/** What this node remembers of its webhook between two calls of n8n, in the workflow's static data. */
export interface Subscription {
	webhookId?: string;
	/** The secret in the registered URL. Outlives a deactivation, so that a late save of older data does no harm. */
	token?: string;
	/** The events that were asked for. */
	wanted?: string[];
	/** The events that Pilot Status kept of them. */
	stored?: string[];
}

/** What should be registered. `address` is the webhook's URL without the token. */
export interface Target {
	address: string;
	name: string;
	events: string[];
}

/** Whether the wanted webhook is there, and what to remember from now on. */
export interface Outcome {
	exists: boolean;
	subscription: Subscription;
	/** The remembered webhook, where it delivers to another address than this node's. */
	foreign?: Webhook;
}

/**
 * Compares the remembered webhook with the wanted one and repairs it in place. A webhook that is gone is forgotten
 * together with its token: with another key in the credential it may still deliver for another number.
 *
 * One that delivers to another address is left alone: with a copy of n8n's database, or of a workflow with its static
 * data, it is what the original listens with.
 *
 * @param found what Pilot Status has under the remembered id
 * @throws what the API port throws
 */
export async function checkSubscription(
	api: WebhookApi,
	target: Target,
	subscription: Subscription,
	found: Webhook | undefined,
): Promise<Outcome> {
	const { webhookId, token } = subscription;
	if (webhookId === undefined || token === undefined) return { exists: false, subscription };
	if (found === undefined) return { exists: false, subscription: {} };
	if (found.url !== undefined && !isSameAddress(found.url, target.address)) {
		return { exists: false, subscription: {}, foreign: found };
	}
	const url = registeredUrl(target.address, token);
	const settled = { ...subscription, wanted: target.events, stored: found.events ?? target.events };
	const isRight = isSameUrl(found.url, url) && found.active !== false;
	// without its address nothing shows that it is ours to change
	if (found.url === undefined || (isRight && areEventsSettled(found, target, subscription))) {
		return { exists: true, subscription: settled };
	}
	const { name, events } = target;
	const changed = await api.update(webhookId, { url, name, events, active: true });
	if (changed === undefined) return { exists: false, subscription: {} };
	return { exists: true, subscription: remember(changed, token, target) };
}

/** Tells that Pilot Status kept none of the events, so that nothing would ever come. */
export function isDeaf({ stored }: Subscription): boolean {
	return stored?.length === 0;
}

/**
 * Makes sure there is exactly one webhook with our address: adopts one that is there already (made before a crash, or
 * by a request whose answer got lost) and gives it a new URL, or else creates one.
 *
 * @param createToken gives a new secret
 * @returns `exists: false` when Pilot Status kept none of the events, in which case the webhook is removed again
 * @throws what the API port throws
 */
export async function createSubscription(
	api: WebhookApi,
	target: Target,
	subscription: Subscription,
	createToken: () => string,
): Promise<Outcome> {
	const token = subscription.token ?? createToken();
	const webhook = await adoptOrCreate(api, target, registeredUrl(target.address, token));
	const remembered = remember(webhook, token, target);
	if (!isDeaf(remembered)) return { exists: true, subscription: remembered };
	await api.remove(webhook.id);
	return { exists: false, subscription: { token } };
}

/**
 * Removes the webhook. One that the remembered id does not find is looked for by its address; one that delivers to
 * another address is left alone, see {@link checkSubscription}.
 *
 * @returns what to remember: the token, unless the remembered webhook was gone
 * @throws what the API port throws; the subscription is to be remembered as it was then
 */
export async function removeSubscription(
	api: WebhookApi,
	address: string,
	subscription: Subscription,
): Promise<Omit<Outcome, 'exists'>> {
	const { webhookId, token } = subscription;
	const found = webhookId === undefined ? undefined : await api.get(webhookId);
	if (found !== undefined && 'unreachable' in found) throw new Error(found.unreachable);
	if (found !== undefined && isSameAddress(found.url, address) && (await api.remove(found.id))) {
		return { subscription: token === undefined ? {} : { token } };
	}
	for (const left of await withAddress(api, address)) await api.remove(left.id);
	const isForeign = found?.url !== undefined && !isSameAddress(found.url, address);
	return { subscription: {}, ...(isForeign ? { foreign: found } : {}) };
}

/** The events that were asked for and that Pilot Status left out, because the number cannot emit them (docs/api-reference.md 11). */
export function droppedEvents({ wanted = [], stored = [] }: Subscription): string[] {
	return wanted.filter((event) => !stored.includes(event));
}

async function adoptOrCreate(api: WebhookApi, target: Target, url: string): Promise<Webhook> {
	const { name, events } = target;
	const [orphan, ...others] = await withAddress(api, target.address);
	for (const other of others) await api.remove(other.id);
	const adopted =
		orphan === undefined
			? undefined
			: await api.update(orphan.id, { url, name, events, active: true });
	if (adopted !== undefined) return adopted;
	const created = await api.create({ url, name, events });
	if (created !== undefined) return created;
	const [found] = await withAddress(api, target.address);
	if (found === undefined) {
		throw new Error('Pilot Status accepted the webhook, but neither named it nor lists it');
	}
	return found;
}

async function withAddress(api: WebhookApi, address: string): Promise<Webhook[]> {
	return (await api.list()).filter((webhook) => isSameAddress(webhook.url, address));
}

/** The same events, or those that Pilot Status kept when it was last asked for the same ones: asking again changes nothing. */
function areEventsSettled(found: Webhook, target: Target, known: Subscription): boolean {
	if (found.events === undefined || isSameSet(found.events, target.events)) return true;
	const { wanted, stored } = known;
	return (
		wanted !== undefined &&
		stored !== undefined &&
		isSameSet(wanted, target.events) &&
		isSameSet(stored, found.events)
	);
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
	const left = new Set(one);
	const right = new Set(other);
	return left.size === right.size && [...left].every((entry) => right.has(entry));
}

function remember(webhook: Webhook, token: string, { events }: Target): Subscription {
	return { webhookId: webhook.id, token, wanted: events, stored: webhook.events ?? events };
}
