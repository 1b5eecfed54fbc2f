import { randomBytes } from 'crypto';
import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { resolveConnection } from '../../credentials/connection';
import { createClient } from '../shared/api/client';
import { CREDENTIAL_NAME } from '../shared/api/credential';
import { InvalidInput } from '../shared/invalidInput';
import { isPublicAddress } from '../shared/publicAddress';
import { sweepExpiredWaits } from '../shared/waitWebhooks';
import { wantedEvents } from './events';
import { compilePattern } from './gate/pattern';
import { patternOf } from './gate/settings';
import {
	checkSubscription,
	createSubscription,
	droppedEvents,
	removeSubscription,
	type Subscription,
	type Target,
} from './subscription';
import { triggerData } from './triggerData';
import { connectWebhooks } from './webhookApi';

/** Longest part of a workflow's name in the webhook's name (characters). */
const MAX_NAME = 60;

/**
 * n8n's `checkExists`: on activation, and for every active workflow whenever n8n starts. Repairs what differs.
 *
 * @returns false when the webhook has to be created
 * @throws {NodeOperationError} when the parameters cannot work; {NodeApiError} when Pilot Status cannot be asked
 */
export async function checkWebhook(context: IHookFunctions): Promise<boolean> {
	const data = triggerData(context);
	const known = data.subscription ?? {};
	const api = await connectWebhooks(context);
	const outcome = await checkSubscription(api, await readTarget(context), known);
	data.subscription = outcome.subscription;
	if (outcome.exists) reportDropped(context, outcome.subscription, known);
	return outcome.exists;
}

/**
 * n8n's `create`. Calling it again gives the same one webhook.
 *
 * @throws {NodeOperationError} when the parameters cannot work or the number emits none of the events; {NodeApiError}
 * with a sentence of the error catalogue when Pilot Status refuses
 */
export async function createWebhook(context: IHookFunctions): Promise<boolean> {
	const data = triggerData(context);
	const api = await connectWebhooks(context);
	const target = await readTarget(context);
	const outcome = await createSubscription(api, target, data.subscription ?? {}, createToken);
	data.subscription = outcome.subscription;
	if (!outcome.exists) {
		throw new NodeOperationError(
			context.getNode(),
			'The WhatsApp number emits none of the events in "Trigger On"',
			{
				description: `Pilot Status left out ${target.events.join(', ')}. Choose other events, or use the key of a number of another kind`,
			},
		);
	}
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
	const data = triggerData(context);
	try {
		const api = await connectWebhooks(context);
		data.subscription = await removeSubscription(api, addressOf(context), data.subscription ?? {});
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
	const events = wantedEvents(context.getNodeParameter('events', []));
	if (events.length === 0) {
		throw new NodeOperationError(context.getNode(), 'No event is chosen in "Trigger On"', {
			description: 'Choose at least one event: Pilot Status sends nothing to a webhook without',
		});
	}
	const pattern = compilePattern(patternOf(context.getNodeParameter('options', {})));
	if (pattern instanceof InvalidInput) {
		throw new NodeOperationError(context.getNode(), pattern.message, {
			description: pattern.description,
		});
	}
	const address = addressOf(context);
	const { baseUrl } = resolveConnection(await context.getCredentials(CREDENTIAL_NAME));
	if (!isPublicAddress(address) && isPublicAddress(baseUrl)) {
		throw new NodeOperationError(
			context.getNode(),
			`Pilot Status cannot reach this n8n: its webhook address is ${new URL(address).origin}`,
			{
				description:
					'Make n8n reachable from the internet (a domain or a tunnel) and set N8N_WEBHOOK_URL (before n8n 2.41: WEBHOOK_URL) to that address',
			},
		);
	}
	return { address, name: nameOf(context), events };
}

function addressOf(context: IHookFunctions): string {
	const address = context.getNodeWebhookUrl('default');
	if (address === undefined || !URL.canParse(address)) {
		throw new NodeOperationError(context.getNode(), 'n8n gave no address for the webhook', {
			description: 'Check N8N_WEBHOOK_URL (before n8n 2.41: WEBHOOK_URL)',
		});
	}
	return address;
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
