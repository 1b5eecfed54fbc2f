import { type IDataObject, type IHookFunctions, type IWebhookFunctions, sleep } from 'n8n-workflow';

import { listOf, recordOf, idOf } from '../shared/json';
import { type ApiClient, createClient, toNodeError } from '../shared/api/client';
import type { ApiRequest, ApiResult, Failure } from '../shared/api/types';
import { pathWith } from '../shared/pathWith';
import { isPublicAddress } from '../shared/webAddress';
import { hideToken } from './registeredUrl';
import type { Webhook, WebhookApi, WebhookFields } from './subscription';

const PATH = '/v1/webhooks';

/**
 * The webhooks of the credential's number (docs/api-reference.md 11).
 *
 * @throws {NodeOperationError} when the credential cannot be used; every call throws {NodeApiError} with a sentence of
 * the error catalogue, in which no token appears
 */
export async function connectWebhooks(
	context: IHookFunctions | IWebhookFunctions,
): Promise<WebhookApi> {
	const client = await createClient(context);
	const bodyOf = (result: ApiResult, refused: (failure: Failure) => Failure = hide): unknown => {
		if (!result.ok) throw toNodeError(context, refused(result.failure));
		return result.answer.body;
	};
	const orNothing = (result: ApiResult, url?: string): unknown => {
		const isGone = !result.ok && result.failure.httpStatus === 404;
		return isGone ? undefined : bodyOf(result, (failure) => explain(failure, url));
	};
	return {
		get: async (id) => {
			const result = await lookUp(client, { method: 'GET', path: pathOf(id) });
			if (!result.ok && isPassing(result.failure)) {
				return { unreachable: hide(result.failure).message };
			}
			const body = orNothing(result);
			return body === undefined ? undefined : toWebhook(body, id);
		},
		list: async () => {
			const body = bodyOf(await client.call({ method: 'GET', path: PATH }));
			return listOf(body, 'webhooks').flatMap((entry) => toWebhook(entry) ?? []);
		},
		create: async (fields) => {
			const request: ApiRequest = { method: 'POST', path: PATH, body: bodyFrom(fields) };
			const body = bodyOf(await client.call(request), (failure) => explain(failure, fields.url));
			return toWebhook(body);
		},
		update: async (id, fields) => {
			const change: ApiRequest = {
				method: 'PATCH',
				path: pathOf(id),
				body: { ...bodyFrom(fields), active: fields.active },
			};
			const body = orNothing(await client.call(change), fields.url);
			return body === undefined ? undefined : toWebhook(body, id);
		},
		remove: async (id) => {
			const result = await client.call({ method: 'DELETE', path: pathOf(id) });
			// the answer's body is not documented, so a 2xx is enough whatever it holds
			if (result.ok || isSuccess(result.failure)) return true;
			if (result.failure.httpStatus === 404) return false;
			throw toNodeError(context, hide(result.failure));
		},
	};
}

/** Pauses before a look-up is repeated (ms). */
const PAUSES_MS = [500, 1_500];
/** Longest pause that a server can ask for (ms): n8n waits for the hook. */
const MAX_PAUSE_MS = 5_000;

/** Repeats a GET that failed in passing, because n8n removes a healthy webhook when the look for it fails. */
async function lookUp(client: ApiClient, request: ApiRequest): Promise<ApiResult> {
	let result = await client.call(request);
	for (const pause of PAUSES_MS) {
		if (result.ok || !isPassing(result.failure)) return result;
		const asked = Number(result.failure.retryAfter) * 1_000 || 0;
		await sleep(Math.max(pause, Math.min(asked, MAX_PAUSE_MS)));
		result = await client.call(request);
	}
	return result;
}

/** Tells that the same request may succeed later: no answer, too many requests, a server's fault, a proxy's page. */
function isPassing({ httpStatus, code }: Failure): boolean {
	const status = httpStatus === undefined ? code : String(httpStatus);
	return /^(NETWORK|2\d\d|408|429|5\d\d)$/.test(status);
}

/** @throws {InvalidInput} for an id that {@link isUsableId} does not let pass */
function pathOf(id: string): string {
	return pathWith(PATH, id);
}

/** Tells that an id can be part of a path without changing it, as `..` would. */
export function isUsableId(id: string): boolean {
	try {
		return pathOf(id) !== '';
	} catch {
		return false;
	}
}

function bodyFrom({ url, name, events }: WebhookFields): IDataObject {
	return { url, name, events };
}

function isSuccess({ httpStatus = 0 }: Failure): boolean {
	return httpStatus >= 200 && httpStatus <= 299;
}

/** @param id what to take as the id where the answer has none */
function toWebhook(body: unknown, id?: string): Webhook | undefined {
	const record = recordOf(body, 'webhook');
	const ownId = idOf(record?.id) ?? id;
	if (record === undefined || ownId === undefined || !isUsableId(ownId)) return undefined;
	const { url, active, events } = record;
	return {
		id: ownId,
		...(typeof url === 'string' ? { url } : {}),
		...(typeof active === 'boolean' ? { active } : {}),
		...(Array.isArray(events) ? { events: events.filter(isText) } : {}),
	};
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}

function hide(failure: Failure): Failure {
	const { message, description } = failure;
	return { ...failure, message: hideToken(message), description: hideToken(description) };
}

/** Adds the likely reason where the API refuses a URL: it has no documented code of its own for that. */
function explain(failure: Failure, url: string | undefined): Failure {
	const hidden = hide(failure);
	const { httpStatus } = failure;
	if (url === undefined || isPublicAddress(url) || (httpStatus !== 400 && httpStatus !== 422)) {
		return hidden;
	}
	const description = `${hidden.description}. The webhook URL of n8n, ${new URL(url).origin}, cannot be reached from the internet: set N8N_WEBHOOK_URL (before n8n 2.41: WEBHOOK_URL) to its public URL`;
	return { ...hidden, description };
}
