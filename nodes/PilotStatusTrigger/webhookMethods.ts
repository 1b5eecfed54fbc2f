import { randomBytes } from 'crypto';
import { type IHookFunctions, NodeOperationError } from 'n8n-workflow';

import { resolveConnection } from '../../credentials/connection';
import { createClient } from '../shared/api/client';
import { CREDENTIAL_NAME } from '../shared/api/credential';
import { isPublicAddress } from '../shared/webAddress';
import { sweepExpiredWaits } from '../shared/api/waitWebhooks';
import { ALL_EVENTS } from './events';
import { triggerStaticData } from './staticData';
import {
	checkSubscription,
	createSubscription,
	droppedEvents,
	isDeaf,
	removeSubscription,
	type Subscription,
	type Target,
	type Webhook,
} from './subscription';
import { readSettings } from './webhook/options';
import { connectWebhooks, isUsableId } from './webhookApi';

/** Longest part of a workflow's name in the webhook's name (characters). */
const MAX_NAME = 60;

/**
 * n8n's `checkExists`: on publishing, and at n8n's start where n8n publishes without its publication service (before
 * n8n 2.41, and where that is switched off). Repairs what differs.
 *
 * While Pilot Status cannot be asked, a webhook that is known is taken as there: n8n would remove it otherwise.
 *
 * @returns false when the webhook has to be created
 * @throws {NodeOperationError} when the parameters cannot work or the number emits none of the events; {NodeApiError}
 * when Pilot Status refuses
 */
export async function checkWebhook(context: IHookFunctions): Promise<boolean> {
	const data = triggerStaticData(context);
	const known = remembered(context);
	const api = await connectWebhooks(context);
	const target = await readTarget(context);
	const found = known.webhookId === undefined ? undefined : await api.get(known.webhookId);
	if (found !== undefined && 'unreachable' in found) {
		warn(context, `could not look for its webhook at Pilot Status: ${found.unreachable}`);
		return true;
	}
	const outcome = await checkSubscription(api, target, known, found);
	data.subscription = outcome.subscription;
	reportForeign(context, outcome.foreign);
	if (!outcome.exists) return false;
	if (isDeaf(outcome.subscription)) throw emitsNothing(context, target);
	reportDropped(context, outcome.subscription, known);
	return true;
}

/**
 * n8n's `create`. Calling it again gives the same one webhook.
 *
 * @throws {NodeOperationError} when the parameters cannot work or the number emits none of the events; {NodeApiError}
 * with a sentence of the error catalogue when Pilot Status refuses
 */
export async function createWebhook(context: IHookFunctions): Promise<boolean> {
	const data = triggerStaticData(context);
	const api = await connectWebhooks(context);
	const target = await readTarget(context);
	const outcome = await createSubscription(api, target, remembered(context), createToken);
	data.subscription = outcome.subscription;
	if (!outcome.exists) throw emitsNothing(context, target);
	reportDropped(context, outcome.subscription);
	await sweepWaits(context);
	return true;
}

/** Removes webhooks that Send and Wait left at this number, as their executions ended without an answer. */
async function sweepWaits(context: IHookFunctions): Promise<void> {
	await sweepExpiredWaits(await createClient(context), ({ message }) =>
		context.logger.warn(
			`An old webhook of Send and Wait is still registered at Pilot Status: ${message}`,
		),
	);
}

/** n8n's `delete`. Never throws: a workflow must be able to stop although Pilot Status cannot be reached. */
export async function deleteWebhook(context: IHookFunctions): Promise<boolean> {
	const data = triggerStaticData(context);
	try {
		const api = await connectWebhooks(context);
		const outcome = await removeSubscription(api, addressOf(context), remembered(context));
		data.subscription = outcome.subscription;
		reportForeign(context, outcome.foreign);
	} catch (error) {
		const { message } = error as Error;
		context.logger.warn(
			`The webhook of "${context.getNode().name}" may still be registered at Pilot Status: ${message}. It is used again when the workflow is activated; otherwise delete it in the Pilot Status dashboard`,
			{ workflowId: context.getWorkflow().id, webhookId: data.subscription?.webhookId },
		);
	}
	return true;
}

function createToken(): string {
	return randomBytes(32).toString('base64url');
}

