import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { idOf, textOf } from '../../shared/api/answers';
import { listOrThrow } from '../../shared/api/client';
import { toSearchResult } from './filter';

/** The templates that can be sent now (`sendable`, docs/api-reference.md 7), with category and language in the label. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await search(this, filter, true);
}

/** All templates, for looking at and changing them; the label tells the review status of those that cannot be sent. */
export async function searchAllTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await search(this, filter, false);
}

async function search(
	context: ILoadOptionsFunctions,
	filter: string | undefined,
	onlySendable: boolean,
): Promise<INodeListSearchResult> {
	const records = await listOrThrow(context, { method: 'GET', path: '/v1/templates' }, 'templates');
	const entries = records
		.filter(({ sendable }) => !onlySendable || sendable !== false)
		.flatMap((template): INodeListSearchItems[] => {
			const value = idOf(template.id) ?? textOf(template.name);
			if (value === undefined) return [];
			const kind = [
				textOf(template.category),
				textOf(template.metaLanguage) ?? textOf(template.language),
				template.sendable === false ? textOf(template.metaStatus) : undefined,
			]
				.filter((part) => part !== undefined)
				.join(', ');
			const name = textOf(template.name) ?? value;
			return [{ name: kind === '' ? name : `${name} (${kind})`, value }];
		});
	return toSearchResult(entries, filter);
}
