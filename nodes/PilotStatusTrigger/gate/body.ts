import { isRecord } from '../../shared/api/answers';

/** A request as n8n hands it to the node: n8n has parsed the body already where it knows the content type. */
export interface ReceivedRequest {
	contentType?: string;
	body?: unknown;
	/** The bytes as they came; missing for `multipart/form-data`. */
	rawBody?: Buffer;
}

/** A JSON value in a box, so that `null` differs from "no JSON". */
export interface JsonBody {
	value: unknown;
}

/**
 * The JSON of a request; undefined when there is none. A body that calls itself something else, such as text/plain,
 * is read from its bytes: n8n would have made something else of it.
 */
export function readJson({ contentType, body, rawBody }: ReceivedRequest): JsonBody | undefined {
	if (contentType === 'application/json' && body !== undefined && rawBody?.length !== 0) {
		return rawBody === undefined && isRecord(body) && Object.keys(body).length === 0
			? undefined
			: { value: body };
	}
	if (rawBody === undefined || rawBody.length === 0) return undefined;
	try {
		return { value: JSON.parse(rawBody.toString('utf8')) as unknown };
	} catch {
		return undefined;
	}
}