async function readTarget(context: IHookFunctions): Promise<Target> {
	const { events, pauseAfterPerson } = readSettings(context);
	if (events.length === 0) {
		throw new NodeOperationError(context.getNode(), 'No event is selected in "Trigger On"', {
			description:
				'Select at least one event: Pilot Status sends nothing to a webhook without events',
		});
	}
	const address = addressOf(context);
	const { baseUrl } = resolveConnection(await context.getCredentials(CREDENTIAL_NAME));
	if (!isPublicAddress(address) && isPublicAddress(baseUrl)) {
		throw new NodeOperationError(
			context.getNode(),
			`Pilot Status cannot reach n8n: its webhook URL is ${new URL(address).origin}`,
			{
				description:
					'Make n8n reachable from the internet (a domain or a tunnel) and set N8N_WEBHOOK_URL (before n8n 2.41: WEBHOOK_URL) to that URL',
			},
		);
	}
	if (new URL(address).protocol !== 'https:' && isPublicAddress(baseUrl)) {
		throw new NodeOperationError(
			context.getNode(),
			`Pilot Status delivers only to https:// URLs: the webhook URL of n8n is ${new URL(address).origin}`,
			{
				description:
					'Set up https for n8n (a reverse proxy or a tunnel provides a certificate), then set N8N_WEBHOOK_URL (before n8n 2.41: WEBHOOK_URL) to its https:// URL',
			},
		);
	}
	// what a person writes on the phone or in the app comes only where everything is subscribed
	const subscribed = pauseAfterPerson > 0 ? [ALL_EVENTS] : events;
	return { address, name: nameOf(context), events: subscribed };
}

function addressOf(context: IHookFunctions): string {
	const address = context.getNodeWebhookUrl('default');
	if (address === undefined || !URL.canParse(address)) {
		throw new NodeOperationError(context.getNode(), 'n8n provided no URL for the webhook', {
			description: 'Check N8N_WEBHOOK_URL (before n8n 2.41: WEBHOOK_URL)',
		});
	}
	return address;
}

/** What is remembered of the webhook; an id that would change the path of a request counts as none. */
function remembered(context: IHookFunctions): Subscription {
	const { webhookId, ...rest } = triggerStaticData(context).subscription ?? {};
	return webhookId === undefined || !isUsableId(webhookId) ? rest : { webhookId, ...rest };
}

function emitsNothing(context: IHookFunctions, { events }: Target): NodeOperationError {
	return new NodeOperationError(
		context.getNode(),
		'The WhatsApp number emits none of the events in "Trigger On"',
		{
			description: `Pilot Status left out ${events.join(', ')}. Choose other events, or use the key of another type of number`,
		},
	);
}

/** Says that a webhook is left to whoever listens with it. */
function reportForeign(context: IHookFunctions, foreign: Webhook | undefined): void {
	if (foreign?.url === undefined || !URL.canParse(foreign.url)) return;
	const { origin, pathname } = new URL(foreign.url);
	warn(
		context,
		`leaves the webhook ${foreign.id} at Pilot Status alone, because it delivers to ${origin}${pathname}: this workflow or its n8n was copied or has moved. If nothing listens there any longer, delete it in the Pilot Status dashboard`,
	);
}

function warn(context: IHookFunctions, text: string): void {
	context.logger.warn(`"${context.getNode().name}" ${text}`, {
		workflowId: context.getWorkflow().id,
	});
}

/** How the webhook is called in the Pilot Status dashboard. */
function nameOf(context: IHookFunctions): string {
	const { name = '', id = '' } = context.getWorkflow();
	const characters = [...name.replace(/\s+/g, ' ').trim()];
	const short =
		characters.length > MAX_NAME
			? `${characters.slice(0, MAX_NAME - 1).join('')}…`
			: characters.join('');
	return `n8n: ${short} (${id})${context.getMode() === 'manual' ? ' [test]' : ''}`;
}

/** Says once, not on every start, which events will never come. */
function reportDropped(
	context: IHookFunctions,
	subscription: Subscription,
	before: Subscription = {},
): void {
	const dropped = droppedEvents(subscription);
	if (dropped.length === 0 || dropped.join() === droppedEvents(before).join()) return;
	context.logger.warn(
		`"${context.getNode().name}" will not get ${dropped.join(', ')}: the WhatsApp number does not emit this, so Pilot Status left it out`,
		{ workflowId: context.getWorkflow().id },
	);
}
