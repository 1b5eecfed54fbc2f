import { invalid } from '../core/apiError.mts';
import { optionalString, type JsonObject } from '../core/json.mts';

const ISO_8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * A point in time in ISO 8601. That it must carry its offset is an assumption: without one nobody knows
 * which moment is meant.
 * @returns the same moment in UTC, or undefined when the field is absent
 * @throws ApiError 400
 */
export function parseMoment(body: JsonObject, name: string): string | undefined {
	const value = optionalString(body, name);
	if (value === undefined) return undefined;
	const time = ISO_8601.test(value) ? Date.parse(value) : Number.NaN;
	if (Number.isNaN(time)) {
		throw invalid(`"${name}" must be an ISO 8601 date and time with its offset`);
	}
	return new Date(time).toISOString();
}

/**
 * `deliverAt` and `deliverUntil`. That a deadline before the schedule is refused is an assumption.
 * @throws ApiError 400
 */
export function parseSchedule(body: JsonObject): {
	deliverAt: string | null;
	deliverUntil: string | null;
} {
	const deliverAt = parseMoment(body, 'deliverAt') ?? null;
	const deliverUntil = parseMoment(body, 'deliverUntil') ?? null;
	if (deliverAt !== null && deliverUntil !== null && deliverUntil < deliverAt) {
		throw invalid('"deliverUntil" must not be before "deliverAt"');
	}
	return { deliverAt, deliverUntil };
}
