import { randomBytes } from 'crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { isRecord, recordOf, textOf } from '../../shared/api/answers';
import { connect, type ApiClient } from '../../shared/api/client';
import { unreadableAnswer } from '../../shared/api/failure';
import type { Failure } from '../../shared/api/request';
import { InvalidInput } from '../../shared/invalidInput';
import { removeWebhook, sweepExpiredWaits, waitName } from '../../shared/waitWebhooks';
import type { WaitOperation } from '../operation';
import { openMemory } from '../runner/accepted';
import { createHints } from '../runner/hints';
import { createReaders } from '../runner/itemReader';
import { type FailedOutcome, refusal, toError, toErrorItem } from '../runner/outcome';
import { createPatientClient } from '../runner/patience';
import { buttonId } from './match';
import { bindToken, rememberSent } from './memory';
import type { Question } from './question';
import { digestOf, encodeState, type WaitState } from './state';

/** How often the resume address is written into the webhook before giving up; writing it twice does no harm. */
const UPDATE_TRIES = 3;

/** Told when the execution keeps so much custom data that the token of the question does not fit. */
const UNBOUND =
	'Pilot Status, Send and Wait: this execution keeps ten values of custom data already, so a late copy of the answer to an earlier question could answer this one. Keep fewer values';

/** Present on n8n versions that check signatures only when asked to; newer ones always do. */
interface AsksForSignatures {
	setSignatureValidationRequired?: () => void;
}

/**
 * Sends the question and pauses the execution until an answer is taken (`resume.ts`), or the time is over.
 *
 * In the chat, a temporary webhook brings the answers to this execution. It is made before the message goes out,
 * so that no answer is missed, and removed when the message cannot be sent.
 *
 * @throws {NodeOperationError | NodeApiError} when the question cannot be asked, unless Continue On Fail is set;
 *   nothing is left behind then
 */
export async function startWaiting(
	context: IExecuteFunctions,
	operation: WaitOperation,
): Promise<INodeExecutionData[][]> {
	const asked = await ask(context, operation);
	if ('until' in asked) {
		await context.putExecutionToWait(asked.until);
		return [context.getInputData().map((item) => ({ ...item, pairedItem: { item: 0 } }))];
	}
	if (context.continueOnFail()) return [[toErrorItem(asked.failure, 0)]];
	throw toError(context, asked, 0);
}

async function ask(
	context: IExecuteFunctions,
	operation: WaitOperation,
): Promise<{ until: Date } | FailedOutcome> {
	const client = await connect(context);
	if (client instanceof InvalidInput) return refusal(client);
	const question = readQuestion(context, operation);
	if ('failure' in question) return question;
	// a question that may have arrived is not asked again by Retry On Fail
	const memory = openMemory(context);
	const { destination, responseType, replyIn, labels, words, approvers } = question;
	const terms = { destination, responseType, replyIn, labels, words, approvers };
	const earlier = memory.recall(0);
	if (earlier !== undefined && 'failure' in earlier) return earlier;
	(context as AsksForSignatures).setSignatureValidationRequired?.();
	await sweepExpiredWaits(client, (failure) => warn(context, failure));

	const token = randomBytes(16).toString('hex');
	const isBound = bindToken(context, token);
	if (!isBound) context.logger.warn(UNBOUND);
	const state: WaitState = {
		token,
		terms,
		...(isBound ? { bound: true } : {}),
	};
	const isStopped = () => context.getExecutionCancelSignal?.()?.aborted === true;
	const patient = createPatientClient(client, 1, isStopped);
	const means: Means = { context, client, patient, operation, question };
	const failure = await (question.replyIn === 'page'
		? askOnPage(means, state)
		: askInChat(means, state));
	if (failure !== undefined) memory.note(0, { failure, refused: false });
	memory.close(failure !== undefined);
	return failure === undefined ? { until: question.until } : { failure, refused: false };
}

/** What asking needs. */
interface Means {
	context: IExecuteFunctions;
	/** Asks once: for clearing up, which nothing may hold back. */
	client: ApiClient;
	/** Waits and asks again like every other send. */
	patient: ApiClient;
	operation: WaitOperation;
	question: Question;
}

