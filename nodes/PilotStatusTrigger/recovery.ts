import type { IWebhookFunctions } from 'n8n-workflow';

import { isSameAddress, tokenOf } from './registeredUrl';
import { dropOldest } from '../shared/dropOldest';
import { isGenuine, type Proof, shownToken } from './webhook/verify';
import type { Subscription, Webhook } from './subscription';
import { connectWebhooks } from './webhookApi';

/** For so long (ms) a look-up that found nothing counts, so that forged deliveries cause few requests. */
const VAIN_MS = 10_000;
/** How many addresses of vain look-ups this process remembers. */
const MAX_VAIN = 1_000;

/** The look-ups under way, by address: deliveries that come together cause one request. */
const lookups = new Map<string, Promise<Webhook[]>>();
/** What the last vain look-up of an address showed, and when. */
const vain = new Map<string, { at: number; webhooks: Webhook[] }>();

/**
 * The subscription of a trigger that has none stored, looked up at Pilot Status for a delivery that proves to belong to
 * it. When n8n 2.41 is killed while this node registers its webhook, it takes the registration for done at its next start
 * and does not ask the node again, while all that the node had to remember is lost.
 *
 * @returns undefined when no webhook with this trigger's address has the token of the delivery, or nobody can tell
 */
export async function recoverSubscription(
	context: IWebhookFunctions,
	proof: Proof,
): Promise<Subscription | undefined> {
	const address = context.getNodeWebhookUrl('default');
	if (address === undefined || shownToken(proof) === undefined) return undefined;
	const isOwn = ({ url }: Webhook): boolean =>
		isSameAddress(url, address) && isGenuine(proof, tokenOf(url));
	// a delivery that those webhooks would prove is worth another look; a forged one is not
	if (recentlyVain(address)?.some(isOwn) === false) return undefined;
	const webhooks = await listOrWarn(context, address);
	const own = webhooks.find(isOwn);
	const token = tokenOf(own?.url);
	if (own === undefined || token === undefined) {
		remember(address, webhooks);
		return undefined;
	}
	const { id, events } = own;
	return {
		webhookId: id,
		token,
		...(events === undefined ? {} : { wanted: events, stored: events }),
	};
}

function recentlyVain(address: string): Webhook[] | undefined {
	const latest = vain.get(address);
	return latest !== undefined && Date.now() - latest.at < VAIN_MS ? latest.webhooks : undefined;
}

function remember(address: string, webhooks: Webhook[]): void {
	vain.delete(address);
	vain.set(address, { at: Date.now(), webhooks });
	if (vain.size > MAX_VAIN) dropOldest(vain);
}

async function listOrWarn(context: IWebhookFunctions, address: string): Promise<Webhook[]> {
	try {
		return await listOnce(context, address);
	} catch (error) {
		context.logger.warn(
			`"${context.getNode().name}" could not look up its webhook at Pilot Status: ${(error as Error).message}`,
			{ workflowId: context.getWorkflow().id },
		);
		return [];
	}
}

async function listOnce(context: IWebhookFunctions, address: string): Promise<Webhook[]> {
	const underWay = lookups.get(address);
	if (underWay !== undefined) return await underWay;
	const lookup = connectWebhooks(context).then(async (api) => await api.list());
	lookups.set(address, lookup);
	try {
		return await lookup;
	} finally {
		lookups.delete(address);
	}
}
