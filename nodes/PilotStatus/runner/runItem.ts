import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/json';
import type { DownloadResult } from '../../shared/api/download';
import { makesSomething, unreadableAnswer } from '../../shared/api/errors';
import type { ApiAnswer, ApiRequest, Failure, RequestKind } from '../../shared/api/types';
import type { Semaphore } from '../../shared/semaphore';
import type {
	ItemContext,
	LinkRequest,
	ListOperation,
	PreparedRequest,
	RequestOperation,
	PollResult,
} from '../operation';
import { readList } from './paginate';
import { waitUntil } from './rateLimiter';
import { type ItemResult, refusal } from './results';
import { type PartsContext, sendParts } from './sendParts';

/** An item whose request is known and not sent yet. */
export interface Prepared {
	request: PreparedRequest | LinkRequest;
	item: ItemContext;
	/** Responses to the parts of its message that an earlier try has sent. */
	answers?: IDataObject[];
}

/** What carrying out an item needs of the run it belongs to. */
export interface RunContext extends PartsContext {
	/** Fetches a file from outside the API, without the key. */
	download(link: string, maxBytes: number): Promise<DownloadResult>;
	/** Bounds what holds a file in memory. */
	fileSemaphore: Semaphore;
}

/** Shortest and longest pause between two questions for the same thing (ms). */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/** Sends what an item asks for, and gives what became of it. Never throws. */
export async function runItem(
	operation: RequestOperation | ListOperation,
	{ request, item, answers }: Prepared,
	runContext: RunContext,
): Promise<ItemResult> {
	if ('link' in request) return await fetchLink(operation, request, item, runContext);
	if (request.further !== undefined)
		return await sendParts(request, item.index, runContext, answers);
	const { lateBody, ...ready } = request;
	if (operation.kind === 'list') {
		try {
			return await readList(operation, runContext.client, ready, item);
		} catch (error) {
			return refusal(error);
		}
	}
	if (lateBody === undefined) return await ask(operation, ready, item, runContext);
	return await runContext.fileSemaphore.run(async () => {
		let body: IDataObject;
		try {
			body = await lateBody();
		} catch (error) {
			return refusal(error);
		}
		return await ask(operation, { ...ready, body }, item, runContext);
	});
}

async function fetchLink(
	operation: RequestOperation | ListOperation,
	{ link, maxBytes }: LinkRequest,
	item: ItemContext,
	runContext: RunContext,
): Promise<ItemResult> {
	const result = await runContext.download(link, maxBytes);
	return result.ok
		? await toResult(operation, { status: 200, body: result.file, headers: {} }, item)
		: { failure: result.failure, refused: false };
}

async function ask(
	operation: RequestOperation,
	request: ApiRequest,
	item: ItemContext,
	{ client, isStopped }: RunContext,
): Promise<ItemResult> {
	const since = Date.now();
	const until = operation.waitsUntil?.(item, since);
	const options = { item: item.index, ...(until === undefined ? {} : { until }) };
	for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
		const result = await client.call(request, operation.kind, options);
		let polled: PollResult | undefined;
		if (result.ok) {
			polled = operation.poll?.(result.answer.body, item, since);
			if (polled === undefined) return await toResult(operation, result.answer, item);
		} else {
			polled = pollAgain(operation.explain?.(result.failure) ?? result.failure, until);
		}
		if ('failure' in polled) return { failure: polled.failure, refused: false };
		if (isStopped() || Date.now() >= polled.askAgainUntil) {
			return { failure: polled.onTimeout, refused: false };
		}
		await waitUntil(Math.min(Date.now() + pause, polled.askAgainUntil), isStopped);
	}
}

/** A fault that may pass does not end the wait of an item before its time. */
function pollAgain(failure: Failure, until: number | undefined): PollResult {
	const mayPass = failure.isTransient === true || failure.canRetry;
	return until !== undefined && mayPass
		? { askAgainUntil: until, onTimeout: failure }
		: { failure };
}

async function toResult(
	operation: RequestOperation | ListOperation,
	answer: ApiAnswer,
	item: ItemContext,
): Promise<ItemResult> {
	const kind = operation.kind === 'list' ? 'other' : operation.kind;
	const toItems = 'toItems' in operation ? operation.toItems : undefined;
	try {
		const items = await toItems?.(answer.body, item);
		if (items !== undefined) return { items };
	} catch (error) {
		return { failure: unusable(error, kind), refused: false };
	}
	return isRecord(answer.body)
		? { items: [{ json: answer.body }] }
		: { failure: unreadableAnswer(answer, kind), refused: false };
}

/** The request succeeded and n8n could not take its answer, for instance because its disk is full. */
function unusable(error: unknown, kind: RequestKind): Failure {
	const reason = error instanceof Error ? error.message : String(error);
	return {
		message: 'n8n could not store the response from Pilot Status',
		description: `n8n says: ${reason}`,
		code: 'OUTPUT_NOT_STORED',
		mayHaveBeenSent: makesSomething(kind),
		canRetry: false,
	};
}
