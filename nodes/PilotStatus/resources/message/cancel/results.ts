import { idOf, isRecord, textOf } from '../../../../shared/api/answers';
import type { Failure } from '../../../../shared/api/request';
import type { EntryResult } from '../../../operation';

/** The output of a message that is cancelled. */
export function cancelled(id: string): EntryResult {
	return { json: { id, status: 'CANCELED' } };
}

/**
 * The failure of a message that could not be cancelled, so it may go out.
 *
 * @param reason a sentence without final period; undefined where the API gave none
 */
export function notCancelled(reason: string | undefined): EntryResult {
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
export function stillWaiting(failure: Failure): Failure {
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
export function toResults(body: unknown, ids: string[]): Array<EntryResult | undefined> {
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
