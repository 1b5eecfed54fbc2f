import { randomBytes } from 'crypto';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { isRecord } from '../../shared/api/answers';
import { connect, type ApiClient } from '../../shared/api/client';
import type { Failure } from '../../shared/api/request';
import { InvalidInput } from '../../shared/invalidInput';
import { toQuestion, toRequest } from '../resources/message/sendAndWait/request';
import { openMemory } from '../runner/accepted';
import { createHints } from '../runner/hints';
import { createReaders } from '../runner/itemReader';
import { type FailedOutcome, refusal, toError, toErrorItem } from '../runner/outcome';
import { createPatientClient } from '../runner/patience';
import { refuseUnreachable } from './address';
import { askInChat } from './askInChat';
import { hideInFailure, lineOf, warn } from './log';
import { bindToken, rememberSent } from './memory';
import { type Question, termsOf } from './question';
import { digestOf, encodeState, type WaitState } from './state';
import { sweep } from './sweep';

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
export async function startWaiting(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const asked = await ask(context);
	if ('until' in asked) {
		await context.putExecutionToWait(asked.until);
		return [context.getInputData().map((item) => ({ ...item, pairedItem: { item: 0 } }))];
	}
	if (context.continueOnFail()) return [[toErrorItem(asked.failure, 0)]];
	throw toError(context, asked, 0);
}

async function ask(context: IExecuteFunctions): Promise<{ until: Date } | FailedOutcome> {
	const client = await connect(context);
	if (client instanceof InvalidInput) return refusal(client);
	// a question that may have arrived is not asked again by Retry On Fail
	const memory = openMemory(context);
	const earlier = memory.recall(0);
	if (earlier !== undefined && 'failure' in earlier) return earlier;
	const token = randomBytes(16).toString('hex');
	const prepared = await prepare(context, token);
	if ('failure' in prepared) return prepared;
	const { question, state } = prepared;
	(context as AsksForSignatures).setSignatureValidationRequired?.();

	const isStopped = () => context.getExecutionCancelSignal?.()?.aborted === true;
	const patient = createPatientClient(client, 1, isStopped);
	const means: AskMeans = { context, client, patient, question };
	const failed = await (question.replyIn === 'page'
		? askOnPage(means, state)
		: askInChat(means, state));
	const failure = failed === undefined ? undefined : hideInFailure(failed, token);
	if (failure !== undefined) memory.note(0, { failure, refused: false });
	memory.close(failure !== undefined);
	if (failure !== undefined) return { failure, refused: false };
	sweep(context, client, token);
	return { until: question.until };
}

/** Holds what asking needs. */
export interface AskMeans {
	context: IExecuteFunctions;
	/** Asks once: for clearing up, which nothing may hold back. */
	client: ApiClient;
	/** Waits and asks again like every other send. */
	patient: ApiClient;
	question: Question;
}

/** Reads the question, and refuses what cannot be asked or answered before anything is sent. */
async function prepare(
	context: IExecuteFunctions,
	token: string,
): Promise<{ question: Question; state: WaitState } | FailedOutcome> {
	try {
		const { length } = context.getInputData();
		if (length !== 1) {
			throw new InvalidInput(
				`Send and Wait takes one item at a time, and the input has ${length}`,
				'Put the node Loop Over Items before this one, with a batch size of 1',
			);
		}
		const question = toQuestion(createReaders(context, noProvider, createHints(context))(0));
		await refuseUnreachable(context, question.replyIn);
		const isBound = bind(context, token);
		const state: WaitState = {
			token,
			terms: termsOf(question),
			askedAt: Date.now(),
			...(isBound ? { bound: true } : {}),
		};
		return { question, state };
	} catch (error) {
		return refusal(error);
	}
}

/** A question holds no file, so nobody asks for the kind of number. */
const noProvider = async (): Promise<undefined> => await Promise.resolve(undefined);

/**
 * Lets the execution remember which question it waits for.
 *
 * @throws {InvalidInput} when it cannot, and an earlier question of this node could be answered in its place
 */
function bind(context: IExecuteFunctions, token: string): boolean {
	if (bindToken(context, token)) return true;
	const isFirst = !context.getNode().type.endsWith('Tool') && runIndexOf(context) === 0;
	if (!isFirst) {
		throw new InvalidInput(
			'This execution keeps ten values of custom data already, so n8n cannot remember which question is open, and an answer to an earlier one could count for this one',
			'Keep fewer values of custom data in this execution',
		);
	}
	return false;
}

function runIndexOf(context: IExecuteFunctions): number {
	return Number(context.getWorkflowDataProxy(0).$runIndex);
}

async function askOnPage(means: AskMeans, state: WaitState): Promise<Failure | undefined> {
	const { context, patient, question } = means;
	const digest = digestOf(question.text);
	const url = context.getSignedResumeUrl(encodeState({ ...state, digest }));
	const buttons = [{ type: 'url', displayText: question.pageLabel, url }];
	const result = await patient.call(toRequest(question, buttons), 'send');
	if (!result.ok) return result.failure;
	const { body } = result.answer;
	if (!rememberSent(context, state.token, { sent: isRecord(body) ? body : {} })) {
		const reason = 'this execution keeps ten values of custom data already';
		warn(context, `"message" of the output will be empty: ${reason}`, state.token);
	}
	return undefined;
}

/** Writes a failure that ends nothing to the log. */
export function tell({ context }: AskMeans, { token }: WaitState): (failure: Failure) => void {
	return (failure) => warn(context, lineOf(failure), token);
}
