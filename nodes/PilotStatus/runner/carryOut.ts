import type { INodeExecutionData } from 'n8n-workflow';

import { isRecord } from '../../shared/api/answers';
import type { ApiClient } from '../../shared/api/client';
import type { ApiRequest } from '../../shared/api/request';
import type { ItemReader, ListOperation, PreparedRequest, RequestOperation } from '../operation';
import { readList } from './list';
import { type Outcome, refusal } from './outcome';
import { waitUntil } from './pace';

/** An item whose request is known and not sent yet. */
export interface Prepared {
	request: PreparedRequest;
	item: ItemReader;
}

/** Shortest and longest pause between two questions for the same thing (ms). */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/** Sends what an item asks for, and gives what became of it. */
export async function carryOut(
	operation: RequestOperation | ListOperation,
	client: ApiClient,
	{ request, item }: Prepared,
	isStopped: () => boolean,
): Promise<Outcome> {
	const { lateBody, ...ready } = request;
	if (operation.kind === 'list') return await readList(operation, client, ready, item);
	if (lateBody !== undefined) {
		try {
			ready.body = await lateBody();
		} catch (error) {
			return refusal(error);
		}
	}
	return await ask(operation, client, ready, item, isStopped);
}

async function ask(
	operation: RequestOperation,
	client: ApiClient,
	request: ApiRequest,
	item: ItemReader,
	isStopped: () => boolean,
): Promise<Outcome> {
	for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
		const result = await client.call(request, operation.kind === 'send' ? 'send' : 'other');
		if (!result.ok) return { failure: result.failure, refused: false };
		const { body } = result.answer;
		const verdict = operation.judge?.(body, item);
		if (verdict === undefined) {
			return { items: (await operation.toItems?.(body, item)) ?? defaultItems(body) };
		}
		if ('failure' in verdict) return { failure: verdict.failure, refused: false };
		if (isStopped() || Date.now() >= verdict.askAgainUntil) {
			return { failure: verdict.onTimeout, refused: false };
		}
		await waitUntil(Math.min(Date.now() + pause, verdict.askAgainUntil), isStopped);
	}
}

function defaultItems(body: unknown): INodeExecutionData[] {
	return (Array.isArray(body) ? body : [body]).filter(isRecord).map((json) => ({ json }));
}
