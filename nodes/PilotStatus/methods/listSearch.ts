import type {
	INodeListSearchItems,
	INodeListSearchResult,
	ILoadOptionsFunctions,
} from 'n8n-workflow';

import { foldCase } from '../../shared/foldCase';
import { idOf, textOf } from '../../shared/json';
import { listOrThrow } from '../../shared/api/client';

/** Entries of a picker that match what was typed, sorted by name. The API documents no search, so it happens here. */
function toSearchResult(
	entries: INodeListSearchItems[],
	filter: string | undefined,
): INodeListSearchResult {
	const wanted = foldCase(filter ?? '');
	return {
		results: entries
			.filter(({ name, value }) => foldCase(`${name} ${String(value)}`).includes(wanted))
			.sort((a, b) => a.name.localeCompare(b.name)),
	};
}

/**
 * Entries of `GET /v1/groups` or `GET /v1/newsletters`, whose records have an `id` and a `name` (docs/api-reference.md 8).
 *
 * @param what the path's last part, which is also the key the list is wrapped in
 */
async function searchChats(
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

/** The groups of the number (docs/api-reference.md 8). */
export async function searchGroups(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await searchChats(this, 'groups', filter);
}

/** The channels of the number; the API calls them newsletters. */
export async function searchNewsletters(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await searchChats(this, 'newsletters', filter);
}

/** The WhatsApp numbers that the key sees (docs/api-reference.md 9), with name and digits in the label. */
export async function searchNumbers(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const records = await listOrThrow(this, { method: 'GET', path: '/v1/numbers' }, 'numbers');
	const entries = records.flatMap((record): INodeListSearchItems[] => {
		const value = idOf(record.id);
		if (value === undefined) return [];
		const digits = textOf(record.number);
		const name = textOf(record.name) ?? textOf(record.instanceName) ?? digits ?? value;
		return [
			{ name: digits === undefined || name === digits ? name : `${name} (${digits})`, value },
		];
	});
	return toSearchResult(entries, filter);
}

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
