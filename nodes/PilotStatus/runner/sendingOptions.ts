import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isRecord } from '../../shared/json';
import { InvalidInput } from '../../shared/invalidInput';
import { describeValue, isSet, readNumber } from '../../shared/values';

/** How many items are sent side by side, and the shortest time between the start of two (ms). */
export interface SendingSettings {
	concurrency: number;
	delayMs: number;
}

/** Most requests side by side, and how many without a choice of the person. */
const MAX_CONCURRENCY = 20;
const DEFAULT_CONCURRENCY = 5;
const MAX_DELAY_MS = 3_600_000;

/**
 * Reads `sendingOptions` once for the run; numbers out of range become the nearest allowed one.
 *
 * @throws {InvalidInput} when an expression gave no object, or a value is no number
 */
export function readSendingSettings(context: IExecuteFunctions): SendingSettings {
	const options = readOptions(context.getNodeParameter('sendingOptions', 0, {}));
	const { requestsInParallel, delayBetweenMessages } = options;
	return {
		concurrency: within(
			requestsInParallel,
			'Requests in Parallel',
			1,
			MAX_CONCURRENCY,
			DEFAULT_CONCURRENCY,
		),
		delayMs: within(delayBetweenMessages, 'Delay Between Messages (Ms)', 0, MAX_DELAY_MS, 0),
	};
}

function readOptions(options: unknown): IDataObject {
	if (isRecord(options)) return options;
	if (!isSet(options)) return {};
	throw new InvalidInput(
		`"Sending Options" ${describeValue(options)} instead of an object`,
		'Add the options in the editor, or provide an object with their names and values',
	);
}

function within(
	value: unknown,
	label: string,
	least: number,
	most: number,
	fallback: number,
): number {
	return Math.min(most, Math.max(least, Math.round(readNumber(value, label, { fallback }))));
}
