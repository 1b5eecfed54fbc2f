import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { listOf, textOf } from '../../shared/api/answers';
import { callOrThrow } from '../../shared/api/client';
import { toSearchResult } from './filter';

/** The templates that can be sent now (`sendable`, api/templates), with category and language in the label. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const body = await callOrThrow(this, { method: 'GET', path: '/v1/templates' });
	const entries = listOf(body, 'templates')
		.filter(({ sendable }) => sendable !== false)
		.flatMap((template): INodeListSearchItems[] => {
			const value = textOf(template.id) ?? textOf(template.name);
			if (value === undefined) return [];
			const kind = [
				textOf(template.category),
				textOf(template.metaLanguage) ?? textOf(template.language),
			]
				.filter((part) => part !== undefined)
				.join(', ');
			const name = textOf(template.name) ?? value;
			return [{ name: kind === '' ? name : `${name} (${kind})`, value }];
		});
	return toSearchResult(entries, filter);
}
