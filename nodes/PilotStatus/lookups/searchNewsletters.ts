import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchChats } from './searchChats';

/** The channels of the number; the API calls them newsletters. */
export async function searchNewsletters(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await searchChats(this, 'newsletters', filter);
}
