import type { ApiRequest } from '../../../../shared/api/request';
import { invalidChoice } from '../../../../shared/invalidInput';
import type { ItemContext } from '../../../operation';
import { readDateRange } from '../../shared/dateRange';

const SOURCES = ['history', 'unread', 'group'] as const;

/** Which messages an item wants. */
export type MessageSource = (typeof SOURCES)[number];

/** @throws {InvalidInput} for a choice that only an expression can make */
export function readSource(item: ItemContext): MessageSource {
	const chosen = item.get<unknown>('messageSource', 'history');
	const source = SOURCES.find((value) => value === chosen);
	if (source === undefined) throw invalidChoice('Messages', chosen, SOURCES);
	return source;
}

/**
 * The list of docs/api-reference.md 6 that the item wants, with its period where the API takes one.
 *
 * @throws {InvalidInput} when the period does not make sense
 */
export function toRequest(item: ItemContext): ApiRequest {
	const source = readSource(item);
	const query = source === 'unread' ? {} : readDateRange(item);
	return { method: 'GET', path: `/v1/messages/${source}`, query };
}
