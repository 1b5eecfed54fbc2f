import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { isRecord } from '../../shared/api/answers';
import type { ApiClient } from '../../shared/api/client';
import type { DownloadResult } from '../../shared/api/download';
import type { ApiRequest, Failure } from '../../shared/api/request';
import type {
	ItemReader,
	LinkRequest,
	ListOperation,
	PreparedRequest,
	RequestOperation,
} from '../operation';
import { readList } from './list';
import type { Narrow } from './narrow';
import { type Outcome, refusal } from './outcome';
import { waitUntil } from './pace';

/** An item whose request is known and not sent yet. */
export interface Prepared {
	request: PreparedRequest | LinkRequest;
	item: ItemReader;
}

/** What carrying out an item needs of the run it belongs to. */
export interface Means {
	client: ApiClient;
	/** Fetches a file from outside the API, without the key. */
	download(link: string, maxBytes: number): Promise<DownloadResult>;
	/** Runs what holds a file in memory, few at a time. */
	withFile: Narrow;
	isStopped(): boolean;
}

/** Shortest and longest pause between two questions for the same thing (ms). */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/** Sends what an item asks for, and gives what became of it. Never throws. */
export async function carryOut(
	operation: RequestOperation | ListOperation,
	{ request, item }: Prepared,
	means: Means,
): Promise<Outcome> {
	if ('link' in request) return await fetchLink(operation, request, item, means);
	const { lateBody, ...ready } = request;
	if (operation.kind === 'list') {
		try {
			return await readList(operation, means.client, ready, item);
		} catch (error) {
			return refusal(error);
		}
	}
	if (lateBody === undefined) return await ask(operation, ready, item, means);
	return await means.withFile(async () => {
		let body: IDataObject;
		try {
			body = await lateBody();
		} catch (error) {
			return refusal(error);
		}
		return await ask(operation, { ...ready, body }, item, means);
	});
}

async function fetchLink(
	operation: RequestOperation | ListOperation,
	{ link, maxBytes }: LinkRequest,
	item: ItemReader,
	means: Means,
): Promise<Outcome> {
	const result = await means.download(link, maxBytes);
	return result.ok
		? await toOutcome(operation, result.file, item)
		: { failure: result.failure, refused: false };
}

async function ask(
	operation: RequestOperation,
	request: ApiRequest,
	item: ItemReader,
	{ client, isStopped }: Means,
): Promise<Outcome> {
	const since = Date.now();
	for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
		const result = await client.call(request, operation.kind === 'send' ? 'send' : 'other');
		if (!result.ok) {
			const failure = operation.explain?.(result.failure) ?? result.failure;
			return { failure, refused: false };
		}
		const { body } = result.answer;
		const verdict = operation.judge?.(body, item, since);
		if (verdict === undefined) return await toOutcome(operation, body, item);
		if ('failure' in verdict) return { failure: verdict.failure, refused: false };
		if (isStopped() || Date.now() >= verdict.askAgainUntil) {
			return { failure: verdict.onTimeout, refused: false };
		}
		await waitUntil(Math.min(Date.now() + pause, verdict.askAgainUntil), isStopped);
	}
}

async function toOutcome(
	operation: RequestOperation | ListOperation,
	body: unknown,
	item: ItemReader,
): Promise<Outcome> {
	const toItems = 'toItems' in operation ? operation.toItems : undefined;
	try {
		return { items: (await toItems?.(body, item)) ?? defaultItems(body) };
	} catch (error) {
		return { failure: unusable(error, operation.kind === 'send'), refused: false };
	}
}

/** The request succeeded and n8n could not take its answer, for instance because its disk is full. */
function unusable(error: unknown, isSend: boolean): Failure {
	const reason = error instanceof Error ? error.message : String(error);
	return {
		message: 'n8n could not store what Pilot Status answered',
		description: `n8n says: ${reason}`,
		code: 'OUTPUT_NOT_STORED',
		mayHaveBeenSent: isSend,
		canRetry: false,
	};
}

function defaultItems(body: unknown): INodeExecutionData[] {
	return (Array.isArray(body) ? body : [body]).filter(isRecord).map((json) => ({ json }));
}
