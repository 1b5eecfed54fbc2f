import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** How many items are sent side by side, and the pause of a lane after each (ms). */
export interface SendingSettings {
	lanes: number;
	delayMs: number;
}

/** Most requests side by side, and how many without a choice of the person. */
const MAX_LANES = 20;
const DEFAULT_LANES = 5;
const MAX_DELAY_MS = 3_600_000;

/** Reads `sendingOptions` once for the run; values out of range become the nearest allowed one. */
export function readSendingSettings(context: IExecuteFunctions): SendingSettings {
	const options = context.getNodeParameter('sendingOptions', 0, {}) as IDataObject;
	return {
		lanes: within(options.requestsInParallel, 1, MAX_LANES, DEFAULT_LANES),
		delayMs: within(options.delayBetweenMessages, 0, MAX_DELAY_MS, 0),
	};
}

function within(value: unknown, least: number, most: number, fallback: number): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) return fallback;
	return Math.min(most, Math.max(least, Math.round(number)));
}
