/** A value that has to be a text. @throws Error when it is none */
export function asText(value: unknown): string {
	if (typeof value !== 'string') throw new Error(`Not a text: ${JSON.stringify(value)}`);
	return value;
}
