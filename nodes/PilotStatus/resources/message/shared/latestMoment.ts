import type { IDataObject } from 'n8n-workflow';

/**
 * Finds the latest moment at which a message may go out, for what has a life of its own, such as the address of a file.
 *
 * @param options request fields of the send options, with `deliverAt` and `deliverUntil` as ISO 8601
 * @returns `until` in ms since 1970; left out where the message goes out at once
 */
export function latestMoment({ deliverAt, deliverUntil }: IDataObject): { until?: number } {
	const moments = [deliverAt, deliverUntil]
		.map((date) => (typeof date === 'string' ? Date.parse(date) : Number.NaN))
		.filter((moment) => !Number.isNaN(moment));
	return moments.length === 0 ? {} : { until: Math.max(...moments) };
}
