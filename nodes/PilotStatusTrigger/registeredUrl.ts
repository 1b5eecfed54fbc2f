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

/**
 * Tells that two URLs lead to the same webhook: the same host and path, whatever the token, the scheme, a slash at the
 * end, and capitals. What cannot be read as a URL is never the same.
 */
export function isSameAddress(one: string | undefined, other: string): boolean {
	return (
		one !== undefined && comparable(one) !== undefined && comparable(one) === comparable(other)
	);
}

/** Tells that two URLs are the same address with the same scheme and token. */
export function isSameUrl(one: string | undefined, other: string): boolean {
	return (
		one !== undefined &&
		isSameAddress(one, other) &&
		new URL(one).protocol === new URL(other).protocol &&
		tokenOf(one) === tokenOf(other)
	);
}

/** Takes every token out of a text that may quote a registered URL, such as an error of the API. */
export function hideToken(text: string): string {
	return text.replace(/(token(?:=|%3d))[^&\s"'<>\\]+/gi, '$1…');
}

function comparable(value: string): string | undefined {
	if (!URL.canParse(value)) return undefined;
	const { host, pathname, searchParams } = new URL(value);
	searchParams.delete(TOKEN_PARAMETER);
	return `${host}${pathname.replace(/\/+$/, '')}?${searchParams.toString()}`.toLowerCase();
}
