import type { IDataObject } from 'n8n-workflow';

const expression = /^=\{\{ \$json\.([A-Za-z0-9_]+) \}\}$/;

/** A value under a dotted path (`options.values[0].text`); undefined where there is none. */
export function readPath(parameters: unknown, path: string): unknown {
	let value = parameters;
	for (const key of path.split(/[.[\]]/).filter((part) => part !== '')) {
		if (typeof value !== 'object' || value === null) return undefined;
		value = (value as Record<string, unknown>)[key];
	}
	return value;
}

/**
 * Replaces each text `={{ $json.name }}` by the item's own value, whatever its type. Another expression
 * is refused: it would silently pass as text.
 */
export function resolveExpressions(value: unknown, json: IDataObject): unknown {
	if (typeof value === 'string' && value.startsWith('=')) {
		const name = expression.exec(value)?.[1];
		if (name === undefined) throw new Error(`This context does not evaluate ${value}`);
		return json[name];
	}
	if (Array.isArray(value)) return value.map((entry) => resolveExpressions(entry, json));
	if (
		typeof value === 'object' &&
		value !== null &&
		Object.getPrototypeOf(value) === Object.prototype
	) {
		return Object.fromEntries(
			Object.entries(value).map(([key, entry]) => [key, resolveExpressions(entry, json)]),
		);
	}
	return value;
}
