import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

/** Entries of a picker that match what was typed, sorted by name. The API documents no search, so it happens here. */
export function toSearchResult(
	entries: INodeListSearchItems[],
	filter: string | undefined,
): INodeListSearchResult {
	const wanted = fold(filter ?? '');
	return {
		results: entries
			.filter(({ name, value }) => fold(`${name} ${String(value)}`).includes(wanted))
			.sort((a, b) => a.name.localeCompare(b.name)),
	};
}

/** Without case and accents, so that "promocao" finds "Promoção". */
export function fold(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
