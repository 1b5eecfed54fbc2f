import type { IDataObject } from 'n8n-workflow';

import type { ApiClient } from '../../../../shared/api/client';
import { unreadableAnswer } from '../../../../shared/api/errors';
import type { ApiAnswer, Failure } from '../../../../shared/api/types';
import { readTime } from '../../../../shared/deliveries/message';
import { listIn, textOf } from '../../../../shared/json';
import { isLast, isPrivate, servedSize } from '../../../runner/paginate';

/** What was read of the history. */
export interface HistoryReading {
	records: IDataObject[];
	/** Whether Pilot Status keeps messages of this number. */
	isKept: boolean;
	/** The time at Pilot Status when it answered (ms since 1970). */
	now: number;
}

/** What is wanted of the history. */
export interface HistoryQuery {
	/** Rows before this time are not wanted (ms since 1970). */
	since: number;
	/** Asked after each page, with all rows so far: whether older ones are of no use. */
	isEnough: (records: IDataObject[]) => boolean;
	/** Input item whose credential is used, and until when a failed request is repeated (ms since 1970). */
	item: number;
	until: number;
}

const PAGE_SIZE = 100;
/** Most pages of one reading, for a number with very many messages. */
const MOST_PAGES = 5;

/** Reads the newest rows of the history, one page of it unless the query needs more (docs/api-reference.md 6). */
export async function readHistory(
	client: ApiClient,
	{ since, isEnough, item, until }: HistoryQuery,
): Promise<HistoryReading | { failure: Failure }> {
	const records: IDataObject[] = [];
	const startDate = new Date(since).toISOString();
	for (let page = 1; ; page += 1) {
		const query = { startDate, page, pageSize: PAGE_SIZE };
		const request = { method: 'GET' as const, path: '/v1/messages/history', query };
		const result = await client.call(request, 'other', { item, until });
		if (!result.ok) return page === 1 ? { failure: result.failure } : reading(records);
		const { answer } = result;
		const isKept = !isPrivate(answer.body);
		const rows = listIn(answer.body, 'messages') ?? (isKept ? undefined : []);
		if (rows === undefined) return { failure: unreadableAnswer(answer, 'other') };
		records.push(...rows);
		const size = servedSize(answer.body, PAGE_SIZE);
		if (
			!isKept ||
			isLast(answer.body, rows, page, size) ||
			page === MOST_PAGES ||
			isEnough(records)
		) {
			return { ...reading(records, answer), isKept };
		}
	}
}

function reading(records: IDataObject[], answer?: ApiAnswer): HistoryReading {
	const date = Date.parse(textOf(answer?.headers.date) ?? '');
	const newest = Math.max(...timesOf(records));
	const known = Number.isNaN(date) ? newest : date;
	return { records, isKept: true, now: Number.isFinite(known) ? known : Date.now() };
}

/** Returns the time of the oldest row (ms since 1970); Infinity without rows. */
export function oldestTime(records: IDataObject[]): number {
	return Math.min(...timesOf(records));
}

function timesOf(records: IDataObject[]): number[] {
	return records.flatMap(
		({ providerTimestamp, createdAt }) => readTime(providerTimestamp) ?? readTime(createdAt) ?? [],
	);
}
