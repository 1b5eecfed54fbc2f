import type { IDataObject } from 'n8n-workflow';

import { isRecord, listOf } from '../../shared/api/answers';
import type { ApiClient } from '../../shared/api/client';
import type { ApiRequest } from '../../shared/api/request';
import type { ItemReader, ListOperation } from '../operation';
import type { Outcome } from './outcome';

/** Guards against a server whose pages never end. */
const MOST_PAGES = 10_000;

/**
 * Reads a list as far as the item wants it (`returnAll`, `limit`): never more pages than needed, and a page is never
 * larger than what is left.
 */
export async function readList(
	operation: ListOperation,
	client: ApiClient,
	request: ApiRequest,
	item: ItemReader,
): Promise<Outcome> {
	const wanted = readLimit(item);
	const { pageSize: most } = operation;
	// with a filter of our own the wanted number of records says nothing about the number of pages
	const pageSize = most === undefined ? undefined : operation.keep ? most : Math.min(most, wanted);
	const rows: IDataObject[] = [];
	for (let page = 1; page <= MOST_PAGES; page += 1) {
		const query = pageSize === undefined ? request.query : { ...request.query, page, pageSize };
		const result = await client.call({ ...request, ...(query === undefined ? {} : { query }) });
		if (!result.ok) return { failure: result.failure, refused: false };
		const { body } = result.answer;
		const records = listOf(body, ...operation.keys);
		for (const record of records) {
			if (rows.length < wanted && (operation.keep?.(record, item) ?? true)) rows.push(record);
		}
		tellNotice(body, item);
		if (rows.length >= wanted || pageSize === undefined || isLast(body, records, page, pageSize))
			break;
	}
	return { items: rows.map((row) => ({ json: operation.toRow?.(row, item) ?? row })) };
}

function readLimit(item: ItemReader): number {
	if (item.get('returnAll', false) === true) return Number.POSITIVE_INFINITY;
	const limit = Number(item.get('limit', 50));
	return Number.isFinite(limit) ? Math.max(1, Math.round(limit)) : 50;
}

/** `totalPages` or `total` where the answer has them, else a page that is not full (reference 6). */
function isLast(body: unknown, records: IDataObject[], page: number, pageSize: number): boolean {
	if (records.length === 0) return true;
	if (isRecord(body) && typeof body.totalPages === 'number') return page >= body.totalPages;
	if (isRecord(body) && typeof body.total === 'number') return page * pageSize >= body.total;
	return records.length < pageSize;
}

function tellNotice(body: unknown, item: ItemReader): void {
	if (isRecord(body) && body.notice === 'PII_RELAY_ONLY') {
		item.hint(
			'This WhatsApp number keeps no messages (privacy mode RELAY_ONLY), so Pilot Status has nothing to list. Use the trigger to receive messages as they come.',
		);
	}
}
