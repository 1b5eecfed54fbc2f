import { invalid } from './apiError.mts';

/** A JSON object of unknown content. */
export type JsonObject = Record<string, unknown>;

/** Whether a value is a JSON object: not null, not an array. */
export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The body as an object; anything else is a 400. */
export function requireObject(value: unknown, what: string): JsonObject {
	if (!isObject(value)) throw invalid(`${what} must be a JSON object`);
	return value;
}

/** Refuses names outside `known`. That the real API does so is an assumption (README, "strict"). */
export function refuseUnknown(value: JsonObject, known: readonly string[], what: string): void {
	const unknown = Object.keys(value).filter((name) => !known.includes(name));
	if (unknown.length > 0) {
		throw invalid(`${what}: unknown field ${unknown.map((name) => `"${name}"`).join(', ')}`);
	}
}

/** A field that may be left out, and otherwise must be a string that is not blank. */
export function optionalString(value: JsonObject, name: string): string | undefined {
	const field = value[name];
	if (field === undefined) return undefined;
	if (typeof field !== 'string') throw invalid(`"${name}" must be a string`);
	if (field.trim() === '') throw invalid(`"${name}" must not be blank`);
	return field;
}

/** A field that must be a string that is not blank. */
export function requiredString(value: JsonObject, name: string, what: string): string {
	const field = optionalString(value, name);
	if (field === undefined) throw invalid(`${what}: "${name}" is required`);
	return field;
}

/** A field that may be left out, and otherwise must be a boolean. */
export function optionalBoolean(value: JsonObject, name: string): boolean | undefined {
	const field = value[name];
	if (field === undefined) return undefined;
	if (typeof field !== 'boolean') throw invalid(`"${name}" must be a boolean`);
	return field;
}

/** A field that may be left out, and otherwise must be an array of strings that are not blank. */
export function optionalStrings(value: JsonObject, name: string): string[] | undefined {
	const field = value[name];
	if (field === undefined) return undefined;
	if (!Array.isArray(field)) throw invalid(`"${name}" must be an array of strings`);
	return field.map((entry: unknown) => {
		if (typeof entry !== 'string' || entry.trim() === '') {
			throw invalid(`"${name}" must hold strings that are not blank`);
		}
		return entry;
	});
}
