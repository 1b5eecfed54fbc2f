import { ApiError } from '../core/apiError.mts';

/** Turns what the control functions throw into a 400 that says why. */
export function orBadRequest<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		if (error instanceof ApiError) throw error;
		throw new ApiError(400, error instanceof Error ? error.message : String(error));
	}
}
