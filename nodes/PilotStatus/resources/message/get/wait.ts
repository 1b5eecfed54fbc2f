import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import type { ItemContext } from '../../../operation';
import { readCollection } from '../../shared/collection';
import { isSet } from '../../shared/values';

/** How far a message can come, in order: each implies those before it (docs/api-reference.md 4). */
export const STAGES = ['QUEUED', 'SENT', 'DELIVERED', 'READ'] as const;

/** What an item waits for. */
export interface Wait {
	stage: 'SENT' | 'DELIVERED' | 'READ';
	timeoutMs: number;
}

const DEFAULT_TIMEOUT_S = 60;
const MAX_TIMEOUT_S = 86_400;
const WAITABLE = ['SENT', 'DELIVERED', 'READ'] as const;

/**
 * What the item waits for; undefined when it does not wait.
 *
 * @throws {InvalidInput} when the stage does not exist or the time limit is no number of seconds
 */
export function readWait(item: ItemContext): Wait | undefined {
	const { waitFor, timeout } = readCollection(item, 'getOptions');
	if (!isSet(waitFor)) return undefined;
	const stage = WAITABLE.find((value) => value === waitFor);
	if (stage === undefined) throw invalidChoice('Wait For', waitFor, WAITABLE);
	const seconds = isSet(timeout) ? Number(timeout) : DEFAULT_TIMEOUT_S;
	if (!(seconds > 0 && seconds <= MAX_TIMEOUT_S)) {
		throw new InvalidInput(
			'"Timeout (Seconds)" must be a number from 1 to 86400',
			'For longer waits, use the Pilot Status Trigger with the event Message Delivered or Message Read',
		);
	}
	return { stage, timeoutMs: seconds * 1_000 };
}
