import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchChats } from './searchChats';

/** The groups of the number (docs/api-reference.md 8). */
export async function searchGroups(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await searchChats(this, 'groups', filter);
}
