import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../shared/json';
import { isSet, readBoolean } from '../../../shared/values';
import type { ItemContext } from '../../operation';

/**
 * The fields of a record that are useful most, flat.
 *
 * @param fields name in the output → path in the record, such as `media.url`; what the record lacks is left out
 * @returns the whole record when it has none of them, so that an answer of unknown shape is never lost
 */
export function pickFields(record: IDataObject, fields: Record<string, string>): IDataObject {
	const picked: IDataObject = {};
	for (const [name, path] of Object.entries(fields)) {
		const value = valueAt(record, path);
		if (value !== undefined) picked[name] = value as IDataObject[string];
	}
	return Object.keys(picked).length === 0 ? record : picked;
}

/**
 * Reads the field Simplify; on where an expression gives nothing.
 *
 * @throws {InvalidInput} when it is neither true nor false
 */
export function wantsSimplified(item: ItemContext): boolean {
	const value = item.get<unknown>('simplify', true);
	return !isSet(value) || readBoolean(value, 'Simplify');
}

function valueAt(record: IDataObject, path: string): unknown {
	let value: unknown = record;
	for (const key of path.split('.')) value = isRecord(value) ? value[key] : undefined;
	return value;
}
