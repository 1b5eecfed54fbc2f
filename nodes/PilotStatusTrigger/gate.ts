import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { readJson } from '../shared/deliveries/body';
import { InvalidInput } from '../shared/invalidInput';
import { isInbound } from './events';
import { recogniseDelivery } from './gate/delivery';
import { SeenDeliveries } from './gate/duplicates';
import { isWanted } from './gate/filters';
import { itemJson } from './gate/item';
import { attachMedia } from './gate/media';
import { compilePattern } from './gate/pattern';
import { readSettings } from './gate/settings';
import { isGenuine } from './gate/token';
import { recoverSubscription } from './recovery';
import { triggerData } from './triggerData';

const seenDeliveries = new SeenDeliveries();

/**
 * n8n's `webhook`: lets a delivery of our own subscription in, in this order: token, form, filters, duplicates, media.
 * An ignored delivery is answered 200 and starts no execution; a wrong token 401; what is not JSON 400.
 *
 * @throws {NodeOperationError} when the text pattern comes from an expression and cannot be used; n8n then answers 500
 * and shows the reason as a failed execution
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const data = triggerData(context);
	const proof = { query: context.getQueryData() };
	const recovered =
		data.subscription?.token === undefined ? await recoverSubscription(context, proof) : undefined;
	if (recovered !== undefined) data.subscription = recovered;
	const token = data.subscription?.token;
	if (!isGenuine(proof, token) || token === undefined) {
		return refuse(context, 401, 'This webhook takes deliveries of its own subscription only');
	}
	const json = readJson(context.getRequestObject());
	if (!json.ok) return refuse(context, 400, json.reason);

	const delivery = recogniseDelivery(json.value);
	const settings = readSettings(context);
	const pattern = compilePattern(settings.textPattern);
	if (pattern instanceof InvalidInput) {
		throw new NodeOperationError(context.getNode(), pattern.message, {
			description: pattern.description,
		});
	}
	if (!isWanted(delivery, settings, pattern)) return ignored();
	let seen: string[] | undefined;
	if (settings.ignoreDuplicates) {
		seen = seenDeliveries.admit(token, delivery.key, data.seen);
		if (seen === undefined) return ignored();
		data.seen = seen;
	}

	const item: INodeExecutionData = { json: itemJson(delivery, settings.rawBody) };
	if (settings.downloadMedia && isInbound(delivery.event)) {
		await attachMedia(context, item, delivery.fields, settings.binaryPropertyName);
	}
	return {
		workflowData: [[item]],
		/**
		 * n8n asks for the answer when the execution has begun, and saves the static data right after. It is marked as
		 * changed again here, because n8n 2.41 drops the mark when it begins an execution.
		 */
		get webhookResponse() {
			if (seen !== undefined) data.seen = seen;
			if (recovered !== undefined) data.subscription = recovered;
			return { received: true };
		},
	};
}

function ignored(): IWebhookResponseData {
	return { webhookResponse: { received: true, ignored: true } };
}

/** Answers by itself, so that n8n starts no execution. */
function refuse(context: IWebhookFunctions, status: number, error: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ error });
	return { noWebhookResponse: true };
}
