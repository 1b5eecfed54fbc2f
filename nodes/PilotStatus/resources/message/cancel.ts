import type { INodeProperties } from 'n8n-workflow';

import { idOf, isRecord, textOf, recordOf } from '../../../shared/json';
import type { ApiRequest, Failure } from '../../../shared/api/types';
import type { ItemContext, EntryResult, BatchOperation } from '../../operation';
import { pathWith, requireText } from '../common/read';
import { isCancelled, statusOf } from './common/deliveryFailure';

/** Fields of Cancel. */
const properties: INodeProperties[] = [
	{
		displayName: 'Scheduled Message ID',
		name: 'scheduledMessageId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. cmx0aaaa1111',
		description: 'ID from the output of the send. Only messages not sent yet can be canceled.',
	},
];

/** Most ids of one request (docs/api-reference.md 5). */
const BATCH_SIZE = 100;

/**
 * Reads the id of the message that an item wants cancelled.
 *
 * @throws {InvalidInput} when it is empty, or no id that the outcome can be looked up by
 */
function toEntry(item: ItemContext): string {
	const label = 'Scheduled Message ID';
	const next = 'Use the "id" field from the output of the send that scheduled the message';
	const id = requireText(item, 'scheduledMessageId', label, next);
	pathWith('/v1/messages', id, label);
	return id;
}

/** A DELETE with a JSON body (docs/api-reference.md 5); an id that several items name is sent once. */
function toRequest(messageIds: string[]): ApiRequest {
	return {
		method: 'DELETE',
		path: '/v1/messages/cancel',
		body: { messageIds: [...new Set(messageIds)] },
	};
}

/** The output of a message that is cancelled. */
function cancelled(id: string): EntryResult {
	return { json: { id, status: 'CANCELED' } };
}

/**
 * The failure of a message that could not be cancelled, so it may go out.
 *
 * @param reason a sentence without final period; undefined where the API gave none
 */
function notCancelled(reason: string | undefined): EntryResult {
	const failure: Failure = {
		message: 'The message was not canceled',
		description: [
			'Only a message that is still scheduled can be canceled',
			reason ?? 'Check it with the Get operation',
		].join('. '),
		code: 'NOT_CANCELLED',
		// it went out already, or will at its time
		mayHaveBeenSent: true,
		canRetry: false,
	};
	return { failure };
}

/** Tells of a cancellation that failed, or whose outcome is not known, that the messages still wait and may go out. */
function stillWaiting(failure: Failure): Failure {
	return {
		...failure,
		description: `${failure.description}. A message that is not canceled is sent as scheduled: check it with the Get operation`,
		mayHaveBeenSent: true,
	};
}

/**
 * What the answer tells about each id (docs/api-reference.md 5). One version of the API lists who was cancelled and who was not;
 * another gives counts only, which tell about a single id just when all were cancelled. The rest is looked up.
 */
function toResults(body: unknown, ids: string[]): Array<EntryResult | undefined> {
	// a 2xx without a body says that all is done
	if (body === undefined) return ids.map(cancelled);
	const outer = isRecord(body) ? body : {};
	const answer = isRecord(outer.data) ? outer.data : outer;
	if (typeof answer.cancelled === 'number') {
		const isEvery = answer.cancelled >= new Set(ids).size;
		return ids.map((id) => (isEvery ? cancelled(id) : undefined));
	}
	const done = new Set(listOf(answer.cancelled ?? answer.canceled).map(ownId));
	const failed = new Map(listOf(answer.failed).map((entry) => [ownId(entry), entry]));
	return ids.map((id) => {
		// an id in both lists is looked up
		if (done.has(id)) return failed.has(id) ? undefined : cancelled(id);
		return failed.has(id) ? notCancelled(reasonOf(failed.get(id))) : undefined;
	});
}

function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

/** An entry may be the ID or hold it, as a text or a number. */
function ownId(entry: unknown): string | undefined {
	return idOf(isRecord(entry) ? (entry.id ?? entry.messageId) : entry);
}

function reasonOf(entry: unknown): string | undefined {
	const reason = isRecord(entry) ? textOf(entry.reason) : undefined;
	return reason === undefined ? undefined : `Pilot Status says: ${reason}`;
}

/** Asks for the status of a message of which the answer did not tell whether it was cancelled (docs/api-reference.md 4). */
const lookUp: NonNullable<BatchOperation<string>['lookUp']> = {
	toRequest: (id) => ({ method: 'GET', path: pathWith('/v1/messages', id) }),
	toResult: (body, id) => {
		const status = statusOf(recordOf(body, 'message'));
		return isCancelled(status)
			? cancelled(id)
			: notCancelled(`Its status is ${status ?? 'unknown'}`);
	},
};

/** Cancels messages that wait for their time; an entry is a message's id. */
export const cancel: BatchOperation<string> = {
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel scheduled message',
	description: 'Cancel messages scheduled with Deliver At',
	kind: 'batch',
	batchSize: BATCH_SIZE,
	properties,
	toEntry,
	toRequest,
	toResults,
	explain: stillWaiting,
	lookUp,
};
