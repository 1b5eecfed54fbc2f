import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { readJson } from '../../shared/deliveries/body';
import type { ChatMessage } from '../../shared/deliveries/message';
import { ALL_EVENTS } from '../events';
import { recoverSubscription } from '../recovery';
import { type TriggerStaticData, triggerStaticData } from '../staticData';
import { writerOf } from './contact';
import { ContactRate } from './contactRate';
import { type Admission, SeenDeliveries } from './dedupe';
import { isWanted } from './filter';
import { attachMedia } from './media';
import { type TriggerOptions, readSettings } from './options';
import { itemJson } from './output';
import { type Delivery, recogniseDeliveries, logUnknownForm } from './parse';
import { isPaused, notePeople } from './people';
import { isGenuine } from './verify';

const seenDeliveries = new SeenDeliveries();
const contactRate = new ContactRate();

/** Holds what checking a delivery needs. */
interface Checks {
	context: IWebhookFunctions;
	settings: TriggerOptions;
	data: TriggerStaticData;
	token: string;
}

/** What came of an event: an item, perhaps with its admission; nothing; or a repetition that is about to begin. */
type Checked = { item: INodeExecutionData; admission?: Admission } | 'ignored' | 'underWay';

/**
 * n8n's `webhook`: lets a delivery of our own subscription in, in this order: token, form, filters, duplicates, limits,
 * media. An ignored delivery is answered 200 and starts no execution; a wrong token 401; what is not JSON 400; what came
 * together with a repetition that n8n could not begin 503.
 *
 * @throws {NodeOperationError} when an option that restricts cannot be read; n8n then answers 500, so that Pilot Status
 * delivers again, and shows the reason as a failed execution
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const data = triggerStaticData(context);
	const proof = { query: context.getQueryData() };
	const recovered =
		data.subscription?.token === undefined ? await recoverSubscription(context, proof) : undefined;
	if (recovered !== undefined) data.subscription = recovered;
	const token = data.subscription?.token;
	if (!isGenuine(proof, token) || token === undefined) {
		return refuse(context, 401, 'This webhook accepts only deliveries of its own subscription');
	}
	const json = readJson(context.getRequestObject());
	if (!json.ok) return refuse(context, 400, json.reason);

	const checks = { context, settings: readSettings(context), data, token };
	const admissions: Admission[] = [];
	const items: INodeExecutionData[] = [];
	let isUnderWay = false;
	try {
		for (const delivery of recogniseDeliveries(json.value)) {
			const checked = await check(checks, delivery);
			if (checked === 'underWay') isUnderWay = true;
			if (typeof checked === 'string') continue;
			items.push(checked.item);
			if (checked.admission !== undefined) admissions.push(checked.admission);
		}
	} finally {
		for (const admission of admissions) admission.returned();
	}
	if (isUnderWay) {
		for (const admission of admissions) admission.dropped();
		return refuse(context, 503, 'This delivery is being handled already. Deliver it again later');
	}
	if (items.length === 0) return { webhookResponse: { received: true, ignored: true } };
	return {
		workflowData: [items],
		/**
		 * n8n asks for the answer when the execution has begun, and saves the static data right after. It is marked as
		 * changed again here, because n8n 2.41 drops the mark when it begins an execution.
		 */
		get webhookResponse() {
			for (const admission of admissions) data.seen = admission.begun();
			if (recovered !== undefined) data.subscription = recovered;
			if (data.answered !== undefined) data.answered = { ...data.answered };
			return { received: true };
		},
	};
}

async function check(checks: Checks, delivery: Delivery): Promise<Checked> {
	const { context, settings, data, token } = checks;
	const now = Date.now();
	if (delivery.isUnknown) logUnknownForm(context, delivery);
	if (settings.pauseAfterPerson > 0) await notePeople(context, delivery, data, now);
	if (!isWanted(delivery, settings, now)) return 'ignored';
	const { message } = delivery;
	const isOfContact = message !== undefined && !message.isOwn;
	if (isOfContact && isPaused(message, data, settings.pauseAfterPerson, now)) return 'ignored';

	let admission: Admission | undefined;
	if (settings.ignoreDuplicates) {
		// both forms of a message come only where everything was chosen
		const tells = settings.events.includes(ALL_EVENTS) ? delivery.tells : [];
		const admitted = await seenDeliveries.admit(token, { ...delivery, tells }, data.seen, checks);
		if (admitted === 'seen') return 'ignored';
		if (admitted === 'underWay') return 'underWay';
		admission = admitted;
	}
	if (isOfContact && !isWithinRate(checks, message, delivery.key, now)) {
		admission?.dropped();
		return 'ignored';
	}
	const item: INodeExecutionData = { json: itemJson(delivery, settings.rawBody) };
	let isComplete = false;
	try {
		if (settings.downloadMedia && delivery.isInbound) {
			await attachMedia(context, item, delivery.fields, settings.binaryPropertyName);
		}
		isComplete = true;
	} finally {
		if (!isComplete) admission?.dropped();
	}
	return { item, ...(admission === undefined ? {} : { admission }) };
}

/** Tells that the contact has not started the workflow too often; one that has is logged once per minute. */
function isWithinRate(
	{ context, settings: { maxPerContact }, token }: Checks,
	message: ChatMessage,
	key: string,
	now: number,
): boolean {
	const writer = writerOf(message);
	if (maxPerContact === 0 || writer === undefined) return true;
	const verdict = contactRate.count(`${token} ${writer}`, key, maxPerContact, now);
	if (verdict === 'firstRefused') {
		context.logger.warn(
			`"${context.getNode().name}" ignores messages of a contact who wrote more than ${maxPerContact} within a minute`,
			{ workflowId: context.getWorkflow().id },
		);
	}
	return verdict === 'allowed';
}

/** Answers by itself, so that n8n starts no execution. */
function refuse(context: IWebhookFunctions, status: number, error: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ error });
	return { noWebhookResponse: true };
}
