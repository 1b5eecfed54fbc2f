import { randomBytes } from 'crypto';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { isRecord } from '../../../../shared/json';
import { type ApiClient, connect } from '../../../../shared/api/client';
import { credentialOf, CREDENTIAL_NAME } from '../../../../shared/api/credential';
import type { Failure } from '../../../../shared/api/types';
import { InvalidInput } from '../../../../shared/invalidInput';
import { isPublicAddress } from '../../../../shared/webAddress';
import { sweepExpiredWaits } from '../../../../shared/api/waitWebhooks';
import { openSentLedger } from '../../../runner/sentLedger';
import { createHints, createItemContexts } from '../../../runner/itemContext';
import { type FailedResult, refusal, toError, toErrorItem } from '../../../runner/results';
import { isExecutionStopped } from '../../../runner/progress';
import { createRetryingClient } from '../../../runner/retry';
import { askInChat, type AskContext } from './askInChat';
import { bindToken, rememberSent } from './executionData';
import { type ReplyIn, type Question, termsOf } from './question';
import { toQuestion, toRequest } from './request';
import { lineOf, warn, hideInFailure } from './respond';
import { digestOf, encodeState, type WaitState } from './state';

const NEXT = 'Set N8N_WEBHOOK_URL (before n8n 2.41: WEBHOOK_URL) to the public URL of n8n';

/**
 * Refuses to ask where nobody could answer: the page could not be opened, or the answer not be delivered. An API on this
 * machine or in the same network, such as the sandbox, reaches n8n there.
 *
 * @throws {InvalidInput} when the address of this n8n is not reachable from the internet; in the chat also when it is not
 *   https, which webhooks of Pilot Status need (docs/api-reference.md 11)
 */
async function refuseUnreachable(context: IExecuteFunctions, replyIn: ReplyIn): Promise<void> {
	const address = context.getSignedResumeUrl();
	if (isPublicAddress(address) && (replyIn === 'page' || address.startsWith('https:'))) return;
	const { connection } = await (await credentialOf(context)).read(0);
	if (!isPublicAddress(connection.baseUrl)) return;
	const { origin } = new URL(address);
	throw isPublicAddress(address)
		? new InvalidInput(
				`The address of this n8n, ${origin}, does not use https, and Pilot Status delivers responses only to https`,
				NEXT,
			)
		: new InvalidInput(
				`The address of this n8n, ${origin}, cannot be reached from the internet, so no response could arrive`,
				NEXT,
			);
}

/** The credentials whose old webhooks are being removed at this moment, in this process. */
const underWay = new Set<string>();

/**
 * Removes webhooks of waits that are over, beside the work: the question is out already, and nothing waits for this.
 * Where many executions ask at once, one of them sweeps. Never throws.
 */
function sweep(context: IExecuteFunctions, client: ApiClient, token: string): void {
	const credential = context.getNode().credentials?.[CREDENTIAL_NAME]?.id ?? '';
	if (underWay.has(credential)) return;
	underWay.add(credential);
	sweepExpiredWaits(client, (failure) => warn(context, lineOf(failure), token))
		.catch((error: unknown) => warn(context, String(error), token))
		.finally(() => underWay.delete(credential));
}

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

async function ask(context: IExecuteFunctions): Promise<{ until: Date } | FailedResult> {
	const client = await connect(context);
	if (client instanceof InvalidInput) return refusal(client);
	// a question that may have arrived is not asked again by Retry On Fail
	const ledger = openSentLedger(context);
	const earlier = ledger.recall(0);
	if (earlier !== undefined && 'failure' in earlier) return earlier;
	const token = randomBytes(16).toString('hex');
	const prepared = await prepare(context, token);
	if ('failure' in prepared) return prepared;
	const { question, state } = prepared;
	(context as AsksForSignatures).setSignatureValidationRequired?.();

	const isStopped = () => isExecutionStopped(context);
	const retrying = createRetryingClient(client, 1, isStopped);
	const asking: AskContext = { context, client, retrying, question };
	const failed = await (question.replyIn === 'page'
		? askOnPage(asking, state)
		: askInChat(asking, state));
	const failure = failed === undefined ? undefined : hideInFailure(failed, token);
	if (failure !== undefined) ledger.note(0, { failure, refused: false });
	ledger.close(failure !== undefined);
	if (failure !== undefined) return { failure, refused: false };
	sweep(context, client, token);
	return { until: question.until };
}

/** Reads the question, and refuses what cannot be asked or answered before anything is sent. */
async function prepare(
	context: IExecuteFunctions,
	token: string,
): Promise<{ question: Question; state: WaitState } | FailedResult> {
	try {
		const { length } = context.getInputData();
		if (length !== 1) {
			throw new InvalidInput(
				`Send and Wait takes one item at a time, but the input has ${length}`,
				'Put the node Loop Over Items before this one, with a batch size of 1',
			);
		}
		const question = toQuestion(createItemContexts(context, createHints(context))(0));
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
			'This execution already has ten custom data values, so n8n cannot remember which question is open, and an answer to an earlier one could count for this one',
			'Save fewer custom data values in this execution',
		);
	}
	return false;
}

function runIndexOf(context: IExecuteFunctions): number {
	return Number(context.getWorkflowDataProxy(0).$runIndex);
}

async function askOnPage(asking: AskContext, state: WaitState): Promise<Failure | undefined> {
	const { context, retrying, question } = asking;
	const digest = digestOf(question.text);
	const url = context.getSignedResumeUrl(encodeState({ ...state, digest }));
	const buttons = [{ type: 'url', displayText: question.pageLabel, url }];
	const result = await retrying.call(toRequest(question, buttons), 'send');
	if (!result.ok) return result.failure;
	const { body } = result.answer;
	if (!rememberSent(context, state.token, { sent: isRecord(body) ? body : {} })) {
		const reason = 'this execution already has ten custom data values';
		warn(context, `"message" of the output will be empty: ${reason}`, state.token);
	}
	return undefined;
}
