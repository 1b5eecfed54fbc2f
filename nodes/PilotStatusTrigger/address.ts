/** Name of the query parameter that carries the token in the registered URL. */
export const TOKEN_PARAMETER = 'token';

/**
 * The URL that is registered at Pilot Status.
 *
 * @param address the webhook's URL as n8n gives it
 */
export function registeredUrl(address: string, token: string): string {
	const url = new URL(address);
	url.searchParams.set(TOKEN_PARAMETER, token);
	return url.href;
}

/** The token in a registered URL; undefined where there is none. */
export function tokenOf(url: string | undefined): string | undefined {
	if (url === undefined || !URL.canParse(url)) return undefined;
	return new URL(url).searchParams.get(TOKEN_PARAMETER) ?? undefined;
}

/** Whether two URLs are the same apart from the token. What cannot be read as a URL is never the same. */
export function isSameAddress(one: string | undefined, other: string): boolean {
	return one !== undefined && withoutToken(one) === withoutToken(other);
}

/** Whether two URLs are the same, token included. */
export function isSameUrl(one: string | undefined, other: string): boolean {
	return one !== undefined && URL.canParse(one) && new URL(one).href === new URL(other).href;
}

/** Takes every token out of a text that may quote a registered URL, such as an error of the API. */
export function hideToken(text: string): string {
	return text.replace(/(token(?:=|%3d))[^&\s"'<>\\]+/gi, '$1…');
}

function withoutToken(value: string): string | undefined {
	if (!URL.canParse(value)) return undefined;
	const url = new URL(value);
	url.searchParams.delete(TOKEN_PARAMETER);
	return url.href;
}
