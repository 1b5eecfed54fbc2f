import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { idOf, textOf } from '../../shared/api/answers';
import { listOrThrow } from '../../shared/api/client';
import { toSearchResult } from './filter';

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
