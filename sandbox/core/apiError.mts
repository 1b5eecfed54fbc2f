/** What the API answers when it refuses: `{ error, code?, details? }` with an HTTP status (docs/api-reference.md 1). */
export class ApiError extends Error {
	readonly status: number;
	readonly code: string | undefined;
	readonly details: unknown;

	constructor(status: number, message: string, code?: string, details?: unknown) {
		super(message);
		this.name = 'ApiError';
		this.status = status;
		this.code = code;
		this.details = details;
	}

	/** The JSON body; `code` and `details` are left out where there is none. */
	toBody(): { error: string; code?: string; details?: unknown } {
		return {
			error: this.message,
			...(this.code === undefined ? {} : { code: this.code }),
			...(this.details === undefined ? {} : { details: this.details }),
		};
	}
}

/**
 * 400 for a malformed request. The code `VALIDATION_ERROR` is documented for the number check only
 * (docs/api-reference.md 9); using it for every malformed request is an assumption.
 */
export function invalid(message: string, details?: unknown): ApiError {
	return new ApiError(400, message, 'VALIDATION_ERROR', details);
}
