import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { idOf, textOf } from '../../shared/api/answers';
import { listOrThrow } from '../../shared/api/client';
import { toSearchResult } from './filter';

/**
 * Entries of `GET /v1/groups` or `GET /v1/newsletters`, whose records have an `id` and a `name` (docs/api-reference.md 8).
 *
 * @param what the path's last part, which is also the key the list is wrapped in
 */
export async function searchChats(
	context: ILoadOptionsFunctions,
	what: 'groups' | 'newsletters',
	filter: string | undefined,
): Promise<INodeListSearchResult> {
	const records = await listOrThrow(context, { method: 'GET', path: `/v1/${what}` }, what);
	const entries = records.flatMap(({ id, name }): INodeListSearchItems[] => {
		const value = idOf(id);
		return value === undefined ? [] : [{ name: textOf(name) ?? value, value }];
	});
	return toSearchResult(entries, filter);
}
