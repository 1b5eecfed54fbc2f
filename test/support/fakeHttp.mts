import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

/** A request that the package made, as the API would see it. */
export interface CapturedRequest {
	method: string;
	/** Path without host, for instance `/v1/messages/send`. */
	path: string;
	query?: IDataObject;
	body?: unknown;
	/** Name of the credential type that signs it. */
	credential: string;
	options: IHttpRequestOptions;
}

/** What the API answers. */
export interface FakeAnswer {
	status: number;
	body: unknown;
	headers?: Record<string, string>;
}

/** Decides about the answer to a request; may throw an error as n8n's HTTP helper would. */
export type Answering = (request: CapturedRequest) => FakeAnswer | Promise<FakeAnswer>;

/** The answer to an accepted send, in the form of docs/api-reference.md 3.6. */
export function accepted(number = 1): FakeAnswer {
	return {
		status: 202,
		body: {
			id: `cmx${number}`,
			correlationId: `corr_${number}`,
			status: 'QUEUED',
			createdAt: '2026-03-01T09:00:00.000Z',
			origin: 'Shop line',
		},
	};
}

/** A value as it arrives: what JSON cannot hold does not arrive. */
function overTheWire(body: unknown): unknown {
	return JSON.parse(JSON.stringify(body));
}

/**
 * Stands in for `helpers.httpRequestWithAuthentication`.
 *
 * @param answer gives the answer to each request
 * @returns the helper, and the list that it fills with each request
 */
export function fakeHttp(answer: Answering): {
	requests: CapturedRequest[];
	httpRequestWithAuthentication: (
		credential: string,
		options: IHttpRequestOptions,
	) => Promise<unknown>;
} {
	const requests: CapturedRequest[] = [];
	const httpRequestWithAuthentication = async (
		credential: string,
		options: IHttpRequestOptions,
	) => {
		const url = new URL(options.url, options.baseURL);
		const query = { ...Object.fromEntries(url.searchParams), ...options.qs };
		const request: CapturedRequest = {
			method: options.method ?? 'GET',
			path: url.pathname,
			credential,
			options,
			...(Object.keys(query).length === 0 ? {} : { query }),
			// over the wire undefined fields do not exist, so they must not be seen here either
			...(options.body === undefined ? {} : { body: overTheWire(options.body) }),
		};
		requests.push(request);
		const { status, body, headers = {} } = await answer(request);
		if (status >= 400 && options.ignoreHttpStatusErrors !== true) {
			throw Object.assign(new Error(`Request failed with status code ${status}`), {
				httpCode: status,
			});
		}
		if (options.returnFullResponse !== true) return body;
		return { statusCode: status, body, headers };
	};
	return { requests, httpRequestWithAuthentication };
}
