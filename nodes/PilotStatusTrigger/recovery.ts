import type { IWebhookFunctions } from 'n8n-workflow';

import { isSameAddress, tokenOf } from './address';
import { isGenuine, type Proof, shownToken } from './gate/token';
import type { Subscription, Webhook } from './subscription';
import { connectWebhooks } from './webhookApi';

/** The look-ups under way, by address: deliveries that come together cause one request. */
const lookups = new Map<string, Promise<Webhook[]>>();

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
	try {
		const webhooks = await listOnce(context, address);
		const own = webhooks.find(
			({ url }) => isSameAddress(url, address) && isGenuine(proof, tokenOf(url)),
		);
		const token = tokenOf(own?.url);
		if (own === undefined || token === undefined) return undefined;
		const { id, events } = own;
		return {
			webhookId: id,
			token,
			...(events === undefined ? {} : { wanted: events, stored: events }),
		};
	} catch (error) {
		context.logger.warn(
			`"${context.getNode().name}" could not look up its webhook at Pilot Status: ${(error as Error).message}`,
			{ workflowId: context.getWorkflow().id },
		);
		return undefined;
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
