import type { IDataObject } from 'n8n-workflow';

/**
 * The records of a list answer, whether it came bare (`[…]`) or wrapped (`{ "groups": […] }`, `{ "data": […] }`).
 *
 * @param body the parsed body
 * @param keys the wrapper keys to look under; `data` is always tried last
 * @returns the objects of the list; anything else in it is left out
 */
export function listOf(body: unknown, ...keys: string[]): IDataObject[] {
	if (Array.isArray(body)) return body.filter(isRecord);
	if (!isRecord(body)) return [];
	for (const key of [...keys, 'data']) {
		const inner = body[key];
		if (Array.isArray(inner)) return inner.filter(isRecord);
	}
	return [];
}

/**
 * Finds the records of a list answer as {@link listOf} does, and tells an answer without a list from an empty one.
 *
 * @returns undefined when there is no list under any of the names, or one that holds no objects at all
 */
export function listIn(body: unknown, ...keys: string[]): IDataObject[] | undefined {
	const list = findList(body, keys);
	if (list === undefined) return undefined;
	const records = list.filter(isRecord);
	return records.length === 0 && list.length > 0 ? undefined : records;
}

/** A list may be bare, under one of its names, or under one of these within `data`. */
function findList(body: unknown, keys: string[]): unknown[] | undefined {
	if (Array.isArray(body)) return body;
	if (!isRecord(body)) return undefined;
	for (const key of [...keys, 'data']) {
		const inner = body[key];
		if (Array.isArray(inner)) return inner;
		// how some servers write an empty list
		if (inner === null && key !== 'data') return [];
	}
	return isRecord(body.data) ? findList({ ...body.data, data: undefined }, keys) : undefined;
}

/** The record of a single answer, whether it came bare or one level down under one of the keys or `data`. */
export function recordOf(body: unknown, ...keys: string[]): IDataObject | undefined {
	if (!isRecord(body)) return undefined;
	if (typeof body.id === 'string' || typeof body.name === 'string') return body;
	for (const key of [...keys, 'data']) {
		const inner = body[key];
		if (isRecord(inner)) return inner;
	}
	return body;
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as text where it is a text that is not blank, else undefined. */
export function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Reads an ID, which some servers write as a number, as text without white space around it; undefined where there is none. */
export function idOf(value: unknown): string | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
	return textOf(value)?.trim();
}