function readQuestion(
	context: IExecuteFunctions,
	operation: WaitOperation,
): Question | FailedOutcome {
	const { length } = context.getInputData();
	if (length !== 1) {
		return refusal(
			new InvalidInput(
				`Send and Wait takes one item at a time, and the input has ${length}`,
				'Put the node Loop Over Items before this one, with a batch size of 1',
			),
		);
	}
	try {
		return operation.toQuestion(createReaders(context, noProvider, createHints(context))(0));
	} catch (error) {
		return refusal(error);
	}
}

/** A question holds no file, so nobody asks for the kind of number. */
const noProvider = async (): Promise<undefined> => await Promise.resolve(undefined);

async function askOnPage(means: Means, state: WaitState): Promise<Failure | undefined> {
	const { context, patient, operation, question } = means;
	const digest = digestOf(question.text);
	const url = context.getSignedResumeUrl(encodeState({ ...state, digest }));
	const buttons = [{ type: 'url', displayText: question.pageLabel, url }];
	const result = await patient.call(operation.toRequest(question, buttons), 'send');
	if (!result.ok) return result.failure;
	rememberSent(context, isRecord(result.answer.body) ? result.answer.body : {});
	return undefined;
}

async function askInChat(means: Means, state: WaitState): Promise<Failure | undefined> {
	const { context, client, patient, operation, question } = means;
	const webhook = await createWebhook(means, state);
	if ('failure' in webhook) return webhook.failure;
	const { id: webhookId } = webhook;
	const buttons = question.labels.map((displayText, position) => ({
		type: 'reply',
		displayText,
		id: buttonId(state.token, position),
	}));
	const result = await patient.call(operation.toRequest(question, buttons), 'send');
	if (!result.ok) {
		const left = await removeWebhook(client, webhookId);
		if (left !== undefined) warn(context, left);
		return result.failure;
	}
	const sent = isRecord(result.answer.body) ? result.answer.body : {};
	const url = context.getSignedResumeUrl(encodeState({ ...state, webhookId, sent }));
	await updateWebhook(context, client, webhookId, url);
	return undefined;
}

async function createWebhook(
	{ context, patient, question }: Means,
	state: WaitState,
): Promise<{ id: string } | { failure: Failure }> {
	const { id, name } = context.getWorkflow();
	const body: IDataObject = {
		url: context.getSignedResumeUrl(encodeState(state)),
		name: waitName({ id, name }, question.until),
		events: eventsOf(question),
	};
	const result = await patient.call({ method: 'POST', path: '/v1/webhooks', body });
	if (!result.ok) return { failure: result.failure };
	const webhookId = textOf(recordOf(result.answer.body, 'webhook')?.id);
	return webhookId === undefined
		? { failure: unreadableAnswer(result.answer, 'other') }
		: { id: webhookId };
}

/** Answers quote the question, except a free text, and except in groups, where the reference tells only of `message.group`. */
function eventsOf({ responseType, destination }: Question): string[] {
	return [
		'message.reply',
		...(responseType === 'freeText' ? ['message.received'] : []),
		...(destination.groupId === undefined ? [] : ['message.group']),
	];
}

/**
 * Writes into the webhook's address what became known with the send. Without it, answers are still recognised by the
 * token of their button.
 */
async function updateWebhook(
	context: IExecuteFunctions,
	client: ApiClient,
	webhookId: string,
	url: string,
): Promise<void> {
	const path = `/v1/webhooks/${encodeURIComponent(webhookId)}`;
	for (let attempt = 1; ; attempt += 1) {
		const result = await client.call({ method: 'PATCH', path, body: { url } });
		if (result.ok) return;
		if (attempt === UPDATE_TRIES) {
			warn(context, result.failure);
			return;
		}
	}
}

function warn(context: IExecuteFunctions, failure: Failure): void {
	context.logger.warn(`Pilot Status, Send and Wait: ${failure.message}. ${failure.description}`);
}
