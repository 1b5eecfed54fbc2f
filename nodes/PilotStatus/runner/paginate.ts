import type { INodeProperties, IDataObject } from 'n8n-workflow';

import { idOf, isRecord, listIn } from '../../shared/json';
import type { ApiClient } from '../../shared/api/client';
import { unreadableAnswer } from '../../shared/api/errors';
import type { ApiAnswer, ApiRequest } from '../../shared/api/types';
import { isSet, readBoolean, readNumber } from '../../shared/values';
import type { ItemContext, ListOperation } from '../operation';
import type { ItemResult } from './results';

/** Whether a list is read to its end; read by the runner (`runner/paginate.ts`). */
export const returnAllField: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

/** How many records a list gives at most; read by the runner (`runner/paginate.ts`). */
export const limitField: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
};

/** Whether the output has the most useful fields only, flat. */
export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** How many records a limit that is not set means. */
const DEFAULT_LIMIT = 50;
/** Guards against a server whose pages never end. */
const MOST_PAGES = 10_000;

/**
 * Reads a list as far as the item wants it (`returnAll`, `limit`): never more pages than needed, and a page is never
 * larger than what the item wants.
 */
export async function readList(
	operation: ListOperation,
	client: ApiClient,
	request: ApiRequest,
	item: ItemContext,
): Promise<ItemResult> {
	const wanted = readLimit(item);
	const { pageSize: most } = operation;
	const isWanted = operation.toFilter?.(item) ?? (() => true);
	const toRow = operation.toRow?.(item) ?? ((record: IDataObject) => record);
	const isCounted = operation.isCounted?.(item) ?? true;
	// with a filter of our own the wanted number of records says nothing about the number of pages
	const pageSize =
		most === undefined || operation.toFilter !== undefined ? most : Math.min(most, wanted);
	const rows: IDataObject[] = [];
	const seen = new Set<string>();
	const options = { item: item.index };
	for (let page = 1; page <= MOST_PAGES; page += 1) {
		const query = pageSize === undefined ? request.query : { ...request.query, page, pageSize };
		const paged = { ...request, ...(query === undefined ? {} : { query }) };
		const result = await client.call(paged, 'other', options);
		if (!result.ok) return { failure: result.failure, refused: false };
		const { body } = result.answer;
		const records = recordsOf(result.answer, operation.keys);
		if (records === undefined) {
			return { failure: unreadableAnswer(result.answer, 'other'), refused: false };
		}
		const fresh = pageSize === undefined ? records : notIn(seen, records);
		for (const record of fresh) {
			if (rows.length < wanted && isWanted(record)) rows.push(toRow(record));
		}
		tellPrivacy(body, records, item);
		if (rows.length >= wanted || pageSize === undefined) break;
		// a server that knows no pages gives the same one for ever
		if (fresh.length === 0 && records.length > 0) break;
		if (isLast(isCounted ? body : undefined, records, page, servedSize(body, pageSize))) break;
	}
	return { items: rows.map((json) => ({ json })) };
}

/** The records of a page; none where the privacy mode of the number leaves the list out. */
function recordsOf({ body }: ApiAnswer, keys: string[]): IDataObject[] | undefined {
	return listIn(body, ...keys) ?? (isPrivate(body) ? [] : undefined);
}

/** The records that were in no earlier page: while pages are read, new records may move others to the next page. */
function notIn(seen: Set<string>, records: IDataObject[]): IDataObject[] {
	const keyOf = (record: IDataObject): string => idOf(record.id) ?? JSON.stringify(record);
	const fresh = records.filter((record) => !seen.has(keyOf(record)));
	for (const record of fresh) seen.add(keyOf(record));
	return fresh;
}

/** @throws {InvalidInput} when Return All or Limit is neither empty nor what it should be */
function readLimit(item: ItemContext): number {
	const returnAll = item.get('returnAll', false);
	if (isSet(returnAll) && readBoolean(returnAll, 'Return All')) return Number.POSITIVE_INFINITY;
	const limit = readNumber(item.get('limit', DEFAULT_LIMIT), 'Limit', { fallback: DEFAULT_LIMIT });
	return Math.max(1, Math.round(limit));
}

/**
 * Tells whether a page is the last one, by `totalPages` or `total` where the answer has them, else a page that is not full (docs/api-reference.md 6).
 *
 * @param body the answer, or undefined where its counts are about something else
 */
export function isLast(
	body: unknown,
	records: IDataObject[],
	page: number,
	pageSize: number,
): boolean {
	if (records.length === 0) return true;
	const counts = isRecord(body) ? body : {};
	if (typeof counts.totalPages === 'number') return page >= counts.totalPages;
	if (typeof counts.total === 'number') return page * pageSize >= counts.total;
	return records.length < pageSize;
}

/** The size of a page as the server has it, which may be less than what was asked for. */
export function servedSize(body: unknown, asked: number): number {
	const served = isRecord(body) ? body.pageSize : undefined;
	return typeof served === 'number' && served > 0 ? Math.min(served, asked) : asked;
}

/** The privacy mode of a number empties lists, or hides who wrote what in their records (docs/api-reference.md 6). */
function tellPrivacy(body: unknown, records: IDataObject[], item: ItemContext): void {
	if (isPrivate(body)) {
		item.hint(
			'This WhatsApp number stores no messages (privacy mode RELAY_ONLY), so Pilot Status has nothing to list. Use the trigger to receive messages as they arrive.',
		);
	} else if (records.some(({ redacted }) => redacted === true)) {
		item.hint(
			'Pilot Status hides texts and senders of some messages because of the privacy mode of this WhatsApp number.',
		);
	}
}

/** Tells whether the privacy mode of a number has emptied an answer (docs/api-reference.md 6). */
export function isPrivate(body: unknown): boolean {
	return isRecord(body) && body.notice === 'PII_RELAY_ONLY';
}
