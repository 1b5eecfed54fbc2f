import { isRecord } from './json';

/**
 * Takes the chosen value out of a resource locator, also out of one that an expression made without n8n's mark (`__rl`).
 * Anything else is given back as it is.
 */
export function locatorValue(value: unknown): unknown {
	if (!isRecord(value)) return value;
	const isLocator = '__rl' in value || ('mode' in value && 'value' in value);
	return isLocator ? value.value : value;
}
