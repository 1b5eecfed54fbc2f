import { isRecord } from '../json';

/** A request as n8n hands it to a node: n8n has parsed the body already where it knows the content type. */
export interface ReceivedRequest {
	contentType?: string;
	body?: unknown;
	/** The bytes as they came; missing for `multipart/form-data`. */
	rawBody?: Buffer;
}

/** The JSON value of a request, or one sentence that says why there is none. */
export type ReceivedJson = { ok: true; value: unknown } | { ok: false; reason: string };

/** Deepest nesting that is read (levels): n8n copies items by recursion, and no documented delivery has ten. */
const MAX_DEPTH = 100;

const NOT_JSON: ReceivedJson = { ok: false, reason: 'The body is not JSON' };

/**
 * Reads the JSON of a delivery. A body that calls itself something else, such as text/plain, is read from its bytes,
 * with or without a byte order mark: n8n would have made something else of it. Never throws.
 */
export function readJson(request: ReceivedRequest): ReceivedJson {
	const json = parse(request);
	if (json.ok && isDeeperThan(json.value, MAX_DEPTH)) {
		return { ok: false, reason: `The body is nested more than ${MAX_DEPTH} levels deep` };
	}
	return json;
}

function parse({ contentType, body, rawBody }: ReceivedRequest): ReceivedJson {
	if (contentType === 'application/json' && body !== undefined && rawBody?.length !== 0) {
		const isEmpty = rawBody === undefined && isRecord(body) && Object.keys(body).length === 0;
		return isEmpty ? NOT_JSON : { ok: true, value: body };
	}
	if (rawBody === undefined || rawBody.length === 0) return NOT_JSON;
	try {
		const text = rawBody.toString('utf8').replace(/^\ufeff/, '');
		return { ok: true, value: JSON.parse(text) as unknown };
	} catch {
		return NOT_JSON;
	}
}

/** Goes level by level, since recursion is what a deep body would exhaust. */
function isDeeperThan(value: unknown, levels: number): boolean {
	let level = [value].filter(isContainer);
	for (let depth = 0; level.length > 0; depth += 1) {
		if (depth === levels) return true;
		level = level.flatMap((container) => Object.values(container).filter(isContainer));
	}
	return false;
}

function isContainer(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}
