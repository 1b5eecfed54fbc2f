import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/json';
import { unreadableAnswer } from '../../shared/api/errors';
import type { ApiClient } from '../../shared/api/client';
import type { Failure } from '../../shared/api/types';
import type { PreparedRequest } from '../operation';
import { CANCELLED, type FailedResult, type ItemResult } from './results';

/** Holds what sending the parts of a message needs of the run. */
export interface PartsContext {
	client: ApiClient;
	isStopped(): boolean;
	/** Resolves when the next message may go out. */
	throttle(): Promise<void>;
	/** Notes the responses so far to an item's parts, for another try. */
	noteParts(item: number, request: PreparedRequest, answers: IDataObject[]): void;
}

/**
 * Sends a message that takes several, in order, each once the one before it was accepted. The output is the first response,
 * with all of them in `parts`.
 *
 * @param answered responses to the parts that an earlier try has sent, which are not sent again
 */
export async function sendParts(
	request: PreparedRequest,
	index: number,
	{ client, isStopped, throttle, noteParts }: PartsContext,
	answered: IDataObject[] = [],
): Promise<ItemResult> {
	const { body, further = [], method, path } = request;
	const bodies = [body ?? {}, ...further];
	const answers = [...answered];
	for (const part of bodies.slice(answered.length)) {
		// the first message of the item has waited for its turn already
		if (answers.length > answered.length) await throttle();
		if (isStopped()) return failedAt(answers.length, bodies.length, CANCELLED.failure);
		const result = await client.call({ method, path, body: part }, 'send', { item: index });
		if (!result.ok) return failedAt(answers.length, bodies.length, result.failure);
		const { answer } = result;
		if (!isRecord(answer.body)) {
			return failedAt(answers.length, bodies.length, unreadableAnswer(answer, 'send'));
		}
		answers.push(answer.body);
		noteParts(index, request, [...answers]);
	}
	return { items: [{ json: { ...answers[0], parts: answers } }] };
}

/** Says which parts went out before the one that failed. */
function failedAt(sent: number, count: number, failure: Failure): FailedResult {
	if (sent === 0) return { failure, refused: false };
	const isUnclear = failure.mayHaveBeenSent;
	const next = sent + 1;
	const parts =
		sent === 1
			? `Part 1 of ${count} was sent`
			: `Parts 1 ${sent === 2 ? 'and' : 'to'} ${sent} of ${count} were sent`;
	const reason =
		failure === CANCELLED.failure
			? 'the execution was stopped'
			: `part ${next} failed: ${failure.message}`;
	const told =
		failure === CANCELLED.failure
			? `Part ${next} was not sent`
			: failure.description.replace(/nothing was sent/i, (text) => {
					return `${text.startsWith('N') ? 'P' : 'p'}art ${next} was not sent`;
				});
	return {
		refused: false,
		canResume: !isUnclear,
		failure: {
			...failure,
			message: `${parts}, then ${reason}`,
			description: isUnclear
				? `${failure.description}. Part ${next} and what follows are not sent again by Retry On Fail; a new execution sends all parts again`
				: `${told}. Retry On Fail sends only what is left; a new execution sends all parts again`,
			mayHaveBeenSent: true,
		},
	};
}
