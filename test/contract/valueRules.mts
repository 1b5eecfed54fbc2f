/** Rules violated so far, one sentence each. */
export type Violations = string[];

/** A plain object, no list and not null. */
export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string with something in it besides white space. */
export function isText(value: unknown): value is string {
	return typeof value === 'string' && value.trim() !== '';
}

/** E.164 with the leading plus sign that docs/api-reference.md 3.1 asks for: at most 15 digits, no leading zero. */
export function isE164(value: unknown): value is string {
	return isText(value) && /^\+[1-9]\d{1,14}$/.test(value);
}

/** A URL of a web server, written without white space. */
export function isWebUrl(value: unknown): value is string {
	if (!isText(value) || /\s/.test(value) || !/^https?:\/\//i.test(value)) return false;
	return URL.canParse(value) && new URL(value).hostname !== '';
}
